import { type Expression, sql } from 'kysely';
import type { Database } from './database.ts';
import { among, statement } from './sql.ts';

/*
 * Who was forgotten, as random ids and moments: a backup from before must not bring them back. Each once: noted a second
 * time, as a restore does, the first moment stays.
 */

const noteHouseholds = statement<{ households: string; now: number }>((p, db) => ({
  compile: () =>
    sql`INSERT OR IGNORE INTO forgotten_household SELECT value, ${p.now} FROM json_each(${p.households})`.compile(
      db,
    ),
}));

/** Who is in them now; a split may have made a household of them that the backup does not have. */
const noteGuests = statement<{ households: string; position: number | null; now: number }>((p, db) => ({
  compile: () =>
    sql`INSERT OR IGNORE INTO forgotten_guest (id, household, ids, at)
      SELECT coalesce(guest.id, lower(hex(randomblob(16)))), household_id,
        CASE WHEN guest.id IS NOT NULL THEN (SELECT coalesce(guest_ids, '') FROM event) END, ${p.now}
      FROM guest WHERE household_id IN ${among(p.households)} AND position = coalesce(${p.position}, position)
        AND first_name || last_name <> ''`.compile(db),
}));

const noteMoment = statement<{ now: number }>((p, db) =>
  db.updateTable('event').set({ forgotten_at: p.now }),
);

/** Whether a snapshot has a household or a guest of these ids. It is read once, however many they are. */
function holdsOneOf(column: string, ids: Expression<string>) {
  return sql`EXISTS (SELECT 1 FROM json_tree(${sql.ref(column)}) AS each
    WHERE each.key IN ('id', 'household') AND each.atom IN ${among(ids)})`;
}

/** Whatever change they had a part in cannot be undone any more. */
const dropChanges = statement<{ ids: string }>((p, db) => ({
  compile: () =>
    sql`DELETE FROM household_change WHERE ${holdsOneOf('before', p.ids)}
      OR ${holdsOneOf('after', p.ids)} OR ${holdsOneOf('messages', p.ids)}`.compile(db),
}));

const dropImported = statement<{ ids: string }>((p, db) => ({
  compile: () =>
    sql`DELETE FROM guest_import_before WHERE household IN ${among(p.ids)}
      OR ${holdsOneOf('snapshot', p.ids)}`.compile(db),
}));

const selectKin = statement<{ households: string }, { id: string }>((p, db) => ({
  compile: () =>
    sql<{ id: string }>`WITH RECURSIVE kin (id) AS (
      SELECT value FROM json_each(${p.households})
      UNION SELECT iif(its.household = kin.id, its.kin, its.household)
        FROM kin JOIN household_kin AS its ON its.household = kin.id OR its.kin = kin.id
    ) SELECT id FROM kin`.compile(db),
}));

/** The households, and all that people of theirs may have come from or gone to by a split or a merge. */
export function kinOf(database: Database, households: readonly string[]): readonly string[] {
  return database.all(selectKin({ households: JSON.stringify(households) })).map(({ id }) => id);
}

/** All of these households; they are still there. Inside the caller's transaction. */
export function noteForgottenHouseholds(
  database: Database,
  households: readonly string[],
  now: number,
): void {
  const ids = JSON.stringify(households);
  database.run(noteHouseholds({ households: ids, now }));
  database.run(noteGuests({ households: ids, position: null, now }));
  database.run(noteMoment({ now }));
}

/** The one in this place, who has a name still. Inside the caller's transaction. */
export function noteForgottenGuest(
  database: Database,
  { household, position }: { readonly household: string; readonly position: number },
  now: number,
): void {
  database.run(noteGuests({ households: JSON.stringify([household]), position, now }));
  database.run(noteMoment({ now }));
}

/** How they were before can be put back no more, by no undo; `ids` of guests and households. Inside the caller's transaction. */
export function dropSnapshots(database: Database, ids: readonly string[]): void {
  const json = JSON.stringify(ids);
  database.run(dropChanges({ ids: json }));
  database.run(dropImported({ ids: json }));
}
