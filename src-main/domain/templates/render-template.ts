import { endLineAfterLink } from './end-line-after-link.ts';
import { parseTemplate, renderNodes, type TemplateVariables } from './template-engine.ts';
import { type TemplateFailure, templateFailure } from './template-failure.ts';
import { isBlank, tidyText } from './tidy-text.ts';

export type RenderedTemplate = { readonly ok: true; readonly text: string } | TemplateFailure;

/** A template that was read once, for thousands of households. */
export interface PreparedTemplate {
  readonly ok: true;
  /** See `renderTemplate`. */
  render(variables: TemplateVariables): RenderedTemplate;
}

/** UTF-16 units. WhatsApp takes 65,536; nobody reads that, and a long first message looks like spam. */
export const maxTextLength = 4096;
/** What WhatsApp shows of the words beside a file. */
export const maxCaptionLength = 1024;

/**
 * The text of one message: `body` with `variables` filled in, line breaks as LF, no white space around it, and the
 * personal link (`variables.link`) at the end of its line. Every placeholder that `body` mentions has to be a key of
 * `variables`.
 */
export function renderTemplate(body: string, variables: TemplateVariables): RenderedTemplate {
  const prepared = prepareTemplate(body);
  return prepared.ok ? prepared.render(variables) : prepared;
}

export function prepareTemplate(body: string, maxLength = maxTextLength): PreparedTemplate | TemplateFailure {
  const parsed = parseTemplate(body);
  if (!parsed.ok) return parsed;
  const { nodes, placeholders } = parsed;

  function render(variables: TemplateVariables): RenderedTemplate {
    const unknown = placeholders.filter(({ text, simple }) => !(simple && Object.hasOwn(variables, text)));
    if (unknown.length > 0) {
      const names = unknown.map(({ text }) => text);
      return templateFailure('TEMPLATE_UNKNOWN_PLACEHOLDER', { placeholders: names });
    }
    const raw = renderNodes(nodes, variables);
    return raw.ok ? finish(raw.text, variables['link'], maxLength) : raw;
  }

  return { ok: true, render };
}

function finish(raw: string, link: unknown, limit: number): RenderedTemplate {
  const tidied = tidyText(raw);
  const text = (typeof link === 'string' ? endLineAfterLink(tidied, link) : tidied).trim();
  if (isBlank(text)) return templateFailure('TEMPLATE_EMPTY');
  if (text.length > limit) return templateFailure('TEMPLATE_TOO_LONG', { length: text.length, limit });
  return { ok: true, text };
}
