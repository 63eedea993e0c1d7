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
import { forgetOne, isNamed } from './forgotten-guest.ts';
import { forgetMessages } from './forgotten-messages.ts';
import { addressColumns, type People, peopleOf } from './forgotten-people.ts';
import { readSnapshots } from './household-snapshots.ts';
import { among, statement } from './sql.ts';

interface Erasing extends Record<string, string> {
  households: string;
  addresses: string;
}

const countKnown = statement<{ ids: string }, { known: number }>((p, db) => ({
  compile: () =>
    sql<{ known: number }>`SELECT count(*) AS known FROM household WHERE id IN ${among(p.ids)}`.compile(db),
}));

const noteForgotten = statement<{ households: string; now: number }>((p, db) => ({
  compile: () =>
    sql`INSERT OR IGNORE INTO forgotten_household SELECT value, ${p.now} FROM json_each(${p.households})`.compile(
      db,
    ),
}));

const noteMoment = statement<{ now: number }>((p, db) =>
  db.updateTable('event').set({ forgotten_at: p.now }),
);

/** In this order: the household goes last, and takes people, phones and tags with it. */
const erasures = (
  [
    ({ households }) => sql`DELETE FROM household_event WHERE household IN ${among(households)}`,
    ({ households }) =>
      sql`UPDATE household_event SET details = json_remove(details, '$.name')
        WHERE details ->> 'household' IN ${among(households)}`,
    // Whatever change they had a part in cannot be undone any more.
    ({ households }) =>
      sql`DELETE FROM household_change WHERE EXISTS (
        SELECT 1 FROM json_each(${households}) AS each WHERE instr(before || after || messages, each.value) > 0)`,
    ({ households }) => sql`DELETE FROM guest_import_before WHERE household IN ${among(households)}`,
    ({ households }) => sql`DELETE FROM rsvp_answer WHERE household_id IN ${among(households)}`,
    ({ households, addresses }) =>
      sql`DELETE FROM incoming_message WHERE household_id IN ${among(households)}
        OR (household_id IS NULL AND sender IN ${among(addresses)})`,
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
): ForgottenGuest {
  if (household.guests.filter(isNamed).length > 1) {
    const cancelled = forgetOne(database, household, index, now);
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
  const people = peopleOf(database, ids);
  const cancelled = forgetMessages(database, people, now);
  if (cancelled === null) return { ok: false, code: 'MESSAGE_IN_DOUBT' };
  erase(database, people, now);
  return { ok: true, households: known, cancelled };
}

function erase(database: Database, { households, addresses }: People, now: number): void {
  database.run(noteForgotten({ households, now }));
  for (const erasure of erasures) database.run(erasure({ households, addresses }));
  database.run(noteMoment({ now }));
}
