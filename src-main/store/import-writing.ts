import type { NewHousehold } from '../domain/guests/household-store.ts';
import type { ImportWork } from '../domain/guests/import/import-store.ts';
import type { Database } from './database.ts';
import { takeOut } from './household-edited.ts';
import { invitationOf } from './household-messages.ts';
import { readSnapshots } from './household-snapshots.ts';
import { addGuests, insertHousehold, insertImport, replacePhones } from './household-writing.ts';
import { statement } from './sql.ts';

const saveMapping = statement<{ header: string; mapping: string; now: number }>((p, db) =>
  db
    .insertInto('guest_import_mapping')
    .values({ header: p.header, mapping: p.mapping, saved_at: p.now })
    .onConflict((conflict) => conflict.column('header').doUpdateSet({ mapping: p.mapping, saved_at: p.now })),
);

const insertBefore = statement<{ importId: string; household: string; snapshot: string }>((p, db) =>
  db
    .insertInto('guest_import_before')
    .values({ import_id: p.importId, household: p.household, snapshot: p.snapshot })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Writes all of an import, and what it takes to undo it. Inside the caller's transaction. */
export function applyImport(database: Database, work: ImportWork, newId: () => string, now: number): void {
  const { households, gone, source, remember } = work;
  const { importId, filename, summary } = source;
  database.run(insertImport({ id: importId, filename, summary: JSON.stringify(summary), now }));
  if (remember !== null) {
    database.run(saveMapping({ header: remember.header, mapping: JSON.stringify(remember.mapping), now }));
  }
  let position = database.scalar<number>('SELECT coalesce(max(position), 0) FROM household');
  for (const household of households) {
    const { existingId } = household;
    if (existingId === undefined) {
      position += 1;
      insertHousehold(database, household, { id: newId(), importId, position, now });
    } else changeStored(database, importId, existingId, household);
  }
  for (const id of gone) takeOffList(database, importId, id, now);
}

function changeStored(database: Database, importId: string, id: string, household: NewHousehold): void {
  const stored = keepAsItIs(database, importId, id);
  if (stored === undefined) return;
  // Who has an invitation, or one on its way, keeps the number it was queued for.
  if (household.phonesInstead && invitationOf(database, stored) === null)
    replacePhones(database, id, household);
  addGuests(database, id, household);
}

/** The newer list has them no longer. Who has an invitation stays: the link in it must go on working. */
function takeOffList(database: Database, importId: string, id: string, now: number): void {
  const [stored] = readSnapshots(database, [id]);
  if (stored === undefined || invitationOf(database, stored) !== null) return;
  keepAsItIs(database, importId, id);
  takeOut(database, id, 'NOT_IN_NEWER_LIST', now);
}

/** For an undo. Undefined when the household is there no longer. */
function keepAsItIs(database: Database, importId: string, household: string) {
  const [stored] = readSnapshots(database, [household]);
  if (stored === undefined) return undefined;
  database.run(insertBefore({ importId, household, snapshot: JSON.stringify(stored) }));
  return stored;
}
