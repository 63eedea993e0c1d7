import { sql } from 'kysely';
import type { Database } from './database.ts';
import { chatOf } from './inbox-matching.ts';
import { statement } from './sql.ts';

const insertStopped = statement<{ sender: string; now: number }>((p, db) =>
  db
    .insertInto('stopped_phone')
    .values({ sender: p.sender, stopped_at: p.now })
    .onConflict((conflict) => conflict.doNothing()),
);

const deleteStopped = statement<{ sender: string }>((p, db) =>
  db.deleteFrom('stopped_phone').where('sender', '=', p.sender),
);

/** Under the number on the list, under the one WhatsApp knows, or under a hidden user id of either. */
const selectStopped = statement<{ phone: string; chatId: string }, { sender: string }>((p, db) =>
  db
    .selectFrom('stopped_phone')
    .select('sender')
    .where(
      sql<boolean>`sender IN (
        SELECT ${p.phone} UNION ALL SELECT ${p.chatId} UNION ALL SELECT '+' || replace(${p.chatId}, '@c.us', '')
        UNION ALL SELECT lid FROM chat WHERE lid IS NOT NULL AND (phone = ${p.phone} OR chat_id = ${p.chatId})
        UNION ALL SELECT lid FROM lid_book WHERE phone IN (${p.phone}, '+' || replace(${p.chatId}, '@c.us', '')))`,
    )
    .limit(1),
);

const selectHouseholds = statement<{ sender: string; chatId: string }, { id: string }>((p, db) =>
  db
    .selectFrom('household_phone')
    .select('household_id as id')
    .distinct()
    .where(
      sql<boolean>`phone IN (
        SELECT ${p.sender}
        UNION ALL SELECT phone FROM chat WHERE chat_id = ${p.chatId} OR lid = ${p.sender}
        UNION ALL SELECT phone FROM lid_book WHERE lid = ${p.sender})`,
    )
    .orderBy('household_id'),
);

/** Of the phones on its list, and of whoever wrote for it. */
const deleteOfHousehold = statement<{ household: string }>((p, db) =>
  db.deleteFrom('stopped_phone').where(
    sql<boolean>`sender IN (
        SELECT phone FROM household_phone WHERE household_id = ${p.household}
        UNION ALL SELECT sender FROM incoming_message WHERE household_id = ${p.household}
        UNION ALL SELECT lid_book.lid FROM lid_book JOIN household_phone USING (phone)
          WHERE household_id = ${p.household}
        UNION ALL SELECT chat.lid FROM chat JOIN household_phone USING (phone)
          WHERE household_id = ${p.household} AND chat.lid IS NOT NULL
        UNION ALL SELECT '+' || replace(chat.chat_id, '@c.us', '') FROM chat JOIN household_phone USING (phone)
          WHERE household_id = ${p.household})`,
  ),
);

const copyStopped = statement<{ from: string; to: string }>((p, db) =>
  db
    .insertInto('stopped_phone')
    .columns(['sender', 'stopped_at'])
    .expression((eb) =>
      eb
        .selectFrom('stopped_phone')
        .select([sql<string>`${p.to}`.as('sender'), 'stopped_at'])
        .where('sender', '=', p.from),
    )
    .onConflict((conflict) => conflict.doNothing()),
);

/** Each with a household on whose list it stands, which may still be written to. */
const selectNotApplied = statement<Record<never, never>, { household: string }>((_, db) =>
  db
    .selectFrom('stopped_phone')
    .innerJoin('household_phone', 'household_phone.phone', 'stopped_phone.sender')
    .innerJoin('household', 'household.id', 'household_phone.household_id')
    .select('household.id as household')
    .distinct()
    .where('household.opted_out_at', 'is', null),
);

/** Nothing is sent there any more, whoever it belongs to. */
export function stopPhone(database: Database, sender: string, now: number): void {
  database.run(insertStopped({ sender, now }));
}

/** False where it was not stopped. */
export function freePhone(database: Database, sender: string): boolean {
  return database.run(deleteStopped({ sender })) > 0;
}

export function freePhonesOf(database: Database, household: string): void {
  database.run(deleteOfHousehold({ household }));
}

/** What was stopped under a hidden user id is stopped under the phone behind it. */
export function carryStop(database: Database, lid: string, phone: string): void {
  database.run(copyStopped({ from: lid, to: phone }));
}

export function isStopped(database: Database, phone: string, chatId: string): boolean {
  return database.get(selectStopped({ phone, chatId })) !== null;
}

/** On whose list a sender stands. */
export function householdsOn(database: Database, sender: string): readonly string[] {
  return database.all(selectHouseholds({ sender, chatId: chatOf(sender) })).map(({ id }) => id);
}

/** Households that came to have a stopped phone after it had been stopped. */
export function householdsToStop(database: Database): readonly string[] {
  return database.all(selectNotApplied({})).map(({ household }) => household);
}
