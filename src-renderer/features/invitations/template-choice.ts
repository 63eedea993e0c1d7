import type { Language } from '#contract/common.ts';
import { type MessageKind, messageKinds } from '#contract/queue.ts';
import type { Template } from '#contract/templates.ts';

export interface TemplateChoice {
  readonly kind: MessageKind;
  readonly language: Language;
  /** One of several texts of that kind; null = the first. */
  readonly family: string | null;
}

/** The kinds there is a text for, in the contract's order. */
export function kindsOf(templates: readonly Template[]): readonly MessageKind[] {
  return messageKinds.filter((kind) => templates.some((template) => template.kind === kind));
}

/** The texts of a kind, each once, in the language asked for where it has one. */
export function textsOf(
  templates: readonly Template[],
  { kind, language }: TemplateChoice,
): readonly Template[] {
  const families = Map.groupBy(
    templates.filter((template) => template.kind === kind),
    ({ family }) => family,
  );
  return [...families.values()].flatMap((variants) => inLanguage(variants, language) ?? []);
}

/** The languages one text is written in. */
export function languagesOf(templates: readonly Template[], family: string): readonly Language[] {
  return (['it', 'en'] as const).filter((language) =>
    templates.some((template) => template.family === family && template.language === language),
  );
}

/** The text chosen; else one of that kind and language, else of the kind, else any. */
export function templateFor(templates: readonly Template[], choice: TemplateChoice): Template | undefined {
  const ofKind = templates.filter(({ kind }) => kind === choice.kind);
  const chosen = ofKind.filter(({ family }) => family === choice.family);
  return inLanguage(chosen, choice.language) ?? inLanguage(ofKind, choice.language) ?? templates[0];
}

function inLanguage(variants: readonly Template[], language: Language): Template | undefined {
  return variants.find((template) => template.language === language) ?? variants[0];
}
