import { sql } from 'kysely';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

/** Its chat, or the hidden user ids that its phone is known to go by: a guest may have written under one of those. */
const selectKnown = statement<{ number: string; chatId: string; phone: string }, { since: number }>((p, db) =>
  db
    .selectFrom('known_chat')
    .select('since')
    .where('number', '=', p.number)
    .where(
      sql<boolean>`chat_id IN (
        SELECT ${p.chatId}
        UNION ALL SELECT lid FROM chat WHERE phone = ${p.phone} AND lid IS NOT NULL
        UNION ALL SELECT lid FROM lid_book WHERE phone IN (${p.phone}, '+' || replace(${p.chatId}, '@c.us', '')))`,
    )
    .limit(1),
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
const setMet = statement<{ household: string; chatId: string }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ new_chat: 0 })
    .where('household_id', '=', p.household)
    .where('status', '=', 'PENDING')
    .where('new_chat', '=', 1)
    .where(
      sql<boolean>`json_extract(phones, '$[' || phone_index || ']') IN (
        SELECT phone FROM chat WHERE chat_id = ${p.chatId} UNION ALL SELECT '+' || replace(${p.chatId}, '@c.us', ''))`,
    ),
);

/** As far as can be told before the phone is looked up; `startSend` tells it by the chat. */
const meetQueued = statement<{ after: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ new_chat: 0 })
    .where('seq', '>', p.after)
    .where('lane', '=', 'COLD')
    .where(
      sql<boolean>`EXISTS (
        SELECT 1 FROM session JOIN known_chat ON known_chat.number = session.number
        WHERE session.type = whatsapp_message_queue.type AND known_chat.chat_id IN (
          SELECT substr(phones ->> 0, 2) || '@c.us'
          UNION ALL SELECT chat_id FROM chat WHERE phone = phones ->> 0
          UNION ALL SELECT lid FROM chat WHERE phone = phones ->> 0 AND lid IS NOT NULL
          UNION ALL SELECT lid FROM lid_book WHERE phone = phones ->> 0))`,
    ),
);

const selectLastSeq = statement<Record<never, never>, { seq: number }>((_, db) =>
  db.selectFrom('whatsapp_message_queue').select('seq').orderBy('seq', 'desc').limit(1),
);

export function isKnownChat(
  database: Database,
  number: string,
  { chatId, phone }: { readonly chatId: string; readonly phone: string },
): boolean {
  return database.get(selectKnown({ number, chatId, phone })) !== null;
}

/** A message of this session has arrived there, or somebody wrote to it from there: what waits for the household begins no chat any more. */
export function meetChat(
  database: Database,
  { type, chatId, household }: { type: string; chatId: string; household: string | null },
  now: number,
): void {
  if (database.run(insertKnown({ type, chatId, now })) === 0 || household === null) return;
  meetHousehold(database, household, chatId);
}

/** What waits for this household goes to a chat that is known. The last look before a send tells for which number. */
export function meetHousehold(database: Database, household: string, chatId: string): void {
  database.run(setMet({ household, chatId }));
}

/** Queues with `enqueue` and tells which of it goes to chats that are known already. */
export function withKnownChats<T>(database: Database, enqueue: () => T): T {
  if (database.get(selectAny({})) === null) return enqueue();
  const after = database.get(selectLastSeq({}))?.seq ?? 0;
  const result = enqueue();
  database.run(meetQueued({ after }));
  return result;
}
