import { isUsableMobile, type PhoneNumber } from '../../phone-number.ts';
import type { CleanRow } from '../clean/clean-row.ts';
import { mobilesFirst } from '../clean/phone-cell.ts';
import type { Change, PreviewHousehold, Reason } from '../preview.ts';
import { type ExistingHousehold, type ExistingMatch, indexExisting } from './existing-guests.ts';
import { findRepeats, type Repeat } from './find-repeats.ts';
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

/** Clean rows → households in the order of the file. A row that repeats another stands alone, next to what it repeats. */
export function buildHouseholds(
  rows: readonly CleanRow[],
  existing: readonly ExistingHousehold[],
): PreviewHousehold[] {
  const repeats = findRepeats(rows);
  const grouping = groupRows(rows, repeats);
  const lookUp = indexExisting(existing);
  const matches = rows.map(lookUp);
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
  return [...whole, ...alone.map((at) => loneRow(at, context))].sort(
    (a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0),
  );
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
  const certain = stored || repeat?.certain === true;
  const first = home?.rows[0];
  const existingId = home?.existing?.id ?? (match?.how === 'near' ? match.id : undefined);
  const code = stored ? 'DUPLICATE_IN_GUEST_LIST' : certain ? 'DUPLICATE_IN_FILE' : 'POSSIBLE_DUPLICATE';
  return {
    ...summarise(row ? [row] : []),
    status: certain ? 'duplicate' : 'toCheck',
    reasons: [{ code }, ...(certain ? [] : (row?.reasons ?? []))],
    duplicateOf: repeat && !stored ? keyOf(repeat.of, context) : (match?.id ?? ''),
    ...(first !== undefined && { joins: rowKey(context.rows[first]) }),
    ...(existingId !== undefined && { existingId }),
  };
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
  const label = members.find((member) => member.label !== '')?.label ?? '';
  return {
    key: rowKey(members[0]),
    name: nameHousehold(label, guests),
    rows: members.map(({ row }) => row),
    phones: mobilesFirst(gather(members, (member) => member.phones)),
    guests,
    changes: gather(members, (member) => member.changes),
  };
}

/** Most households are one row, whose own list then serves: in a long list that is half the time of this step. */
function gather<T>(members: readonly CleanRow[], pick: (row: CleanRow) => readonly T[]): readonly T[] {
  const [only] = members;
  return only && members.length === 1 ? pick(only) : members.flatMap(pick);
}
