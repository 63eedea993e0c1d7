import { isUsableMobile, type PhoneNumber } from '../../phone-number.ts';
import type { CleanRow } from '../clean/clean-row.ts';
import { textKey } from '../clean/name-key.ts';
import type { ReasonCode } from '../preview.ts';
import type { Repeat } from './find-repeats.ts';
import { createPartition, type Partition } from './partition.ts';

export interface Grouping {
  /** Rows of one household are in one set. */
  readonly households: Partition;
  /** By row index. */
  readonly reasons: ReadonlyMap<number, readonly ReasonCode[]>;
  /** Rows that joined the rows above them only because phone and surname are the same. */
  readonly joinedByPhone: ReadonlySet<number>;
}

/** Puts rows into households: by what the file says first, then by phones that several rows share. */
export function groupRows(
  rows: readonly CleanRow[],
  repeats: ReadonlyMap<number, Repeat>,
  together: readonly (readonly [number, number])[] = [],
): Grouping {
  const households = createPartition(rows.length);
  const reasons = new Map<number, ReasonCode[]>();
  const joinedByPhone = new Set<number>();
  const blame = (at: number, code: ReasonCode) => reasons.set(at, [...(reasons.get(at) ?? []), code]);
  joinByLabel(rows, repeats, households);
  joinByHost(rows, repeats, households, blame);
  for (const { phone, sharers } of sharedPhones(rows, repeats)) {
    if (new Set(sharers.map((at) => households.find(at))).size < 2) continue;
    const labels = new Set(sharers.map((at) => rows[at]?.labelKey ?? '').filter((label) => label !== ''));
    const sameSurname = haveOneSurname(sharers.map((at) => rows[at]));
    // People of two names with one landline share a home; nothing is sent there that could go to the wrong one.
    if (!sameSurname && !isUsableMobile(phone)) continue;
    if (!sameSurname) for (const at of sharers) blame(at, 'PHONE_WITH_TWO_SURNAMES');
    else if (labels.size > 1) for (const at of sharers) blame(at, 'PHONE_IN_TWO_HOUSEHOLDS');
    if (labels.size > 1 || (!sameSurname && labels.size > 0)) continue;
    const [first = 0, ...others] = sharers;
    for (const at of others) {
      if (sameSurname && households.find(at) !== households.find(first)) joinedByPhone.add(at);
      households.join(first, at);
    }
  }
  for (const [at, other] of together) households.join(at, other);
  for (const [at, { of, certain, onPhone }] of repeats) if (certain || onPhone) households.join(at, of);
  return { households, reasons, joinedByPhone };
}

function joinByLabel(
  rows: readonly CleanRow[],
  repeats: ReadonlyMap<number, Repeat>,
  households: Partition,
): void {
  const first = new Map<string, number>();
  for (const [at, { labelKey: key }] of rows.entries()) {
    if (key === '' || repeats.get(at)?.certain) continue;
    const other = first.get(key);
    if (other === undefined) first.set(key, at);
    else households.join(other, at);
  }
}

/** "Ospite di: Mario Rossi". Who has a mobile of their own does not need the host to be found. */
function joinByHost(
  rows: readonly CleanRow[],
  repeats: ReadonlyMap<number, Repeat>,
  households: Partition,
  blame: (at: number, code: ReasonCode) => void,
): void {
  if (!rows.some(({ host }) => host !== '')) return;
  const byName = new Map<string, number[]>();
  for (const [at, { key }] of rows.entries()) {
    if (repeats.get(at)?.certain) continue;
    byName.set(key, [...(byName.get(key) ?? []).slice(0, 1), at]);
  }
  for (const [at, { host, phones }] of rows.entries()) {
    if (host === '') continue;
    const [found, another] = (byName.get(host) ?? []).filter((other) => other !== at);
    if (found !== undefined && another === undefined) households.join(found, at);
    else if (found !== undefined) blame(at, 'HOST_NOT_UNIQUE');
    else if (phones.length === 0) blame(at, 'HOST_NOT_FOUND');
  }
}

interface SharedPhone {
  readonly phone: PhoneNumber;
  /** Indexes of the rows that have it. */
  readonly sharers: number[];
}

/** The phones that more than one row has; what repeats another row does not count. */
function sharedPhones(rows: readonly CleanRow[], repeats: ReadonlyMap<number, Repeat>): SharedPhone[] {
  const firstOn = new Map<string, number>();
  const shared = new Map<string, SharedPhone>();
  for (const [at, { phones, own, apart }] of rows.entries()) {
    if (own || apart || repeats.has(at)) continue;
    for (const phone of phones) {
      const first = firstOn.get(phone.e164);
      if (first === undefined) firstOn.set(phone.e164, at);
      else {
        const known = shared.get(phone.e164) ?? { phone, sharers: [first] };
        known.sharers.push(at);
        shared.set(phone.e164, known);
      }
    }
  }
  return [...shared.values()];
}

function haveOneSurname(rows: readonly (CleanRow | undefined)[]): boolean {
  const surnames = new Set(rows.map((row) => textKey(row?.guests[0]?.lastName ?? '')));
  return surnames.size === 1 && !surnames.has('');
}
