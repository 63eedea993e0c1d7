import { sql } from 'kysely';
import type { ChatMessage } from '../domain/inbox/chat-message.ts';
import type { InboxStore } from '../domain/inbox/inbox-store.ts';
import type { Database } from './database.ts';
import { chatOf, matchSender, phoneBehind, senderOf } from './inbox-matching.ts';
import { createInboxReading } from './inbox-reading.ts';
import type { IncomingRow } from './inbox-tables.ts';
import { meetChat, meetHousehold } from './known-chats.ts';
import { moveMessages } from './move-messages.ts';
import { applyStops, optOutSender } from './opt-out.ts';
import { statement } from './sql.ts';
import { carryStop, freePhone } from './stopped-phones.ts';
import { coolWriters, warmWriters } from './warm-lane.ts';

const insertMessage = statement<{
  messageId: string;
  type: string;
  sender: string;
  pushName: string | null;
  text: string;
  attachment: number;
  household: string | null;
  receivedAt: number;
  now: number;
}>((p, db) =>
  db
    .insertInto('incoming_message')
    .values({
      message_id: p.messageId,
      type: p.type,
      sender: p.sender,
      push_name: p.pushName,
      text: p.text,
      attachment: p.attachment as never,
      household_id: p.household,
      received_at: p.receivedAt,
      stored_at: p.now,
      seen: 0,
    })
    .onConflict((conflict) => conflict.doNothing()),
);

const setText = statement<{ messageId: string; text: string; now: number }>((p, db) =>
  db
    .updateTable('incoming_message')
    .set({ text: p.text, edited_at: p.now, reply_read: 0 })
    .where('message_id', '=', p.messageId)
    .where('revoked_at', 'is', null),
);

const setRevoked = statement<{ messageId: string; now: number }>((p, db) =>
  db
    .updateTable('incoming_message')
    .set({ text: '', revoked_at: p.now, reply_read: 0 })
    .where('message_id', '=', p.messageId)
    .where('revoked_at', 'is', null),
);

const upsertLid = statement<{ lid: string; phone: string; now: number }>((p, db) =>
  db
    .insertInto('lid_book')
    .values({ lid: p.lid, phone: p.phone, learned_at: p.now })
    .onConflict((conflict) => conflict.column('lid').doUpdateSet({ phone: p.phone, learned_at: p.now })),
);

const renameSender = statement<{ from: string; to: string }>((p, db) =>
  db.updateTable('incoming_message').set({ sender: p.to }).where('sender', '=', p.from),
);

const copyDecision = statement<{ from: string; to: string }>((p, db) =>
  db
    .insertInto('known_sender')
    .columns(['sender', 'household_id', 'decided_at'])
    .expression((eb) =>
      eb
        .selectFrom('known_sender')
        .select([sql<string>`${p.to}`.as('sender'), 'household_id', 'decided_at'])
        .where('sender', '=', p.from),
    )
    .onConflict((conflict) => conflict.doNothing()),
);

const selectRecipient = statement<{ messageId: string }, { phones: string; phone_index: number }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['phones', 'phone_index'])
    .where('message_id', '=', p.messageId),
);

const selectLids = statement<{ limit: number }, { sender: string }>((p, db) =>
  db
    .selectFrom('incoming_message')
    .select('sender')
    .distinct()
    .where('sender', 'like', '%@lid')
    .limit(p.limit as never),
);

const selectStrangers = statement<Record<never, never>, { sender: string }>((_, db) =>
  db.selectFrom('incoming_message').select('sender').distinct().where('household_id', 'is', null),
);

const decide = statement<{ sender: string; household: string | null; now: number }>((p, db) =>
  db
    .insertInto('known_sender')
    .values({ sender: p.sender, household_id: p.household, decided_at: p.now })
    .onConflict((conflict) =>
      conflict.column('sender').doUpdateSet({ household_id: p.household, decided_at: p.now }),
    ),
);

const removeMessages = statement<{ sender: string }>((p, db) =>
  db.deleteFrom('incoming_message').where('sender', '=', p.sender),
);

const selectOne = statement<{ sender: string }, Pick<IncomingRow, 'sender'>>((p, db) =>
  db.selectFrom('incoming_message').select('sender').where('sender', '=', p.sender).limit(1),
);

export function createInboxStore(database: Database): InboxStore {
  const within = <T>(work: () => T): Promise<T> => Promise.resolve(database.transaction(work));
  return {
    ...createInboxReading(database),
    record: (type, messages, now) =>
      within(() => {
        let stored = 0;
        if (keepsNobody(database)) return { stored, warmed: 0 };
        for (const message of messages) stored += keep(database, type, message, now);
        const warmed = stored === 0 ? 0 : warmWriters(database, now);
        return { stored, warmed };
      }),
    edit: (messageId, text, now) => within(() => database.run(setText({ messageId, text, now })) > 0),
    revoke: (messageId, now) => within(() => database.run(setRevoked({ messageId, now })) > 0),
    learnLid: (lid, phone, now) => within(() => learn(database, lid, phone, now)),
    learnLidOfMessage: (messageId, lid, now) =>
      within(() => {
        const row = database.get(selectRecipient({ messageId }));
        const phone = row === null ? undefined : (JSON.parse(row.phones) as string[])[row.phone_index];
        // Of a message that was forgotten nobody knows the phone any more.
        if (phone === undefined || !phone.startsWith('+') || phoneBehind(database, lid) !== null)
          return false;
        return learn(database, lid, phone, now);
      }),
    async lidsWithoutPhone(limit) {
      return database.all(selectLids({ limit })).map(({ sender }) => sender);
    },
    matchAgain: (now) =>
      within(() => {
        const strangers = database.all(selectStrangers({}));
        const stopped = applyStops(database, now);
        return strangers.filter(({ sender }) => matchKept(database, sender, now)).length + stopped;
      }),
    assign: (sender, householdId, now) =>
      within(() => {
        if (database.get(selectOne({ sender })) === null) return false;
        database.run(decide({ sender, household: householdId, now }));
        moveMessages(database, sender, householdId, now);
        meetHousehold(database, householdId, chatOf(sender));
        warmWriters(database, now);
        return true;
      }),
    dismiss: (sender, now) =>
      within(() => {
        if (matchSender(database, sender).kind === 'household') return false;
        if (database.run(removeMessages({ sender })) === 0) return false;
        database.run(decide({ sender, household: null, now }));
        return true;
      }),
    stop: (sender, now) =>
      within(() =>
        database.get(selectOne({ sender })) === null ? null : optOutSender(database, sender, now),
      ),
    free: (sender) => within(() => freePhone(database, sender)),
    coolDown: (since, now) => within(() => coolWriters(database, since, now)),
  };
}

const selectKeepsNobody = statement<Record<never, never>, { nobody: 0 | 1 }>((_, db) => ({
  compile: () =>
    sql<{ nobody: 0 | 1 }>`SELECT EXISTS (SELECT 1 FROM data_deletion)
      AND NOT EXISTS (SELECT 1 FROM household) AS nobody`.compile(db),
}));

/** All personal data was deleted and there is no guest list: who writes now writes to the phone, not to the event. */
function keepsNobody(database: Database): boolean {
  return database.get(selectKeepsNobody({}))?.nobody === 1;
}

/** 1 when the message is new and kept. */
function keep(database: Database, type: string, message: ChatMessage, now: number): number {
  const { phone, lid } = message.who;
  if (message.fromMe) return 0;
  if (phone !== null && lid !== null) learn(database, lid, phone, now);
  const sender = senderOf(database, message.who);
  if (sender === null) return 0;
  const match = matchSender(database, sender);
  if (match.kind === 'dismissed') return 0;
  const household = match.kind === 'household' ? match.id : null;
  meetChat(database, { type, chatId: chatOf(sender), household }, now);
  return database.run(
    insertMessage({
      messageId: message.id,
      type,
      sender,
      pushName: message.pushName,
      text: message.text,
      attachment: message.attachment ? 1 : 0,
      household,
      receivedAt: message.at,
      now,
    }),
  );
}

/** Whoever wrote under the hidden id goes by the phone from here on, with what was decided about them. */
function learn(database: Database, lid: string, phone: string, now: number): boolean {
  if (keepsNobody(database)) return false;
  if (phoneBehind(database, lid) === phone && database.get(selectOne({ sender: lid })) === null) return false;
  database.run(upsertLid({ lid, phone, now }));
  database.run(copyDecision({ from: lid, to: phone }));
  carryStop(database, lid, phone);
  if (database.run(renameSender({ from: lid, to: phone })) === 0) return false;
  matchKept(database, phone, now);
  return true;
}

function matchKept(database: Database, sender: string, now: number): boolean {
  const match = matchSender(database, sender);
  if (match.kind !== 'household') return false;
  return moveMessages(database, sender, match.id, now) > 0;
}
