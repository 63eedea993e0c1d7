import { sql } from 'kysely';
import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type { NewGuest, NewHousehold } from '../domain/guests/household-store.ts';
import type { Database } from './database.ts';
import { insertMembers, insertTags, searchText } from './household-writing.ts';
import { settleAnswer } from './rsvp-answers.ts';
import { type Placeholders, statement } from './sql.ts';
import type { HouseholdRow } from './tables.ts';

type Values = ReturnType<typeof valuesOf>;
type Stored = Omit<HouseholdRow, 'notes'> & { notes: string; phones: string; guests: string; tags: string };

const selectSnapshots = statement<{ ids: string }, Stored>(
  (p, db) =>
    db
      .selectFrom('household')
      .selectAll()
      .select([
        sql<string>`(SELECT json_group_array(json_object('e164', phone, 'kind', kind) ORDER BY position)
        FROM household_phone WHERE household_id = household.id)`.as('phones'),
        sql<string>`(SELECT json_group_array(json_object('id', id, 'firstName', first_name, 'lastName', last_name, 'phone', phone)
        ORDER BY position) FROM guest WHERE household_id = household.id)`.as('guests'),
        sql<string>`(SELECT json_group_array(tag ORDER BY tag) FROM household_tag WHERE household_id = household.id)`.as(
          'tags',
        ),
      ])
      .where('id', 'in', sql<string>`(SELECT value FROM json_each(${p.ids}))`)
      .orderBy('position') as never,
);

const columnsOf = (p: Placeholders<Values>) => ({
  name: p.name,
  position: p.position,
  language: p.language,
  side: p.side,
  notes: p.notes,
  email: p.email,
  adults: p.adults,
  children: p.children,
  link_version: p.link_version,
  opted_out_at: p.opted_out_at,
  import_id: p.import_id,
  created_at: p.created_at,
  invited_through: p.invited_through,
  search: p.search,
});
const updateRow = statement<Values>((p, db) =>
  db.updateTable('household').set(columnsOf(p)).where('id', '=', p.id),
);
type Column = Exclude<keyof Values, 'id'>;

/** Column by column: an UPDATE rewrites every index over a column that it names, changed or not. */
const setColumn = (column: Column) =>
  statement<{ id: string; value: Values[Column] }>((p, db) =>
    db
      .updateTable('household')
      .set({ [column]: p.value } as never)
      .where('id', '=', p.id),
  );
const columnSetters = new Map<Column, ReturnType<typeof setColumn>>();

const insertRow = statement<Values>((p, db) =>
  db.insertInto('household').values({ id: p.id, ...columnsOf(p) }),
);

const deleteRow = statement<{ id: string }>((p, db) => db.deleteFrom('household').where('id', '=', p.id));
const deletePhones = statement<{ id: string }>((p, db) =>
  db.deleteFrom('household_phone').where('household_id', '=', p.id),
);
const deleteGuests = statement<{ id: string }>((p, db) =>
  db.deleteFrom('guest').where('household_id', '=', p.id),
);
const deleteTags = statement<{ id: string }>((p, db) =>
  db.deleteFrom('household_tag').where('household_id', '=', p.id),
);
const atPosition = statement<{ position: number }, { id: string }>((p, db) =>
  db.selectFrom('household').select('id').where('position', '=', p.position),
);

/** In list order; unknown ids are left out. */
export function readSnapshots(database: Database, ids: readonly string[]): HouseholdSnapshot[] {
  return database.all(selectSnapshots({ ids: JSON.stringify(ids) })).map(toSnapshot);
}

/** Behind all others. */
export function nextPosition(database: Database): number {
  return database.scalar<number>('SELECT coalesce(max(position), 0) + 1 FROM household');
}

/**
 * Makes the household what the snapshot says, whether it is there or not. With `before`, how it is there now: what is the
 * same is left alone. Inside the caller's transaction.
 */
export function writeSnapshot(
  database: Database,
  snapshot: HouseholdSnapshot,
  before?: HouseholdSnapshot,
): void {
  const { id } = snapshot;
  const values = valuesOf(snapshot);
  if (before !== undefined) {
    writeChanged(database, values, valuesOf(before));
  } else if (database.run(updateRow(values)) === 0) {
    // Its place may have gone to another one meanwhile.
    const taken = database.get(atPosition({ position: values.position })) !== null;
    database.run(insertRow({ ...values, position: taken ? nextPosition(database) : values.position }));
    // What it answered is no part of the snapshot: it is in the history.
    settleAnswer(database, id);
  }
  if (before === undefined || !same(before.tags, snapshot.tags)) {
    database.run(deleteTags({ id }));
    insertTags(database, id, snapshot.tags);
  }
  if (before === undefined || !same(membersOf(before), membersOf(snapshot))) {
    for (const deleteOld of [deletePhones, deleteGuests]) database.run(deleteOld({ id }));
    insertMembers(database, id, { ...snapshot, guests: snapshot.guests.map(asKnown) });
  }
}

function writeChanged(database: Database, values: Values, before: Values): void {
  for (const column of Object.keys(values) as (keyof Values)[]) {
    if (column === 'id' || values[column] === before[column]) continue;
    const setter = columnSetters.get(column) ?? setColumn(column);
    columnSetters.set(column, setter);
    database.run(setter({ id: values.id, value: values[column] }));
  }
}

/** A snapshot from before guests had ids does not say whether it is the same one: no new id may say that it is another. */
function asKnown(guest: NewGuest): NewGuest {
  return { ...guest, id: guest.id ?? null };
}

function membersOf({ phones, guests }: HouseholdSnapshot) {
  return { phones, guests };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Its phones, people and tags go with it. */
export function deleteHousehold(database: Database, id: string): void {
  database.run(deleteRow({ id }));
}

function valuesOf(snapshot: HouseholdSnapshot) {
  const { id, name, position, language, side, notes, email, adults, children } = snapshot;
  return {
    ...{ id, name, position, language, side, notes, email, adults, children },
    link_version: snapshot.linkVersion,
    opted_out_at: snapshot.optedOutAt,
    import_id: snapshot.importId,
    created_at: snapshot.createdAt,
    invited_through: snapshot.invitedThrough,
    search: searchText({ ...snapshot, details: snapshot }),
  };
}

function toSnapshot(row: Stored): HouseholdSnapshot {
  const { id, name, position, language, side, notes, email, adults, children } = row;
  const guests = JSON.parse(row.guests) as (NewGuest & { id: string | null; phone: string | null })[];
  return {
    ...{ id, name, position, language, side, notes, email, adults, children },
    phones: JSON.parse(row.phones) as NewHousehold['phones'],
    guests: guests.map(({ id: guest, firstName, lastName, phone }) => ({
      id: guest,
      firstName,
      lastName,
      ...(phone !== null && { phone }),
    })),
    tags: JSON.parse(row.tags) as string[],
    linkVersion: row.link_version,
    optedOutAt: row.opted_out_at,
    importId: row.import_id,
    createdAt: row.created_at,
    invitedThrough: row.invited_through,
  };
}
