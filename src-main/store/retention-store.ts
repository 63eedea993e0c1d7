import { type Expression, sql } from 'kysely';
import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type {
  Forgotten,
  ForgottenGuest,
  GuestToForget,
  RetentionStore,
} from '../domain/retention/retention-store.ts';
import { inThread } from './care.ts';
import type { Database } from './database.ts';
import { forgetOne, wordsElsewhere } from './forgotten-guest.ts';
import { dropSnapshots, kinOf, noteForgottenHouseholds } from './forgotten-list.ts';
import { forgetMessages } from './forgotten-messages.ts';
import { addressColumns, peopleOf } from './forgotten-people.ts';
import { readSnapshots } from './household-snapshots.ts';
import { isNamed } from './same-guests.ts';
import { among, statement } from './sql.ts';

interface Erasing extends Record<string, string> {
  households: string;
  /** With those that people of theirs went to or came from. */
  kin: string;
  addresses: string;
}

const countKnown = statement<{ ids: string }, { known: number }>((p, db) => ({
  compile: () =>
    sql<{ known: number }>`SELECT count(*) AS known FROM household WHERE id IN ${among(p.ids)}`.compile(db),
}));

/** In this order: the household goes last, and takes people, phones and tags with it. */
const erasures = (
  [
    ({ households }) => sql`DELETE FROM household_event WHERE household IN ${among(households)}`,
    ({ households }) =>
      sql`UPDATE household_event SET details = json_remove(details, '$.name')
        WHERE details ->> 'household' IN ${among(households)}`,
    ({ households }) => sql`DELETE FROM rsvp_answer WHERE household_id IN ${among(households)}`,
    ({ households, kin, addresses }) =>
      sql`DELETE FROM incoming_message WHERE household_id IN ${among(households)}
        OR (sender IN ${among(addresses)} AND (household_id IS NULL OR household_id IN ${among(kin)}))`,
    ({ households, addresses }) =>
      sql`DELETE FROM known_sender WHERE household_id IN ${among(households)} OR sender IN ${among(addresses)}`,
    ...addressColumns
      .filter(([table]) => table !== 'incoming_message' && table !== 'known_sender')
      .map(
        ([table, column]) =>
          ({ addresses }: { addresses: Expression<string> }) =>
            sql`DELETE FROM ${sql.table(table)} WHERE ${sql.ref(column)} IN ${among(addresses)}`,
      ),
    ({ households }) => sql`DELETE FROM household WHERE id IN ${among(households)}`,
  ] as const satisfies readonly ((
    p: { [Name in keyof Erasing]: Expression<string> },
  ) => ReturnType<typeof sql>)[]
).map((erasure) =>
  statement<Erasing>((p, db) => ({
    compile: () => erasure(p as { [Name in keyof Erasing]: Expression<string> }).compile(db),
  })),
);

export function createRetentionStore(database: Database, path: string): RetentionStore {
  return {
    async forget(households, now) {
      return database.transaction(() => forget(database, households, now));
    },
    async forgetGuest(guest, now) {
      return database.transaction(() => forgetGuest(database, guest, now));
    },
    async wipe() {
      if (path !== ':memory:') await inThread('wipe', path);
    },
  };
}

function forgetGuest(
  database: Database,
  { household: id, index, firstName, lastName }: GuestToForget,
  now: number,
): ForgottenGuest {
  const [household] = readSnapshots(database, [id]);
  if (household === undefined) return { ok: false, code: 'UNKNOWN_HOUSEHOLD' };
  const guest = household.guests[index];
  // The list may have changed since it was seen: nobody else is forgotten in their place.
  if (guest?.firstName !== firstName || guest.lastName !== lastName || !isNamed(guest))
    return { ok: false, code: 'UNKNOWN_GUEST' };
  return forgetAt(database, household, index, now);
}

/** The one at this place, who has a name; the last one with one takes the household along. Inside the caller's transaction. */
export function forgetAt(
  database: Database,
  household: HouseholdSnapshot,
  index: number,
  now: number,
  alsoTheirs: readonly string[] = [],
): ForgottenGuest {
  if (household.guests.filter(isNamed).length > 1) {
    const cancelled = forgetOne(database, household, index, now, alsoTheirs);
    return cancelled === null
      ? { ok: false, code: 'MESSAGE_IN_DOUBT' }
      : { ok: true, household: false, cancelled };
  }
  const forgotten = forget(database, [household.id], now);
  return forgotten.ok ? { ok: true, household: true, cancelled: forgotten.cancelled } : forgotten;
}

function forget(database: Database, ids: readonly string[], now: number): Forgotten {
  const known = database.get(countKnown({ ids: JSON.stringify(ids) }))?.known ?? 0;
  if (known === 0 || known < new Set(ids).size) return { ok: false, code: 'UNKNOWN_HOUSEHOLD' };
  const cancelled = forgetHouseholds(database, ids, now);
  return cancelled === null
    ? { ok: false, code: 'MESSAGE_IN_DOUBT' }
    : { ok: true, households: known, cancelled };
}

/**
 * Whether they are on the list or not: all that is known of them goes. Gives how many messages it took out of the queue,
 * null when one may be on its way just now: then nothing is touched. Inside the caller's transaction.
 */
export function forgetHouseholds(database: Database, ids: readonly string[], now: number): number | null {
  const people = peopleOf(database, ids);
  const households = JSON.parse(people.households) as string[];
  const forgetElsewhere = wordsElsewhere(database, households, JSON.parse(people.phones) as string[]);
  const cancelled = forgetElsewhere && forgetMessages(database, people, now);
  if (forgetElsewhere === null || cancelled === null) return null;
  const kin = kinOf(database, households);
  dropSnapshots(database, kin);
  noteForgottenHouseholds(database, households, now);
  const elsewhere = forgetElsewhere(now);
  for (const erasure of erasures) database.run(erasure({ ...people, kin: JSON.stringify(kin) }));
  return cancelled + elsewhere;
}
