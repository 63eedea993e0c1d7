import type { Language } from '#contract/common.ts';
import { Refusal } from '#contract/result.ts';
import type { MessageKind } from '../domain/queue/message.ts';
import type { TemplateRecord, TemplateStore } from '../domain/templates/template-store.ts';

/** The one asked for; without an id the first of its kind in this language, else in any. */
export async function templateOrDefault(
  store: TemplateStore,
  id: string | undefined,
  kind: MessageKind,
  language: Language,
): Promise<TemplateRecord> {
  const template = id === undefined ? await defaultOf(store, kind, language) : await store.template(id);
  if (template === null) throw new Refusal('UNKNOWN_TEMPLATE', { template: id ?? kind });
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
