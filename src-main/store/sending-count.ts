import { existsSync } from 'node:fs';
import { Database } from './database.ts';
import { attemptEndsMs } from './deleting-everything.ts';
import { statement } from './sql.ts';
import { isDamage } from './sqlite-errors.ts';

const selectSending = statement<{ since: number }, { count: number }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', '=', 'SENDING')
    .where('attempt_wall', '>', p.since),
);

/**
 * How many messages of a store are on their way to a guest at `now` (epoch milliseconds), whether or not somebody has the
 * store open. One that was begun more than a day ago is on its way no more: it waits for its phone, or for a person. A store that is not there, is not made yet or is damaged sends nothing.
 */
export function countSending(path: string, now: number): number {
  if (!existsSync(path)) return 0;
  const database = Database.openReadOnly(path);
  try {
    // One that no migration has made yet.
    if (database.scalar<number>('PRAGMA user_version') === 0) return 0;
    return database.get(selectSending({ since: now - attemptEndsMs }))?.count ?? 0;
  } catch (error) {
    if (isDamage(error)) return 0;
    throw error;
  } finally {
    database.close();
  }
}
