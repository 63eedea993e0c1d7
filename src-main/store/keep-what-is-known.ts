import type { Stamp } from '../domain/clock.ts';
import { Database } from './database.ts';
import { deleteEverything, noteDeletion } from './deleting-everything.ts';
import type { DataDeletionRow } from './event-tables.ts';
import { forgetGuestsAgain, forgetHouseholdsAgain, whoToForget } from './forget-again.ts';
import { keepTheQueue } from './keep-the-queue.ts';
import { createRetentionStore } from './retention-store.ts';
import { statement } from './sql.ts';

const selectDeletions = statement<Record<never, never>, DataDeletionRow>((_, db) =>
  db.selectFrom('data_deletion').selectAll(),
);

const dropDeletion = statement<{ id: string }>((p, db) =>
  db.deleteFrom('data_deletion').where('id', '=', p.id),
);

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
  // Before the copy is told who was forgotten: it must not be taken for one that knows.
  const again = whoToForget(database, present);
  // What became of their messages comes first: logs only grow, and what is over here is not to be ended in the copy as well.
  // All else comes last: what was queued since then is not theirs.
  keepTheQueue(database, present, 'FORGOTTEN');
  if (deleted) deleteAgain(database, present, now);
  else if (!database.transaction(() => forgetHouseholdsAgain(database, again, now.wall))) return false;
  keepTheQueue(database, present, 'ALL');
  if (!database.transaction(() => forgetGuestsAgain(database, again, now.wall))) return false;
  // What was overwritten on the way spoke of them too.
  if (deleted || again.traces.length > 0) await createRetentionStore(database, where.path).wipe();
  return true;
}

/** With the numbers that were kept of it then. */
function deleteAgain(database: Database, presentPath: string, now: Stamp): void {
  const deletions = deletionsIn(presentPath);
  database.transaction(() => {
    const order = { id: 'restored', because: 'HAND', atRest: true } as const;
    if (!deleteEverything(database, order, now).ok) throw new Error('a store at rest sends nothing');
    database.run(dropDeletion({ id: order.id }));
    for (const deletion of deletions) noteDeletion(database, deletion);
  });
}

function deletionsIn(path: string): readonly DataDeletionRow[] {
  const present = Database.openReadOnly(path);
  try {
    return present.all(selectDeletions({}));
  } finally {
    present.close();
  }
}
