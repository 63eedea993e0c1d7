import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type NewHousehold, noDetails } from '../domain/guests/household-store.ts';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

export const insertImport = statement<{ id: string; filename: string | null; summary: string; now: number }>(
  (p, db) =>
    db
      .insertInto('guest_import')
      .values({ id: p.id, filename: p.filename, summary: p.summary, applied_at: p.now }),
);

const insertRow = statement<{
  id: string;
  name: string;
  importId: string | null;
  search: string;
  position: number;
  now: number;
  language: string | null;
  side: string | null;
  notes: string;
  email: string | null;
  adults: number | null;
  children: number | null;
}>((p, db) =>
  db.insertInto('household').values({
    id: p.id,
    name: p.name,
    language: p.language as never,
    link_version: 1,
    import_id: p.importId,
    search: p.search,
    position: p.position,
    created_at: p.now,
    side: p.side,
    notes: p.notes,
    email: p.email,
    adults: p.adults,
    children: p.children,
  }),
);

const insertTag = statement<{ household: string; tag: string }>((p, db) =>
  db
    .insertInto('household_tag')
    .values({ household_id: p.household, tag: p.tag })
    .onConflict((conflict) => conflict.doNothing()),
);

const insertPhone = statement<{ household: string; position: number; phone: string; kind: string }>((p, db) =>
  db
    .insertInto('household_phone')
    .values({ household_id: p.household, position: p.position, phone: p.phone, kind: p.kind as never }),
);

const insertGuest = statement<{
  household: string;
  position: number;
  firstName: string;
  lastName: string;
  phone: string | null;
  id: string | null;
}>((p, db) =>
  db.insertInto('guest').values({
    household_id: p.household,
    position: p.position,
    first_name: p.firstName,
    last_name: p.lastName,
    phone: p.phone,
    id: p.id,
  }),
);

/** Inside the caller's transaction. */
export function insertHousehold(
  database: Database,
  household: NewHousehold,
  { id, importId, position, now }: { id: string; importId: string | null; position: number; now: number },
): void {
  const search = searchText(household);
  const { tags, ...details } = { ...noDetails, ...household.details };
  database.run(insertRow({ id, name: household.name, importId, search, position, now, ...details }));
  insertTags(database, id, tags);
  insertMembers(database, id, household);
}

export function insertTags(database: Database, id: string, tags: readonly string[]): void {
  for (const tag of tags) database.run(insertTag({ household: id, tag }));
}

/** Phones and people of a household that has none yet. */
export function insertMembers(
  database: Database,
  id: string,
  household: Pick<NewHousehold, 'phones' | 'guests'>,
): void {
  for (const [index, { e164, kind }] of household.phones.entries()) {
    database.run(insertPhone({ household: id, position: index, phone: e164, kind }));
  }
  addGuests(database, id, household);
}

/** In place of those it has. */
export function replacePhones(
  database: Database,
  household: string,
  { phones }: Pick<NewHousehold, 'phones'>,
): void {
  database.run(deletePhones({ household }));
  for (const [position, { e164, kind }] of phones.entries()) {
    database.run(insertPhone({ household, position, phone: e164, kind }));
  }
  database.run(addToSearch({ household, text: ` ${phones.map(({ e164 }) => e164).join(' ')}` }));
}

const deletePhones = statement<{ household: string }>((p, db) =>
  db.deleteFrom('household_phone').where('household_id', '=', p.household),
);

const addToSearch = statement<{ household: string; text: string }>((p, db) =>
  db
    .updateTable('household')
    .set({ search: sql`search || ${p.text}` })
    .where('id', '=', p.household),
);

/** Random: it says nothing of anybody, and may be kept when they are forgotten. */
export const newGuestId = (): string => randomUUID();

/** Behind those it has already. */
export function addGuests(
  database: Database,
  household: string,
  { guests }: Pick<NewHousehold, 'guests'>,
): void {
  let position = database.get(countGuests({ household }))?.guests ?? 0;
  for (const { id = newGuestId(), firstName, lastName, phone } of guests) {
    database.run(insertGuest({ household, position, firstName, lastName, phone: phone ?? null, id }));
    position += 1;
  }
}

const countGuests = statement<{ household: string }, { guests: number }>((p, db) =>
  db
    .selectFrom('guest')
    .select((eb) => eb.fn.countAll<number>().as('guests'))
    .where('household_id', '=', p.household),
);

/** What the search field finds it by. */
export function searchText({
  name,
  phones,
  guests,
  details,
}: Pick<NewHousehold, 'name' | 'phones' | 'guests' | 'details'>): string {
  return [
    name,
    ...guests.map((guest) => `${guest.firstName} ${guest.lastName}`),
    ...phones.map((phone) => phone.e164),
    details?.email ?? '',
    details?.notes ?? '',
  ]
    .join(' ')
    .toLocaleLowerCase('it');
}
