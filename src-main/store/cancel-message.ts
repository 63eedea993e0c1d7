import type { Database } from './database.ts';
import { log } from './log.ts';
import { noteTooLate } from './message-edits.ts';
import { cancelled } from './no-attempt.ts';
import { statement } from './sql.ts';

const setCancelled = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ ...cancelled, updated_at: p.now })
    .where('id', '=', p.id)
    .where('status', 'in', ['PENDING', 'UNCONFIRMED']),
);

/** By the admin, inside the caller's transaction. False when it is leaving, has left, or is over already. */
export function cancelOne(database: Database, id: string, now: number): boolean {
  if (database.run(setCancelled({ id, now })) === 0) {
    noteTooLate(database, id, now);
    return false;
  }
  log(database, id, 'CANCELLED', now);
  return true;
}
