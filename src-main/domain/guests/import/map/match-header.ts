import { type Alias, COLUMN_ALIASES, VETO_WORDS } from './column-aliases.ts';

/** "Phone 1 - Value" → ["phone", "value"]: lower case, without accents, punctuation or numbers; camelCase comes apart. */
function headerWords(header: string): string[] {
  return header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** What a header means, or undefined. An exact alias wins, else the longest alias inside ("Cellulare dell'invitato"). */
export function matchHeader(header: string): Alias | undefined {
  if (/^\s*(?:\+\s*1|1\s*\+)\s*$/.test(header)) return 'companion';
  const words = headerWords(header);
  const exact = COLUMN_ALIASES.get(words.join(' '));
  if (exact) return exact;
  if (words.some((word) => VETO_WORDS.has(word))) return 'ignored';
  return longestInside(words);
}

function longestInside(words: readonly string[]): Alias | undefined {
  let best: Alias | undefined;
  let length = 0;
  // A question of a form can hold any word; a header that names a column is short.
  if (words.length > 8) return undefined;
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= words.length; to += 1) {
      const text = words.slice(from, to).join(' ');
      const alias = COLUMN_ALIASES.get(text);
      if (alias && text.length > length) [best, length] = [alias, text.length];
    }
  }
  return best;
}
