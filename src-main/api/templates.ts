import type { Language } from '#contract/common.ts';
import type { Configuration } from '#contract/configuration.ts';
import { Refusal } from '#contract/result.ts';
import type { MessageKind } from '../domain/queue/message.ts';
import { analyseTemplate } from '../domain/templates/analyse-template.ts';
import type { TemplateRecord, TemplateStore } from '../domain/templates/template-store.ts';
import { holesOf } from '../domain/templates/text-warnings.ts';

/**
 * Refuses a text that cannot go to anybody: an invitation without the link by which it is answered, and any text with
 * a link where the event has no web site.
 */
export function requireFittingLink(
  { kind, body }: Pick<TemplateRecord, 'kind' | 'body'>,
  { event_has_site }: Pick<Configuration, 'event_has_site'>,
): void {
  if (!event_has_site && holesOf(body).includes('link')) throw new Refusal('TEMPLATE_LINK_WITHOUT_SITE');
  if (!event_has_site || kind !== 'INVITATION') return;
  const analysis = analyseTemplate(body);
  if (analysis.ok && !analysis.hasLink) throw new Refusal('TEMPLATE_LINK_MISSING');
}

export async function requireTemplate(store: TemplateStore, id: string): Promise<TemplateRecord> {
  const template = await store.template(id);
  if (template === null) throw new Refusal('UNKNOWN_TEMPLATE', { template: id });
  return template;
}

/** The one asked for; without an id the first of its kind in this language, else in any. */
export async function templateOrDefault(
  store: TemplateStore,
  id: string | undefined,
  kind: MessageKind,
  language: Language,
): Promise<TemplateRecord> {
  if (id !== undefined) return requireTemplate(store, id);
  const template = await defaultOf(store, kind, language);
  if (template === null) throw new Refusal('UNKNOWN_TEMPLATE', { template: kind });
  return template;
}

async function defaultOf(
  store: TemplateStore,
  kind: MessageKind,
  language: Language,
): Promise<TemplateRecord | null> {
  const ofKind = (await store.templates()).filter((template) => template.kind === kind);
  return ofKind.find((template) => template.language === language) ?? ofKind[0] ?? null;
}

/** The same text in the language a household reads, where there is one. */
export async function variantsOf(
  template: TemplateRecord,
  store: TemplateStore,
): Promise<(language: Language | null) => TemplateRecord> {
  const family = (await store.templates()).filter((each) => each.family === template.family);
  return (language) => family.find((each) => each.language === language) ?? template;
}
