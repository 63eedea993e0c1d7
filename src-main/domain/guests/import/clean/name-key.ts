/**
 * A name reduced to what makes it the same name: no case, accents or punctuation, and no order of its words, so that
 * "Rossi Mario" is "Mario Rossi".
 */
export function nameKey(text: string): string {
  const words = plainWords(text);
  return words.length < 2 ? (words[0] ?? '') : words.sort().join(' ');
}

/** The same reduction in which the order of the words still counts: for labels and surnames. */
export function textKey(text: string): string {
  return plainWords(text).join(' ');
}

function plainWords(text: string): string[] {
  const lower = text.toLowerCase();
  if (/^[a-z]+$/.test(lower)) return [lower];
  const bare = /^[ -~]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
  return bare
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
