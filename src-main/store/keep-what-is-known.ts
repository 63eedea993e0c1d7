import { sql } from 'kysely';
import type { Stamp } from '../domain/clock.ts';
import { Database } from './database.ts';
import { deleteEverything, noteDeletion } from './deleting-everything.ts';
import type { DataDeletionRow, ForgottenGuestRow } from './event-tables.ts';
import { isNamed } from './forgotten-guest.ts';
import { readSnapshots } from './household-snapshots.ts';
import { keepTheQueue } from './keep-the-queue.ts';
import { createRetentionStore, forgetAt } from './retention-store.ts';
import { statement } from './sql.ts';

type Nothing = Record<never, never>;

const selectForgotten = statement<Nothing, { id: string }>((_, db) => ({
  compile: () => sql<{ id: string }>`SELECT id FROM forgotten_household`.compile(db),
}));

const selectHouseholds = statement<Nothing, { id: string }>((_, db) =>
  db.selectFrom('household').select('id'),
);

const selectForgottenGuests = statement<Nothing, ForgottenGuestRow>((_, db) =>
  db.selectFrom('forgotten_guest').selectAll().orderBy('at'),
);

const selectDeletions = statement<Nothing, DataDeletionRow>((_, db) =>
  db.selectFrom('data_deletion').selectAll(),
);

const dropDeletion = statement<{ id: string }>((p, db) =>
  db.deleteFrom('data_deletion').where('id', '=', p.id),
);

/** What the store that is replaced knows of who is gone. */
interface Gone {
  readonly households: ReadonlySet<string>;
  readonly guests: readonly ForgottenGuestRow[];
  readonly deletions: readonly DataDeletionRow[];
}

/**
 * What the store at `present`, which is of the same event, knows better than the copy does: what became of messages, who
 * was forgotten, that all was `deleted`. False where somebody who was forgotten cannot be taken out of the copy; then it is
 * of no use any more.
 */
export async function keepWhatIsKnown(
  database: Database,
  where: { readonly path: string; readonly present: string; readonly deleted: boolean },
  now: Stamp,
): Promise<boolean> {
  const { present, deleted } = where;
  const gone = readGone(present);
  const guests = forgottenSince(database, gone);
  // What became of their messages comes first: logs only grow, and what is over here is not to be ended in the copy as well.
  // All else comes last: what was queued since then is not theirs.
  keepTheQueue(database, present, 'FORGOTTEN');
  if (deleted) deleteAgain(database, gone, now);
  else if (!(await forgetAgain(database, where.path, gone, now.wall))) return false;
  keepTheQueue(database, present, 'ALL');
  if (!database.transaction(() => forgetGuestsAgain(database, guests, now.wall))) return false;
  // What was overwritten on the way spoke of them too.
  if (deleted || gone.households.size + guests.length > 0)
    await createRetentionStore(database, where.path).wipe();
  return true;
}

function readGone(path: string): Gone {
  const present = Database.openReadOnly(path);
  try {
    return {
      households: new Set(present.all(selectForgotten({})).map(({ id }) => id)),
      guests: present.all(selectForgottenGuests({})),
      deletions: present.all(selectDeletions({})),
    };
  } finally {
    present.close();
  }
}

/** Of single guests, those that the copy knows nothing of. */
function forgottenSince(database: Database, { guests }: Gone): readonly ForgottenGuestRow[] {
  const known = database.all(selectForgottenGuests({}));
  const isKnown = ({ household, position, at }: ForgottenGuestRow) =>
    known.some((each) => each.household === household && each.position === position && each.at >= at);
  return guests.filter((guest) => !isKnown(guest));
}

async function forgetAgain(database: Database, path: string, gone: Gone, now: number): Promise<boolean> {
  const ids = database.all(selectHouseholds({})).flatMap(({ id }) => (gone.households.has(id) ? [id] : []));
  return ids.length === 0 || (await createRetentionStore(database, path).forget(ids, now)).ok;
}

/** By their place, which stands for them only as long as the household has as many people. */
function forgetGuestsAgain(database: Database, guests: readonly ForgottenGuestRow[], now: number): boolean {
  return guests.every(({ household: id, position, people }) => {
    const [household] = readSnapshots(database, [id]);
    if (household === undefined) return true;
    if (household.guests.length !== people) return false;
    const guest = household.guests[position];
    return guest === undefined || !isNamed(guest) || forgetAt(database, household, position, now).ok;
  });
}

/** With the numbers that were kept of it then. */
function deleteAgain(database: Database, { deletions }: Gone, now: Stamp): void {
  database.transaction(() => {
    const order = { id: 'restored', because: 'HAND', atRest: true } as const;
    if (!deleteEverything(database, order, now).ok) throw new Error('a store at rest sends nothing');
    database.run(dropDeletion({ id: order.id }));
    for (const deletion of deletions) noteDeletion(database, deletion);
  });
}
