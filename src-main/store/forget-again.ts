import { sql } from 'kysely';
import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type { NewGuest } from '../domain/guests/household-store.ts';
import { Database } from './database.ts';
import type { ForgottenGuestRow, HouseholdKinRow } from './event-tables.ts';
import { dropSnapshots } from './forgotten-list.ts';
import { readSnapshots } from './household-snapshots.ts';
import { forgetAt, forgetHouseholds } from './retention-store.ts';
import { isNamed, nameOf } from './same-guests.ts';
import { statement } from './sql.ts';

type Nothing = Record<never, never>;
type Id = { id: string };

const selectForgotten = statement<Nothing, Id>((_, db) => ({
  compile: () => sql<Id>`SELECT id FROM forgotten_household`.compile(db),
}));

const selectForgottenGuests = statement<Nothing, ForgottenGuestRow>((_, db) =>
  db.selectFrom('forgotten_guest').selectAll(),
);

const selectKin = statement<Nothing, HouseholdKinRow>((_, db) => db.selectFrom('household_kin').selectAll());

const selectHouseholds = statement<Nothing, Id>((_, db) => db.selectFrom('household').select('id'));

const selectGuests = statement<Nothing, Listed>((_, db) =>
  db
    .selectFrom('guest')
    .select(['id', 'household_id as household', 'first_name as firstName', 'last_name as lastName'])
    .where(sql<boolean>`first_name || last_name <> ''`),
);

const selectNumbers = statement<Nothing, { phone: string }>((_, db) =>
  db
    .selectFrom('household_phone')
    .select('phone')
    .union(
      db.selectFrom('guest').select('phone').where('phone', 'is not', null).$narrowType<{ phone: string }>(),
    ),
);

interface Listed {
  readonly id: string | null;
  readonly household: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** What a store knows of who is gone, and of who is not. */
interface Known {
  readonly households: ReadonlySet<string>;
  readonly guests: readonly ForgottenGuestRow[];
  readonly kin: readonly HouseholdKinRow[];
  readonly listed: readonly Listed[];
  readonly numbers: ReadonlySet<string>;
  /** Whose ids its guests have, as `forgotten_guest.ids`. */
  readonly ids: string;
}

/** Who of a copy is to be forgotten in it. */
export interface ForgetAgain {
  /** Households of which nobody is left. Not all of them are in the copy, but something of theirs may be. */
  readonly households: readonly string[];
  readonly guests: readonly { readonly household: string; readonly position: number }[];
  /** Ids of households and guests that no undo may put back. */
  readonly traces: readonly string[];
  /** Numbers (E.164) that are on the list still. */
  readonly numbers: ReadonlySet<string>;
}

/**
 * Who was forgotten in the store at `present` since the copy was made. People are known by their ids, in whichever household
 * the copy has them. Where an id says nothing, as the copy is of a list that was given other ids, somebody stays only who
 * is on the list here by the same name, in that household or in one that people went to from it. So it is with somebody of the
 * copy who has no id, where anybody was forgotten.
 */
export function whoToForget(copy: Database, presentPath: string): ForgetAgain {
  const present = readKnown(presentPath);
  const there = knownIn(copy);
  const isNew = new Set(there.guests.map(({ id }) => id));
  const since = present.guests.filter(({ id }) => !isNew.has(id));
  const goneHouseholds = [...present.households].filter((id) => !there.households.has(id));
  const kin = groupsOf([...present.kin, ...there.kin]);
  const looked = {
    gone: new Set(since.map(({ id }) => id)),
    households: new Set(goneHouseholds),
    /** Groups of households in which somebody was forgotten whom no id tells. */
    vague: new Set(since.flatMap(({ ids, household }) => (ids === there.ids ? [] : [kin(household)]))),
    touched: new Set(since.map(({ household }) => kin(household))),
  };
  const onList = new OnList(present.listed, kin);
  const households = new Set(goneHouseholds);
  const guests: { household: string; position: number }[] = [];
  const ids = copy.all(selectHouseholds({})).map(({ id }) => id);
  const copied = readSnapshots(copy, ids);
  // All of them before anybody is looked for by name: a namesake must not be taken for one whose id says who it is.
  const byId = new Set(
    copied.flatMap(({ guests }) =>
      guests.filter(({ id }) => id && !looked.gone.has(id) && onList.takeById(id)),
    ),
  );
  for (const household of copied) {
    const { id } = household;
    const going = goingOf(household, looked, { onList, byId }, kin(id));
    const named = household.guests.filter(isNamed).length;
    if (going.length === named) {
      if (going.length > 0) households.add(id);
    } else {
      households.delete(id);
      guests.push(...going.map((position) => ({ household: id, position })));
    }
  }
  const traces = [...looked.gone, ...households, ...vagueTraces(since, there.ids)];
  return { households: [...households], guests, traces, numbers: present.numbers };
}

/** Places of those who go. */
function goingOf(
  { id, guests }: HouseholdSnapshot,
  looked: {
    readonly gone: ReadonlySet<string>;
    readonly households: ReadonlySet<string>;
    readonly vague: ReadonlySet<string>;
    readonly touched: ReadonlySet<string>;
  },
  { onList, byId }: { readonly onList: OnList; readonly byId: ReadonlySet<NewGuest> },
  group: string,
): number[] {
  const careful = looked.households.has(id) || looked.vague.has(group);
  return guests.flatMap((guest, position) => {
    if (!isNamed(guest) || byId.has(guest)) return [];
    if (looked.gone.has(guest.id ?? '')) return [position];
    const isVague = careful || (!guest.id && looked.touched.has(group));
    return isVague && !onList.takeByName(group, nameOf(guest)) ? [position] : [];
  });
}

/** Who is on the list now, each taken for one of the copy at most: of two with one name, one may be gone. */
class OnList {
  readonly #byId = new Map<string, Listed>();
  readonly #byName = new Map<string, Set<Listed>>();
  readonly #kin: (household: string) => string;

  constructor(listed: readonly Listed[], kin: (household: string) => string) {
    this.#kin = kin;
    for (const guest of listed) {
      if (guest.id !== null) this.#byId.set(guest.id, guest);
      const key = keyOf(kin(guest.household), nameOf(guest));
      this.#byName.set(key, (this.#byName.get(key) ?? new Set()).add(guest));
    }
  }

  takeById(id: string): boolean {
    const guest = this.#byId.get(id);
    if (guest === undefined) return false;
    this.#byId.delete(id);
    this.#byName.get(keyOf(this.#kin(guest.household), nameOf(guest)))?.delete(guest);
    return true;
  }

  takeByName(group: string, name: string): boolean {
    const all = this.#byName.get(keyOf(group, name));
    const [guest] = all ?? [];
    if (guest === undefined) return false;
    all?.delete(guest);
    if (guest.id !== null) this.#byId.delete(guest.id);
    return true;
  }
}

const keyOf = (group: string, name: string) => `${group} ${name}`;

/** Each household's group, named after one of its households. */
function groupsOf(kin: readonly HouseholdKinRow[]): (household: string) => string {
  const parents = new Map<string, string>();
  const rootOf = (household: string): string => {
    let root = household;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  for (const { household, kin: other } of kin) {
    const [one, two] = [rootOf(household), rootOf(other)];
    if (one !== two) parents.set(one, two);
  }
  return rootOf;
}

/** Where ids tell nobody apart, the households that somebody was of. */
function vagueTraces(since: readonly ForgottenGuestRow[], ids: string): string[] {
  return since.flatMap((guest) => (guest.ids === ids ? [] : [guest.household]));
}

function readKnown(path: string): Known {
  const present = Database.openReadOnly(path);
  try {
    return knownIn(present);
  } finally {
    present.close();
  }
}

function knownIn(database: Database): Known {
  return {
    households: new Set(database.all(selectForgotten({})).map(({ id }) => id)),
    guests: database.all(selectForgottenGuests({})),
    kin: database.all(selectKin({})),
    listed: database.all(selectGuests({})),
    numbers: new Set(database.all(selectNumbers({})).map(({ phone }) => phone)),
    ids: database.scalar<string>("SELECT coalesce(guest_ids, '') FROM event"),
  };
}

/** Inside the caller's transaction; false where a message that concerns one of them is in doubt. */
export function forgetGuestsAgain(
  database: Database,
  { guests, numbers, traces }: ForgetAgain,
  now: number,
): boolean {
  const going = Map.groupBy(guests, ({ household }) => household);
  for (const [id, places] of going) {
    const [before] = readSnapshots(database, [id]);
    if (before === undefined) continue;
    const positions = new Set(places.map(({ position }) => position));
    const lost = numbersLost(before, positions, numbers);
    for (const position of positions) {
      const [household] = readSnapshots(database, [id]);
      if (household === undefined || !forgetAt(database, household, position, now, lost).ok) return false;
    }
  }
  dropSnapshots(database, traces);
  return true;
}

/** Numbers that nobody on the list has any more, without those that are said to be of somebody who stays. */
function numbersLost(
  { guests, phones }: HouseholdSnapshot,
  going: ReadonlySet<number>,
  onList: ReadonlySet<string>,
): string[] {
  const theirs = new Set(guests.flatMap(({ phone }, position) => (going.has(position) ? [] : (phone ?? []))));
  return phones.flatMap(({ e164 }) => (onList.has(e164) || theirs.has(e164) ? [] : [e164]));
}

/** False where a message to one of them is in doubt. Inside the caller's transaction. */
export function forgetHouseholdsAgain(database: Database, { households }: ForgetAgain, now: number): boolean {
  return households.length === 0 || forgetHouseholds(database, households, now) !== null;
}
