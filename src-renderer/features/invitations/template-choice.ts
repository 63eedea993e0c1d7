import type { Language } from '#contract/common.ts';
import type { Template } from '#contract/invitations.ts';
import { type MessageKind, messageKinds } from '#contract/queue.ts';

export interface TemplateChoice {
  readonly kind: MessageKind;
  readonly language: Language;
}

/** The kinds there is a text for, in the contract's order. */
export function kindsOf(templates: readonly Template[]): readonly MessageKind[] {
  return messageKinds.filter((kind) => templates.some((template) => template.kind === kind));
}

/** The languages there is a text of this kind in. */
export function languagesOf(templates: readonly Template[], kind: MessageKind): readonly Language[] {
  return (['it', 'en'] as const).filter((language) =>
    templates.some((template) => template.kind === kind && template.language === language),
  );
}

/** The text of that kind and language; else that of the kind in any language, else any. */
export function templateFor(
  templates: readonly Template[],
  { kind, language }: TemplateChoice,
): Template | undefined {
  const ofKind = templates.filter((template) => template.kind === kind);
  return ofKind.find((template) => template.language === language) ?? ofKind[0] ?? templates[0];
}
