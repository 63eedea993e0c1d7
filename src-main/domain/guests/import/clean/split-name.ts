import type { NameOrder } from '../preview.ts';
import { isGivenName } from './given-names.ts';
import { isTitle } from './titles.ts';

export interface NameParts {
  readonly firstName: string;
  readonly lastName: string;
  /** The last name came first in the text. */
  readonly swapped: boolean;
}

const PARTICLES = new Set(
  'de di del della dello dei degli da dal dalla dalle la lo li le van von der den mc mac san santa st'.split(
    ' ',
  ),
);

/**
 * Cuts a whole name in two. What the text itself says ("Rossi, Mario", "ROSSI Mario") outweighs the order of the column.
 * One word alone is a first name.
 */
export function splitName(text: string, order: NameOrder): NameParts {
  const comma = /^([^,]+),\s*([^,]+)$/.exec(text);
  if (comma?.[1] && comma[2]) return { firstName: comma[2].trim(), lastName: comma[1].trim(), swapped: true };
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2) return { firstName: text.trim(), lastName: '', swapped: false };
  const shouted = leadingCapitals(words);
  const swapped = shouted > 0 || (order === 'lastFirst' && !endsInCapitals(words));
  const cut = shouted || (swapped ? lastNameLength(words) : firstNameLength(words));
  const [head, tail] = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
  return swapped
    ? { firstName: tail, lastName: head, swapped }
    : { firstName: head, lastName: tail, swapped };
}

/** "DE SANTIS Mario" → 2. Zero when the capitals mean nothing, as in "MARIO ROSSI". */
function leadingCapitals(words: readonly string[]): number {
  const end = words.findIndex((word) => !isShouted(word));
  return end > 0 && words.slice(end).every((word) => !isShouted(word)) ? end : 0;
}

function endsInCapitals(words: readonly string[]): boolean {
  return isShouted(words.at(-1) ?? '') && !isShouted(words[0] ?? '');
}

function isShouted(word: string): boolean {
  return /^\p{Lu}[\p{Lu}'’-]+$/u.test(word);
}

function firstNameLength(words: readonly string[]): number {
  if (isShouted(words.at(-1) ?? '') && !isShouted(words[0] ?? '')) return words.findIndex(isShouted);
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && isParticle(word));
  if (particle > 0) return particle;
  let length = 1;
  while (length < words.length - 1 && (isGivenName(words[length] ?? '') || leadsOn(words[length - 1] ?? '')))
    length += 1;
  return length;
}

/** "Mr. and Mrs. John Smith": the first name is not over after a title, or after an "and". */
function leadsOn(word: string): boolean {
  return isTitle(word) || /^(?:e|ed|and|&)$/i.test(word);
}

function lastNameLength(words: readonly string[]): number {
  const start = words.findIndex((word) => !isParticle(word));
  if (start > 0) return Math.min(start + 1, words.length - 1);
  const given = words.findIndex((word, at) => at > 0 && isGivenName(word));
  return given > 0 ? given : 1;
}

function isParticle(word: string): boolean {
  return PARTICLES.has(word.toLowerCase());
}
