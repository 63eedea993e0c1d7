import { isGivenName } from '../clean/given-names.ts';
import { textKey } from '../clean/name-key.ts';
import type { Name } from '../clean/names-of-row.ts';

/**
 * Could two names on one phone be one person, written twice? A slip of the pen in one of the two names, or a missing
 * surname. Two known given names are two people, however alike: Mario and Maria, Luca and Lucia.
 */
export function isNearName(a: Name, b: Name): boolean {
  const [firstA, firstB, lastA, lastB] = [a.firstName, b.firstName, a.lastName, b.lastName].map(textKey);
  if (firstA === firstB) return lastA === '' || lastB === '' || isSlip(lastA ?? '', lastB ?? '');
  if (lastA !== lastB || (isGivenName(a.firstName) && isGivenName(b.firstName))) return false;
  return isSlip(firstA ?? '', firstB ?? '');
}

/** One letter too many, too few, wrong, or two swapped, in a word long enough for that to mean something. */
function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  if (long.length > short.length) return short.slice(from) === long.slice(from + 1);
  if (short.slice(from + 1) === long.slice(from + 1)) return true;
  return (
    short[from] === long[from + 1] &&
    short[from + 1] === long[from] &&
    short.slice(from + 2) === long.slice(from + 2)
  );
}
