import type { CleanRow } from '../clean/clean-row.ts';
import { nameKey } from '../clean/name-key.ts';
import { isNearName } from './near-name.ts';

/** A row that says again what row `of` says (both are indexes). `onPhone`: the two share a phone. */
export interface Repeat {
  readonly of: number;
  readonly certain: boolean;
  readonly onPhone: boolean;
}

/** A phone that a whole list shares (the organiser's own) must not make the search quadratic. */
const COMPARED_PER_PHONE = 10;

interface Seen {
  readonly at: number;
  readonly companion: boolean;
  readonly hasPhone: boolean;
}

/**
 * Finds guests who are in the list twice. Certain: same name on the same phone, or in the same household when one of
 * the two has no phone. Possible: a slip of the pen apart on one phone; the same full name, once without a phone or as
 * somebody's companion. The same name with two different phones is two people.
 */
export function findRepeats(rows: readonly CleanRow[]): Map<number, Repeat> {
  const repeats = new Map<number, Repeat>();
  const onPhone = new Map<string, number[]>();
  const names = new Map<string, Seen>();
  const labelled = new Map<string, Seen>();
  for (const [at, row] of rows.entries()) {
    if (row.own || row.apart) continue;
    const shared = samePhone(rows, at, onPhone);
    if (shared) {
      repeats.set(at, shared);
      continue;
    }
    const seen: Seen = { at, companion: false, hasPhone: row.phones.length > 0 };
    const inHousehold = row.labelKey && `${row.labelKey}|${row.key}`;
    const twin = inHousehold ? labelled.get(inHousehold) : undefined;
    if (twin && (!twin.hasPhone || !seen.hasPhone)) {
      const [again, of] = seen.hasPhone ? [twin.at, at] : [at, twin.at];
      repeats.set(again, { of, certain: true, onPhone: false });
    } else sameName(row, seen, names, repeats);
    if (inHousehold && !repeats.has(at)) labelled.set(inHousehold, seen);
    for (const { e164 } of row.phones) addTo(onPhone, e164, at);
  }
  return repeats;
}

function samePhone(
  rows: readonly CleanRow[],
  at: number,
  onPhone: ReadonlyMap<string, number[]>,
): Repeat | undefined {
  const phones = rows[at]?.phones ?? [];
  // Most rows share their phone with nobody.
  if (!phones.some(({ e164 }) => onPhone.has(e164))) return undefined;
  const main = rows[at]?.guests[0];
  const others = phones.flatMap(({ e164 }) => onPhone.get(e164) ?? []);
  const same = others.find((other) => rows[other]?.key === rows[at]?.key);
  if (same !== undefined) return { of: same, certain: true, onPhone: true };
  const near = others.find((other) => {
    const guest = rows[other]?.guests[0];
    return main && guest && isNearName(main, guest);
  });
  return near === undefined ? undefined : { of: near, certain: false, onPhone: true };
}

/** Compares every full name of the row with the names above it, and adds them. */
function sameName(row: CleanRow, main: Seen, names: Map<string, Seen>, repeats: Map<number, Repeat>): void {
  for (const [index, { firstName, lastName }] of row.guests.entries()) {
    if (firstName === '' || lastName === '') continue;
    const key = index === 0 ? row.key : nameKey(`${firstName} ${lastName}`);
    const seen = index === 0 ? main : { at: main.at, companion: true, hasPhone: false };
    const other = names.get(key);
    if (!other || other.at === main.at) names.set(key, seen);
    else if (!other.hasPhone || !seen.hasPhone) {
      const upperIsWeaker = seen.hasPhone && !other.companion;
      const [again, of] = upperIsWeaker ? [other.at, main.at] : [main.at, other.at];
      if (!repeats.has(again) && repeats.get(of)?.of !== again)
        repeats.set(again, { of, certain: false, onPhone: false });
      if (upperIsWeaker) names.set(key, seen);
    }
  }
}

function addTo(buckets: Map<string, number[]>, key: string, at: number): void {
  const bucket = buckets.get(key);
  if (!bucket) buckets.set(key, [at]);
  else if (bucket.length < COMPARED_PER_PHONE) bucket.push(at);
}
