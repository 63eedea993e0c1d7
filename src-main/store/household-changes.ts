import { sql } from 'kysely';
import type { ChangeKind, EditRefusal } from '../domain/guests/editing/household-editor.ts';
import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type { NewGuest } from '../domain/guests/household-store.ts';
import type { Database } from './database.ts';
import { type MovedMessage, markOfInvitation } from './household-messages.ts';
import { readSnapshots } from './household-snapshots.ts';
import { among, statement } from './sql.ts';
import type { HouseholdChangeRow } from './tables.ts';

/** As many can be undone; who was removed before that is forgotten for good. */
const keptChanges = 50;

/** A household as a change left it, with the mark of its invitation where an undo asks for it. */
interface Left {
  readonly household: HouseholdSnapshot;
  readonly invitation: string | null;
}

export interface StoredChange {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly before: readonly HouseholdSnapshot[];
  readonly after: readonly Left[];
  readonly messages: readonly MovedMessage[];
}

const insertChange = statement<{
  id: string;
  at: number;
  kind: string;
  before: string;
  after: string;
  messages: string;
}>((p, db) =>
  db.insertInto('household_change').values({
    id: p.id,
    at: p.at,
    kind: p.kind,
    before: p.before,
    after: p.after,
    messages: p.messages,
  }),
);

const forgetOld = statement<{ kept: number }>((p, db) =>
  db
    .deleteFrom('household_change')
    .where('seq', '<=', sql<number>`(SELECT max(seq) FROM household_change) - ${p.kept}`),
);

const selectChange = statement<{ id: string }, HouseholdChangeRow>(
  (p, db) =>
    db
      .selectFrom('household_change')
      .selectAll()
      .where('id', '=', p.id)
      .where('undone_at', 'is', null) as never,
);

const setUndone = statement<{ id: string; now: number }>((p, db) =>
  db.updateTable('household_change').set({ undone_at: p.now }).where('id', '=', p.id),
);

type Former = {
  readonly household: string;
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
};

/** Only the changes that name one of them are taken apart: others may hold ten thousand households each. */
const selectFormer = statement<{ households: string }, Former>((p, db) => ({
  compile: () =>
    sql<Former>`WITH change AS MATERIALIZED (SELECT before FROM household_change WHERE EXISTS (
        SELECT 1 FROM json_each(${p.households}) AS kin WHERE instr(before, kin.value) > 0))
      SELECT DISTINCT household.value ->> 'id' AS household, each.value ->> 'id' AS id,
        each.value ->> 'firstName' AS firstName, each.value ->> 'lastName' AS lastName
      FROM change, json_each(before) AS household, json_each(household.value, '$.guests') AS each
      WHERE household.value ->> 'id' IN ${among(p.households)} AND each.value ->> 'id' IS NOT NULL
        AND each.value ->> 'id' NOT IN (SELECT id FROM guest WHERE id IS NOT NULL)`.compile(db),
}));

/**
 * Who was in the first of these households, or in one of the others, and is on the list no more, as far as an undo knows. The
 * others' ids are null: an undo may put them back, and then it would be two who have one id.
 */
export function formerGuests(database: Database, households: readonly string[]): readonly NewGuest[] {
  const [own] = households;
  const found = database.all(selectFormer({ households: JSON.stringify(households) }));
  const isOwn = ({ household }: Former) => household === own;
  return [
    ...found.filter(isOwn),
    ...found.filter((each) => !isOwn(each)).map((each) => ({ ...each, id: null })),
  ];
}

const selectElsewhere = statement<{ ids: string; households: string }, { id: string }>((p, db) => ({
  compile: () =>
    sql<{ id: string }>`SELECT id FROM guest
      WHERE id IN ${among(p.ids)} AND household_id NOT IN ${among(p.households)}`.compile(db),
}));

/** As they were before the change; who is in a household by now that it did not touch has no id here: it is that one's. */
export function asBefore(
  database: Database,
  { before, after }: Pick<StoredChange, 'before' | 'after'>,
): readonly HouseholdSnapshot[] {
  const touched = [...before, ...after.map(({ household }) => household)].map(({ id }) => id);
  const ids = before.flatMap(({ guests }) => guests.flatMap(({ id }) => id ?? []));
  const elsewhere = new Set(
    database
      .all(selectElsewhere({ ids: JSON.stringify(ids), households: JSON.stringify(touched) }))
      .map(({ id }) => id),
  );
  if (elsewhere.size === 0) return before;
  return before.map((household) => ({
    ...household,
    guests: household.guests.map((guest) => (elsewhere.has(guest.id ?? '') ? { ...guest, id: null } : guest)),
  }));
}

/** Remembers how the households are now and how they were; gives those that are there. Inside the transaction of the change. */
export function recordChange(
  database: Database,
  change: Pick<StoredChange, 'id' | 'kind' | 'before' | 'messages'> & { readonly touched: readonly string[] },
  now: number,
): readonly HouseholdSnapshot[] {
  const left = readSnapshots(database, change.touched);
  // Looked at only where an undo gives or takes households.
  const markOf = makesHouseholds(change)
    ? (household: HouseholdSnapshot) => markOfInvitation(database, household)
    : () => null;
  const after = left.map((household): Left => ({ household, invitation: markOf(household) }));
  database.run(
    insertChange({
      id: change.id,
      at: now,
      kind: change.kind,
      before: JSON.stringify(change.before),
      after: JSON.stringify(after),
      messages: JSON.stringify(change.messages),
    }),
  );
  database.run(forgetOld({ kept: keptChanges }));
  return left;
}

/** The change, if it can still be undone. */
export function undoable(
  database: Database,
  id: string,
): { readonly ok: true; readonly change: StoredChange } | { readonly ok: false; readonly code: EditRefusal } {
  const row = database.get(selectChange({ id }));
  if (row === null) return { ok: false, code: 'CHANGE_GONE' };
  const change: StoredChange = {
    id,
    kind: row.kind as ChangeKind,
    before: JSON.parse(row.before) as HouseholdSnapshot[],
    after: JSON.parse(row.after) as Left[],
    messages: JSON.parse(row.messages) as MovedMessage[],
  };
  if (!asLeft(database, change)) return { ok: false, code: 'CHANGED_SINCE' };
  if (makesHouseholds(change) && invitedSince(database, change)) return { ok: false, code: 'INVITED_SINCE' };
  return { ok: true, change };
}

export function markUndone(database: Database, id: string, now: number): void {
  database.run(setUndone({ id, now }));
}

/** Nobody has touched the households since: who came is there as it was made, who went is gone. */
function asLeft(database: Database, { before, after }: StoredChange): boolean {
  const ids = new Set([...before, ...after.map(({ household }) => household)].map(({ id }) => id));
  const left = after.map(({ household }) => household);
  // Both were read the same way: the same fields in the same order, in list order.
  return asText(readSnapshots(database, [...ids])) === asText(left);
}

/** Without the ids of guests, which snapshots of earlier versions have none of: the same name in the same place will do. */
function asText(households: readonly HouseholdSnapshot[]): string {
  const plain = households.map((household) => ({
    ...household,
    guests: household.guests.map(({ id: _, ...guest }) => guest),
  }));
  return JSON.stringify(plain, withoutAnswer);
}

/** Snapshots of earlier versions held an answer; it was always null. */
function withoutAnswer(field: string, value: unknown): unknown {
  return field === 'rsvp' ? undefined : value;
}

/** Undoing it gives back, or takes away, households that an invitation could have gone to. */
function makesHouseholds({ kind }: Pick<StoredChange, 'kind'>): boolean {
  return kind === 'ADDED' || kind === 'MERGED' || kind === 'SPLIT';
}

function invitedSince(database: Database, { after }: StoredChange): boolean {
  return after.some(({ household, invitation }) => markOfInvitation(database, household) !== invitation);
}
