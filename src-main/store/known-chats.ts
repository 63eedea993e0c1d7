import { sql } from 'kysely';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

const selectKnown = statement<{ number: string; chatId: string }, { since: number }>((p, db) =>
  db.selectFrom('known_chat').select('since').where('number', '=', p.number).where('chat_id', '=', p.chatId),
);

const selectAny = statement<Record<never, never>, { since: number }>((_, db) =>
  db.selectFrom('known_chat').select('since').limit(1),
);

const insertKnown = statement<{ type: string; chatId: string; now: number }>((p, db) =>
  db
    .insertInto('known_chat')
    .columns(['number', 'chat_id', 'since'])
    .expression((eb) =>
      eb
        .selectFrom('session')
        .select(['number', sql<string>`${p.chatId}`.as('chat_id'), sql<number>`${p.now}`.as('since')])
        .where('type', '=', p.type)
        .where('number', 'is not', null)
        .$narrowType<{ number: string }>(),
    )
    .onConflict((conflict) => conflict.doNothing()),
);

/** What waits for the same household, in the phone it will try next. */
const meetHousehold = statement<{ household: string; chatId: string }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ new_chat: 0 })
    .where('household_id', '=', p.household)
    .where('status', '=', 'PENDING')
    .where('new_chat', '=', 1)
    .where(
      sql<boolean>`json_extract(phones, '$[' || phone_index || ']') IN (SELECT phone FROM chat WHERE chat_id = ${p.chatId})`,
    ),
);

const meetQueued = statement<{ after: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ new_chat: 0 })
    .where('seq', '>', p.after)
    .where('lane', '=', 'COLD')
    .where(
      sql<boolean>`EXISTS (
        SELECT 1 FROM chat
        JOIN known_chat ON known_chat.chat_id = chat.chat_id
        JOIN session ON session.number = known_chat.number
        WHERE chat.phone = json_extract(whatsapp_message_queue.phones, '$[0]')
          AND session.type = whatsapp_message_queue.type)`,
    ),
);

const selectLastSeq = statement<Record<never, never>, { seq: number }>((_, db) =>
  db.selectFrom('whatsapp_message_queue').select('seq').orderBy('seq', 'desc').limit(1),
);

export function isKnownChat(database: Database, number: string, chatId: string): boolean {
  return database.get(selectKnown({ number, chatId })) !== null;
}

/** A message of this session has arrived there: what waits for the household begins no chat any more. */
export function meetChat(
  database: Database,
  { type, chatId, household }: { type: string; chatId: string; household: string | null },
  now: number,
): void {
  if (database.run(insertKnown({ type, chatId, now })) === 0 || household === null) return;
  database.run(meetHousehold({ household, chatId }));
}

/** Queues with `enqueue` and tells which of it goes to chats that are known already. */
export function withKnownChats<T>(database: Database, enqueue: () => T): T {
  if (database.get(selectAny({})) === null) return enqueue();
  const after = database.get(selectLastSeq({}))?.seq ?? 0;
  const result = enqueue();
  database.run(meetQueued({ after }));
  return result;
}
