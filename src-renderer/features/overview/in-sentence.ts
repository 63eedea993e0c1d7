import type { Language } from '#contract/common.ts';

/** A household's name inside a sentence: Italian writes «famiglia» small there. */
export function inSentence(name: string, language: Language): string {
  return language === 'it' ? name.replace(/^Famiglia(?= )/, 'famiglia') : name;
}
