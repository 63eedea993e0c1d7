import { sql } from 'kysely';
import type { Database } from './database.ts';
import { cancelQueued } from './household-messages.ts';
import { statement } from './sql.ts';

const selectReminders = statement<{ household: string }, { id: string }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select('id')
    .where('household_id', '=', p.household)
    .where('status', '=', sql.lit('PENDING'))
    .where('unless_answered', '=', sql.lit(1)),
);

/** The household has answered: what was queued to ask for that leaves the queue. Inside the caller's transaction. */
export function dropReminders(database: Database, household: string, now: number): void {
  for (const { id } of database.all(selectReminders({ household })))
    cancelQueued(database, household, 'ANSWERED', now, id);
}
