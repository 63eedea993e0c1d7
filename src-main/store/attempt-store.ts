import { sql } from 'kysely';
import type { Stamp } from '../domain/clock.ts';
import type { Settlement } from '../domain/queue/settlement.ts';
import type { AttemptStore } from '../domain/queue/worker-store.ts';
import { createAckStatements } from './acks.ts';
import { noteRefused, withdrawColdSend } from './circuit-breaker.ts';
import type { Database } from './database.ts';
import { isoTime, log } from './log.ts';
import { noAttempt } from './no-attempt.ts';
import { type Message, toOpenAttempt } from './rows.ts';
import { endOverLimit } from './sending-session.ts';
import { giveSlotBack, settleSlot } from './slot-store.ts';
import { statement } from './sql.ts';

const setSent = statement<{ id: string; token: string; messageId: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      ...noAttempt,
      status: 'SENT',
      sent_at: p.now,
      message_id: p.messageId,
      refusals: 0,
      updated_at: p.now,
    })
    .where('id', '=', p.id)
    .where('attempt_token', '=', p.token),
);

const setPendingAgain = statement<{
  id: string;
  token: string;
  reason: string;
  notBefore: number;
  attempts: number;
  now: number;
}>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      ...noAttempt,
      status: 'PENDING',
      waiting_reason: p.reason as never,
      not_before: p.notBefore,
      message_id: null,
      attempts: sql`attempts + ${p.attempts}`,
      refusals: sql`refusals + 1`,
      updated_at: p.now,
    })
    .where('id', '=', p.id)
    .where('attempt_token', '=', p.token),
);

const setNextPhone = statement<{ id: string; token: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      ...noAttempt,
      status: 'PENDING',
      phone_index: sql`phone_index + 1`,
      chat_id: null,
      message_id: null,
      updated_at: p.now,
    })
    .where('id', '=', p.id)
    .where('attempt_token', '=', p.token),
);

const setFailed = statement<{ id: string; token: string; reason: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      ...noAttempt,
      status: 'FAILED',
      failure_reason: p.reason as never,
      message_id: null,
      updated_at: p.now,
    })
    .where('id', '=', p.id)
    .where('attempt_token', '=', p.token),
);

const setAbsent = statement<{ id: string; token: string; notBefore: number; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      ...noAttempt,
      status: 'PENDING',
      waiting_reason: 'BACKOFF',
      // After a restore the chat may have been a guess: good enough to look there, not to send there.
      chat_id: sql`CASE WHEN attempt_token LIKE 'restored:%' AND message_id IS NULL THEN NULL ELSE chat_id END`,
      // A restored message may be one for a later day.
      not_before: sql`max(not_before, ${p.notBefore})`,
      refusals: sql`refusals + 1`,
      updated_at: p.now,
    })
    .where('id', '=', p.id)
    .where('attempt_token', '=', p.token),
);

const setUnconfirmed = statement<{ id: string; token: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ status: 'UNCONFIRMED', updated_at: p.now })
    .where('id', '=', p.id)
    .where('attempt_token', '=', p.token)
    .where('status', '=', 'SENDING'),
);

const selectCurrent = statement<{ id: string; token: string }, Message>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .selectAll()
    .where('id', '=', p.id)
    .where('attempt_token', '=', p.token)
    .where('status', 'in', ['SENDING', 'UNCONFIRMED']),
);

const selectOpen = statement<Record<never, never>, Message>((_, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .selectAll()
    .where('status', 'in', ['SENDING', 'UNCONFIRMED'])
    .orderBy('seq'),
);

const selectOwned = statement<{ ids: string; except: string }, { message_id: string }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select('message_id')
    .where('message_id', 'in', sql<string>`(SELECT value FROM json_each(${p.ids}))`)
    .where('id', '<>', p.except)
    .$narrowType<{ message_id: string }>(),
);

export function createAttemptStore(database: Database): AttemptStore {
  const acks = createAckStatements(database);
  return {
    async settle(attempt, settlement, now) {
      return database.transaction(() => settle(database, attempt, settlement, now));
    },
    async openAttempts() {
      return database.all(selectOpen({})).map(toOpenAttempt);
    },
    async ownedElsewhere(messageIds, except) {
      const rows = database.all(selectOwned({ ids: JSON.stringify(messageIds), except }));
      return new Set(rows.map((row) => row.message_id));
    },
    async confirmSent(open, messageId, ack, now) {
      return database.transaction(() => {
        const { token } = open.attempt;
        if (database.run(setSent({ id: open.id, token, messageId, now })) === 0) return false;
        log(database, open.id, 'FOUND_IN_CHAT', now, { messageId });
        log(database, open.id, 'SENT', now, { messageId });
        acks.advance(open.id, ack, now);
        return true;
      });
    },
    async confirmAbsent(open, notBefore, now) {
      return database.transaction(() => {
        if (database.run(setAbsent({ id: open.id, token: open.attempt.token, notBefore, now })) === 0)
          return false;
        log(database, open.id, 'PROVEN_ABSENT', now, { attempt: open.attempt.number });
        return true;
      });
    },
    async markUnconfirmed(open, because, now) {
      return database.transaction(() => {
        if (database.run(setUnconfirmed({ id: open.id, token: open.attempt.token, now })) === 0) return false;
        log(database, open.id, 'UNCONFIRMED', now, { because });
        return true;
      });
    },
    async applyAck(messageId, ack, restricted, now) {
      return database.transaction(() => acks.apply(messageId, ack, restricted, now));
    },
    async applyAcks(heard, now) {
      return database.transaction(() =>
        heard.filter(
          (each) =>
            acks.applyToAttempt(each, now) ||
            acks.apply(each.messageId, each.ack, each.restriction !== null, now),
        ),
      );
    },
    async unackedMessages(checkedBefore, sent, limit) {
      return acks.unacked(checkedBefore, sent, limit);
    },
    async sentBetween(type, after, before) {
      return acks.sentBetween(type, after, before);
    },
    async noteAckChecked(id, now) {
      acks.checked(id, now);
    },
  };
}

function settle(
  database: Database,
  { id, token }: { id: string; token: string },
  settlement: Settlement,
  now: Stamp,
): boolean {
  const row = database.get(selectCurrent({ id, token }));
  if (row === null) return false;
  const at = now.wall;
  switch (settlement.to) {
    case 'SENT':
      database.run(setSent({ id, token, messageId: settlement.messageId, now: at }));
      endOverLimit(database, row.type);
      settleSlot(database, token, settlement.at);
      log(database, id, 'SENT', at, { messageId: settlement.messageId });
      return true;
    case 'SENDING':
      log(database, id, 'OUTCOME_UNKNOWN', at, { cause: settlement.cause });
      return true;
    case 'PENDING': {
      const { reason, notBefore, usesAttempt } = settlement;
      giveSlotBack(database, token);
      if (reason === 'TIMELOCK') noteRefused(database, id, now);
      else withdrawColdSend(database, id, now);
      database.run(
        setPendingAgain({ id, token, reason, notBefore, attempts: usesAttempt ? 0 : -1, now: at }),
      );
      log(database, id, 'POSTPONED', at, { reason, until: isoTime(notBefore) });
      return true;
    }
    case 'NEXT_PHONE':
      giveSlotBack(database, token);
      withdrawColdSend(database, id, now);
      return nextPhoneOrFail(database, row, token, at);
    case 'FAILED':
      giveSlotBack(database, token);
      noteRefused(database, id, now);
      database.run(setFailed({ id, token, reason: settlement.reason, now: at }));
      log(database, id, 'FAILED', at, { reason: settlement.reason });
      return true;
  }
}

function nextPhoneOrFail(database: Database, row: Message, token: string, now: number): boolean {
  const phones = JSON.parse(row.phones) as string[];
  if (row.phone_index + 1 < phones.length) {
    database.run(setNextPhone({ id: row.id, token, now }));
    log(database, row.id, 'PHONE_SKIPPED', now, { phone: row.phone_index + 1 });
    return true;
  }
  database.run(setFailed({ id: row.id, token, reason: 'NOT_ON_WHATSAPP', now }));
  log(database, row.id, 'FAILED', now, { reason: 'NOT_ON_WHATSAPP' });
  return true;
}
