import { type Expression, sql } from 'kysely';
import { warmMs } from '../domain/inbox/inbox-store.ts';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

/**
 * Only who wrote to this very number, from the phone the message goes to, has a chat with it: for any other one the
 * message opens a new chat, whatever the household has said elsewhere. A hidden sender may be any phone of theirs.
 */
const wroteHere = (since: Expression<number>) => sql<boolean>`EXISTS (
  SELECT 1 FROM incoming_message AS heard
  JOIN session AS heard_by ON heard_by.type = heard.type
  JOIN session AS own ON own.type = whatsapp_message_queue.type
  WHERE heard.household_id = whatsapp_message_queue.household_id AND heard.received_at > ${since}
    AND (heard_by.type = own.type OR heard_by.number = own.number)
    AND (heard.sender NOT LIKE '+%' OR heard.sender = whatsapp_message_queue.phones ->> phone_index)
)`;

/** A claimed message keeps the lane it was claimed in. */
const warm = statement<{ since: number; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ lane: 'WARM', updated_at: p.now })
    .where('status', '=', 'PENDING')
    .where('lane', '=', 'COLD')
    .where('claim_token', 'is', null)
    .where('household_id', 'in', (eb) =>
      eb
        .selectFrom('incoming_message')
        .select('household_id')
        .where('received_at', '>', p.since)
        .where('household_id', 'is not', null),
    )
    .where(wroteHere(p.since)),
);

const cool = statement<{ since: number; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ lane: 'COLD', updated_at: p.now })
    .where('status', '=', 'PENDING')
    .where('lane', '=', 'WARM')
    .where('kind', 'in', ['INVITATION', 'REMINDER', 'CUSTOM'])
    .where((eb) => eb.or([eb('urgent_until', 'is', null), eb('urgent_until', '<=', p.now)]))
    .where('claim_token', 'is', null)
    .where((eb) => eb.not(wroteHere(p.since))),
);

const selectWriter = statement<{ since: number }, { household_id: string }>((p, db) =>
  db
    .selectFrom('incoming_message')
    .select('household_id')
    .where('received_at', '>', p.since)
    .where('household_id', 'is not', null)
    .limit(1)
    .$narrowType<{ household_id: string }>(),
);

/** Inside the caller's transaction. How many messages to guests who wrote lately are no first messages any more. */
export function warmWriters(database: Database, now: number): number {
  const since = now - warmMs;
  // Most of the time nobody wrote, and a long queue need not be searched for them.
  return database.get(selectWriter({ since })) === null ? 0 : database.run(warm({ since, now }));
}

/** Those that are warm only because their guest wrote, and wrote before `since`, are first messages again. */
export function coolWriters(database: Database, since: number, now: number): number {
  return database.run(cool({ since, now }));
}
