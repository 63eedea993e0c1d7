import type { Stamp } from '../domain/clock.ts';
import type { Ack } from '../domain/live/live-event.ts';
import { noteAccepted, noteRefused } from './circuit-breaker.ts';
import type { Database } from './database.ts';
import { meetChat } from './known-chats.ts';
import { log } from './log.ts';
import { noAttempt } from './no-attempt.ts';
import type { Message } from './rows.ts';
import { settleSlot } from './slot-store.ts';
import { statement } from './sql.ts';

const selectByMessageId = statement<{ messageId: string }, Message>((p, db) =>
  db.selectFrom('whatsapp_message_queue').selectAll().where('message_id', '=', p.messageId),
);

const selectById = statement<{ id: string }, Message>((p, db) =>
  db.selectFrom('whatsapp_message_queue').selectAll().where('id', '=', p.id),
);

const setDelivered = statement<{ id: string; ack: number; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ status: 'DELIVERED', ack: p.ack, delivered_at: p.now, updated_at: p.now })
    .where('id', '=', p.id),
);

const setRead = statement<{ id: string; ack: number; deliveredAt: number; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ status: 'READ', ack: p.ack, delivered_at: p.deliveredAt, read_at: p.now, updated_at: p.now })
    .where('id', '=', p.id),
);

const setProven = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ ...noAttempt, status: 'SENT', sent_at: p.now, updated_at: p.now })
    .where('id', '=', p.id),
);

const setAck = statement<{ id: string; ack: number; now: number }>((p, db) =>
  db.updateTable('whatsapp_message_queue').set({ ack: p.ack, updated_at: p.now }).where('id', '=', p.id),
);

const setAckError = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ status: 'FAILED', failure_reason: 'ACK_ERROR', ack: -1, updated_at: p.now })
    .where('id', '=', p.id),
);

const setTimelocked = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      status: 'PENDING',
      waiting_reason: 'TIMELOCK',
      not_before: p.now,
      ack: null,
      sent_at: null,
      message_id: null,
      updated_at: p.now,
    })
    .where('id', '=', p.id),
);

const selectUnacked = statement<
  { checkedBefore: number; after: number; before: number; limit: number },
  { id: string; type: string; message_id: string; chat_id: string | null }
>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['id', 'type', 'message_id', 'chat_id'])
    .where('status', 'in', ['SENT', 'DELIVERED'])
    .where('message_id', 'is not', null)
    .where('sent_at', '>', p.after)
    .where('sent_at', '<=', p.before)
    .where((eb) => eb.or([eb('ack_checked_at', 'is', null), eb('ack_checked_at', '<', p.checkedBefore)]))
    .orderBy('ack_checked_at')
    .limit(p.limit as never)
    .$narrowType<{ message_id: string }>(),
);

const setChecked = statement<{ id: string; now: number }>((p, db) =>
  db.updateTable('whatsapp_message_queue').set({ ack_checked_at: p.now }).where('id', '=', p.id),
);

const countSent = statement<{ type: string; after: number; before: number }, { sent: number }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select((eb) => eb.fn.countAll<number>().as('sent'))
    .where('type', '=', p.type)
    .where('sent_at', '>', p.after)
    .where('sent_at', '<', p.before),
);

const server = 1;
const device = 2;
const read = 3;

/** Acks move a message forward, never back; a repeated or late one changes nothing. */
export function createAckStatements(database: Database) {
  function advance(id: string, ack: number, now: number): boolean {
    const row = database.get(selectById({ id }));
    return row !== null && forward(database, row, ack, now);
  }

  return {
    advance,
    apply(messageId: string, ack: number, restricted: boolean, now: Stamp): boolean {
      const row = database.get(selectByMessageId({ messageId }));
      if (row === null) return false;
      if (ack < 0) return refuse(database, row, restricted, now);
      return row.status === 'UNCONFIRMED'
        ? prove(database, row, ack, now.wall)
        : forward(database, row, ack, now.wall);
    },
    /** An ack may overtake the answer to its own send: it proves the same. */
    applyToAttempt({ messageId, ack }: Ack, now: Stamp): boolean {
      const row = database.get(selectByMessageId({ messageId }));
      if (row?.status !== 'SENDING' || row.attempt_token === null || ack < server) return false;
      settleSlot(database, row.attempt_token, now);
      return prove(database, row, ack, now.wall);
    },
    unacked(checkedBefore: number, { after, before }: { after: number; before: number }, limit: number) {
      const rows = database.all(selectUnacked({ checkedBefore, after, before, limit }));
      return rows.map((row) => ({
        id: row.id,
        type: row.type,
        messageId: row.message_id,
        chatId: row.chat_id,
      }));
    },
    sentBetween(type: string, after: number, before: number): number {
      return database.get(countSent({ type, after, before }))?.sent ?? 0;
    },
    checked(id: string, now: number): void {
      database.run(setChecked({ id, now }));
    },
  };
}

function forward(database: Database, row: Message, ack: number, now: number): boolean {
  if (row.status !== 'SENT' && row.status !== 'DELIVERED') return false;
  if (ack <= (row.ack ?? 0)) return false;
  noteAccepted(database, row.id);
  const { type, chat_id: chatId, household_id: household } = row;
  if (ack >= device && chatId !== null) meetChat(database, { type, chatId, household }, now);
  if (ack >= read) {
    database.run(setRead({ id: row.id, ack, deliveredAt: row.delivered_at ?? now, now }));
    log(database, row.id, 'READ', now);
  } else if (ack === device) {
    if (row.status === 'DELIVERED') return false;
    database.run(setDelivered({ id: row.id, ack, now }));
    log(database, row.id, 'DELIVERED', now);
  } else {
    database.run(setAck({ id: row.id, ack, now }));
  }
  return true;
}

/** WhatsApp's servers have it: what nobody could tell is told. */
function prove(database: Database, row: Message, ack: number, now: number): boolean {
  if (ack < server) return false;
  database.run(setProven({ id: row.id, now }));
  log(database, row.id, 'SENT', now, { messageId: row.message_id });
  forward(database, { ...row, status: 'SENT', sent_at: now }, ack, now);
  return true;
}

/** WhatsApp refused after WAHA had accepted. Under a ban on first messages it waits for the end of the ban. */
function refuse(database: Database, row: Message, restricted: boolean, now: Stamp): boolean {
  // Acks never go backwards: what its servers have taken may be on the guest's phone.
  if (row.status !== 'SENT' || (row.ack ?? 0) >= server) return false;
  const at = now.wall;
  // One that another was queued after on purpose must not come back beside it, one that was forgotten not at all.
  const over = row.superseded_by !== null || row.forgotten_at !== null || row.barred_at !== null;
  const waits = restricted && !over;
  database.run(waits ? setTimelocked({ id: row.id, now: at }) : setAckError({ id: row.id, now: at }));
  noteRefused(database, row.id, now);
  log(database, row.id, 'ACK_ERROR', at, { restricted: waits });
  return true;
}
