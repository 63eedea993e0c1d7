import type { Language } from '#contract/common.ts';
import { Refusal } from '#contract/result.ts';
import type { MessageKind } from '../domain/queue/message.ts';
import type { TemplateRecord } from '../domain/templates/template-store.ts';

/** The first template of its kind in the language of the configuration, else in any. */
export function defaultTemplateId(
  templates: readonly TemplateRecord[],
  kind: MessageKind,
  language: Language,
): string {
  const ofKind = templates.filter((template) => template.kind === kind);
  const chosen = ofKind.find((template) => template.language === language) ?? ofKind[0];
  if (chosen === undefined) throw new Refusal('UNKNOWN_TEMPLATE', { kind });
  return chosen.id;
}
