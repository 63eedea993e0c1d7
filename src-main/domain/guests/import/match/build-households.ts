import { isUsableMobile, type PhoneNumber } from '../../phone-number.ts';
import type { CleanRow } from '../clean/clean-row.ts';
import { mergeDetails } from '../clean/details-of-row.ts';
import { mobilesFirst } from '../clean/phone-cell.ts';
import type { Corrections } from '../corrections.ts';
import type { Change, GoneHousehold, PreviewHousehold, Reason } from '../preview.ts';
import { type ExistingHousehold, type ExistingMatch, indexExisting } from './existing-guests.ts';
import { findRepeats, type Repeat } from './find-repeats.ts';
import { goneHouseholds } from './gone-households.ts';
import { type Grouping, groupRows } from './group-rows.ts';
import { nameHousehold } from './name-household.ts';

/** More than this under one label is a category that was taken for a household. */
const MANY_MOBILES = 6;
const MANY_GUESTS = 12;

interface Household {
  readonly rows: number[];
  /** The stored household that some of its rows already are in, or share a phone with. */
  existing?: ExistingMatch;
}

/** What a person decided about rows, by their lines in the file. */
export type RowDecisions = Pick<Corrections, 'accepted' | 'leftOut' | 'together'>;

/**
 * Clean rows → households in the order of the file, and the stored households the file no longer has. A row that
 * repeats another stands alone, next to what it repeats.
 */
export function buildHouseholds(
  all: readonly CleanRow[],
  existing: readonly ExistingHousehold[],
  decisions: RowDecisions = {},
): { households: PreviewHousehold[]; gone: GoneHousehold[] } {
  const { leftOut, together } = decisions;
  const lookUp = indexExisting(existing);
  const rows = leftOut?.size ? all.filter(({ row }) => !leftOut.has(row)) : all;
  const out = leftOut?.size ? all.filter(({ row }) => leftOut.has(row)) : [];
  const repeats = findRepeats(rows);
  const pairs = together?.size ? pairsOf(rows, together) : [];
  // What a person joined is no repeat of anything.
  for (const pair of pairs) for (const at of pair) repeats.delete(at);
  const grouping = groupRows(rows, repeats, pairs);
  const matches = rows.map((row) => (row.apart ? undefined : lookUp(row)));
  const households = new Map<number, Household>();
  const alone: number[] = [];
  for (const at of rows.keys()) {
    const root = grouping.households.find(at);
    const household: Household = households.get(root) ?? { rows: [] };
    households.set(root, household);
    const match = matches[at];
    if (match?.how === 'same' || match?.how === 'phone') household.existing = match;
    if (repeats.has(at) || (match && match.how !== 'phone')) alone.push(at);
    else household.rows.push(at);
  }
  const context: Context = { rows, repeats, grouping, matches, households, alone: new Set(alone) };
  const whole = [...households.values()]
    .filter((household) => household.rows.length > 0)
    .map((household) => wholeHousehold(household, context));
  const accepted = [...whole, ...alone.map((at) => loneRow(at, context))].map((household) =>
    withDecision(household, decisions),
  );
  return {
    households: [...accepted, ...out.map(leftOutRow)].sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0)),
    gone: goneHouseholds(existing, [...matches, ...out.map(lookUp)]),
  };
}

/** Line → line, as indexes. */
function pairsOf(rows: readonly CleanRow[], together: ReadonlyMap<number, number>): [number, number][] {
  const byLine = new Map(rows.map(({ row }, at) => [row, at]));
  return [...together].flatMap(([line, other]) => {
    const [at, with_] = [byLine.get(line), byLine.get(other)];
    return at === undefined || with_ === undefined ? [] : [[at, with_]];
  });
}

/** Accepted is what was accepted whole: a row that joined later has to be looked at. */
function withDecision(household: PreviewHousehold, { accepted, together }: RowDecisions): PreviewHousehold {
  const { rows } = household;
  const joined = together?.size ? rows.filter((row) => rows.includes(together.get(row) ?? -1)) : [];
  const said = joined.length > 0 ? { ...household, joined } : household;
  if (!accepted?.size || !rows.every((row) => accepted.has(row))) return said;
  return { ...said, decision: 'accepted' };
}

function leftOutRow(row: CleanRow): PreviewHousehold {
  const reasons: Reason[] = [{ code: 'LEFT_OUT_BY_HAND', row: row.row }];
  return { ...summarise([row]), status: 'toCheck', reasons, decision: 'leftOut' };
}

interface Context {
  readonly rows: readonly CleanRow[];
  readonly repeats: ReadonlyMap<number, Repeat>;
  readonly grouping: Grouping;
  readonly matches: readonly (ExistingMatch | undefined)[];
  readonly households: ReadonlyMap<number, Household>;
  readonly alone: ReadonlySet<number>;
}

function wholeHousehold({ rows: indexes, existing }: Household, context: Context): PreviewHousehold {
  const members = indexes.flatMap((at) => context.rows[at] ?? []);
  const base = summarise(members);
  const reasons = [...gather(members, (row) => row.reasons)];
  const grouped = new Set(indexes.flatMap((at) => context.grouping.reasons.get(at) ?? []));
  for (const code of grouped) reasons.push({ code });
  if (existing?.how === 'phone') reasons.push({ code: 'PHONE_ALREADY_IN_GUEST_LIST' });
  if (existing?.how === 'same') reasons.push({ code: 'HOUSEHOLD_ALREADY_IN_GUEST_LIST' });
  if (!existing) reasons.push(...unreachable(base.phones, reasons));
  if (base.phones.filter(isUsableMobile).length > MANY_MOBILES || base.guests.length > MANY_GUESTS) {
    reasons.push({ code: 'HOUSEHOLD_UNUSUALLY_LARGE' });
  }
  const joined = members.filter((_, at) => context.grouping.joinedByPhone.has(indexes[at] ?? -1));
  const changes = base.changes.concat(joined.map(({ row }) => joinedByPhone(row, base.name)));
  // What Invita wrote has been decided before.
  if (members.every(({ own }) => own) && !existing) reasons.length = 0;
  const status = reasons.length === 0 ? 'ready' : 'toCheck';
  return { ...base, status, reasons, changes, ...(existing && { existingId: existing.id }) };
}

function joinedByPhone(row: number, after: string): Change {
  return { row, field: 'household', before: '', after, why: 'HOUSEHOLD_SAME_PHONE_AND_SURNAME' };
}

function unreachable(phones: readonly PhoneNumber[], reasons: readonly Reason[]): Reason[] {
  if (phones.some(isUsableMobile)) return [];
  if (phones.length > 0) return [{ code: 'ONLY_LANDLINES_IN_HOUSEHOLD' }];
  return reasons.some(({ values }) => values) ? [] : [{ code: 'NO_PHONE_IN_HOUSEHOLD' }];
}

/** A row that is, or may be, there already: in this file or in the stored list. */
function loneRow(at: number, context: Context): PreviewHousehold {
  const row = context.rows[at];
  const [repeat, match] = [context.repeats.get(at), context.matches[at]];
  const home = context.households.get(context.grouping.households.find(at));
  const stored = match?.how === 'same' || (match?.how === 'noPhone' && home?.existing?.id === match.id);
  const moved =
    row && match?.how === 'otherPhone' && !repeat && !home?.existing ? changedPhone(row, match) : undefined;
  const certain = stored || repeat?.certain === true || moved?.code === 'PHONE_CHANGED_AFTER_INVITATION';
  const first = home?.rows[0];
  const existingId = home?.existing?.id ?? (match?.how === 'near' || moved ? match?.id : undefined);
  const code = stored ? 'DUPLICATE_IN_GUEST_LIST' : certain ? 'DUPLICATE_IN_FILE' : 'POSSIBLE_DUPLICATE';
  return {
    ...summarise(row ? [row] : []),
    status: certain ? 'duplicate' : 'toCheck',
    reasons: [moved ?? { code }, ...(certain ? [] : (row?.reasons ?? []))],
    duplicateOf: repeat && !stored ? keyOf(repeat.of, context) : (match?.id ?? ''),
    ...(first !== undefined && { joins: rowKey(context.rows[first]) }),
    ...(existingId !== undefined && { existingId }),
  };
}

/** Somebody of the stored list has another number in this one. Who has an invitation keeps the number it went to. */
function changedPhone({ row, phones }: CleanRow, { household }: ExistingMatch): Reason {
  const text = household.phones.join(', ') || '–';
  const [proposal] = mobilesFirst(phones).map(({ e164 }) => e164);
  const code = household.invited ? 'PHONE_CHANGED_AFTER_INVITATION' : 'PHONE_CHANGED';
  return { code, row, values: { text, ...(proposal && { proposal }) } };
}

/** The key of the preview household that row `at` ended up in. */
function keyOf(at: number, { rows, grouping, households, alone }: Context): string {
  const first = alone.has(at) ? at : households.get(grouping.households.find(at))?.rows[0];
  return rowKey(rows[first ?? at]);
}

function rowKey(row: CleanRow | undefined): string {
  return `row-${row?.row}`;
}

function summarise(members: readonly CleanRow[]): Omit<PreviewHousehold, 'status' | 'reasons'> {
  const guests = gather(members, (member) => member.guests);
  const phones = gather(members, (member) => member.phones);
  const details = mergeDetails(members.map((member) => member.details));
  const label = members.find((member) => member.label !== '')?.label ?? '';
  return {
    key: rowKey(members[0]),
    name: members[0]?.householdName || nameHousehold(label, guests),
    rows: members.map(({ row }) => row),
    phones: members[0]?.own ? once(phones) : mobilesFirst(phones),
    guests,
    changes: gather(members, (member) => member.changes),
    ...(details && { details }),
  };
}

/** In the order of the file. */
function once(phones: readonly PhoneNumber[]): PhoneNumber[] {
  return [...new Map(phones.map((phone) => [phone.e164, phone])).values()];
}

/** Most households are one row, whose own list then serves: in a long list that is half the time of this step. */
function gather<T>(members: readonly CleanRow[], pick: (row: CleanRow) => readonly T[]): readonly T[] {
  const [only] = members;
  return only && members.length === 1 ? pick(only) : members.flatMap(pick);
}
