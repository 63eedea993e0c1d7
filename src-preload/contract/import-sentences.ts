import type { Language } from './common.ts';
import { importSentencesEn } from './import-sentences-en.ts';
import { importSentencesIt } from './import-sentences-it.ts';

export type ImportCode = keyof typeof importSentencesIt;

const sentences: Readonly<Record<Language, Readonly<Record<ImportCode, string>>>> = {
  it: importSentencesIt,
  en: importSentencesEn,
};

export interface ImportFinding {
  readonly code: string;
  readonly row?: number | undefined;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}

/** What the import says of a row or a household, for a person; a code this version does not know stands for itself. */
export function importSentence(language: Language, { code, row, values }: ImportFinding): string {
  const sentence = isImportCode(code) ? sentences[language][code] : code;
  const facts: Readonly<Record<string, string | number | undefined>> = { ...values, row };
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}

function isImportCode(code: string): code is ImportCode {
  return Object.hasOwn(importSentencesIt, code);
}
