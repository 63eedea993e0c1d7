import { createHash } from 'node:crypto';
import type { EditResult } from '../domain/queue/queue-store.ts';
import type { Database } from './database.ts';
import { log } from './log.ts';
import type { Message } from './rows.ts';
import { statement } from './sql.ts';

const selectMessage = statement<{ id: string }, Message>((p, db) =>
  db.selectFrom('whatsapp_message_queue').selectAll().where('id', '=', p.id),
);

/** Whoever holds it has read the old text: the claim ends with it. */
const setText = statement<{ id: string; text: string; hash: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ text: p.text, text_sha256: p.hash, claim_token: null, claims: 0, updated_at: p.now })
    .where('id', '=', p.id)
    .where('status', '=', 'PENDING'),
);

/** Another text for a message that waits; frozen anew from here on. */
export function editText(database: Database, id: string, text: string, now: number): EditResult {
  const hash = createHash('sha256').update(text).digest('hex');
  if (database.run(setText({ id, text, hash, now })) === 0) {
    return database.get(selectMessage({ id })) === null ? 'unknown' : 'tooLate';
  }
  log(database, id, 'EDITED', now);
  return 'edited';
}

const tooLate: readonly string[] = ['SENDING', 'SENT', 'DELIVERED', 'READ'];

/** That somebody wanted to stop it and could not belongs to its story. */
export function noteTooLate(database: Database, id: string, now: number): void {
  const row = database.get(selectMessage({ id }));
  if (row !== null && tooLate.includes(row.status)) log(database, id, 'CANCEL_TOO_LATE', now);
}

/** True for a message in doubt: somebody wants it looked for at once. */
export function noteLookAsked(database: Database, id: string, now: number): boolean {
  if (database.get(selectMessage({ id }))?.status !== 'UNCONFIRMED') return false;
  log(database, id, 'LOOK_ASKED', now);
  return true;
}
