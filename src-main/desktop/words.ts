import type { Language } from '#contract/common.ts';
import type { DeskWords } from './desk-words.ts';
import { en } from './words-en.ts';
import { it } from './words-it.ts';

const words: Readonly<Record<Language, DeskWords>> = { it, en };

export function deskWords(language: Language): DeskWords {
  return words[language];
}
