import type { Language } from '#contract/common.ts';
import { readLiquid } from './read-liquid.ts';
import { readWords } from './read-words.ts';
import { writeLiquid } from './write-liquid.ts';
import { writeWords } from './write-words.ts';

/** What stands in the editor, as the template that is saved. */
export function toTemplate(words: string, language: Language): string {
  return writeLiquid(readWords(words), language);
}

/** A template as an organiser reads and edits it. One that would come back as another is shown as it is written. */
export function toWords(body: string, language: Language): string {
  const segments = readLiquid(body);
  const words = writeWords(segments, language);
  return toTemplate(words, language) === writeLiquid(segments, language) ? words : body;
}
