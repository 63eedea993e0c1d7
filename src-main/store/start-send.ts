import { createHash } from 'node:crypto';
import type { FailureReason } from '../domain/queue/message.ts';
import type { StartRequest, StartResult } from '../domain/queue/worker-store.ts';
import { noteColdSend } from './circuit-breaker.ts';
import type { Database } from './database.ts';
import { isKnownChat } from './known-chats.ts';
import { log } from './log.ts';
import { isLookedForFirst } from './look-first.ts';
import { mayHaveArrived } from './may-have-arrived.ts';
import { hasOptedOut } from './opt-out.ts';
import { type Message, toOpenAttempt } from './rows.ts';
import { shownAnswer } from './rsvp-answers.ts';
import { beginTurn, readSending } from './sending-session.ts';
import { noteWaiting } from './skip-notes.ts';
import { isQueuePaused, readNumber, takeSlot } from './slot-store.ts';
import { statement } from './sql.ts';
import { isStopped } from './stopped-phones.ts';

const selectClaimed = statement<{ id: string; token: string }, Message>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .selectAll()
    .where('id', '=', p.id)
    .where('claim_token', '=', p.token)
    .where('status', '=', 'PENDING')
    // The tap of its campaign may have been closed since.
    .where('held', '=', 0),
);

const selectOptOut = statement<{ household: string }, { opted_out_at: number | null }>((p, db) =>
  db.selectFrom('household').select('opted_out_at').where('id', '=', p.household),
);

/** The one its people got in another household does not count: this one is sent after it on purpose. */
const selectOtherInvitation = statement<
  { id: string; household: string | null; chatId: string },
  { id: string }
>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select('id')
    .where('chat_id', '=', p.chatId)
    .where('kind', '=', 'INVITATION')
    .where('id', '<>', p.id)
    .where(mayHaveArrived)
    .where('status', 'not in', ['PENDING', 'FAILED'])
    .where('id', 'is not', (eb) =>
      eb.selectFrom('household').select('invited_through').where('id', '=', p.household),
    )
    .limit(1),
);

const parkClaimed = statement<{ id: string; reason: FailureReason; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      status: 'FAILED',
      failure_reason: p.reason,
      claim_token: null,
      claims: 0,
      waiting_reason: null,
      updated_at: p.now,
    })
    .where('id', '=', p.id),
);

const cancelClaimed = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ status: 'CANCELLED', claim_token: null, claims: 0, waiting_reason: null, updated_at: p.now })
    .where('id', '=', p.id),
);

const markSending = statement<
  {
    id: string;
    token: string;
    wall: number;
    uptime: number;
    boot: string;
    url: string;
    number: string;
    generation: number;
    wahaStartedAt: number | null;
    messageId: string | null;
    chatId: string;
    attempts: number;
  },
  Message
>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      status: 'SENDING',
      claim_token: null,
      claims: 0,
      waiting_reason: null,
      attempts: p.attempts,
      attempt_token: p.token,
      attempt_wall: p.wall,
      attempt_uptime: p.uptime,
      attempt_boot: p.boot,
      attempt_url: p.url,
      attempt_number: p.number,
      attempt_link_generation: p.generation,
      attempt_waha_started_at: p.wahaStartedAt,
      message_id: p.messageId,
      chat_id: p.chatId,
      updated_at: p.wall,
    })
    .where('id', '=', p.id)
    .returningAll(),
);

const setNewChat = statement<{ id: string }>((p, db) =>
  db.updateTable('whatsapp_message_queue').set({ new_chat: 1 }).where('id', '=', p.id),
);

/**
 * The last word before a message may leave, inside one transaction: whatever changed since it was claimed stops it here;
 * otherwise the slot is taken and `SEND_STARTED` committed before a byte goes out.
 */
export function startSend(database: Database, request: StartRequest): StartResult {
  const { claim, now } = request;
  const row = database.get(selectClaimed({ id: claim.id, token: claim.token }));
  if (row === null) return { started: false, because: 'CLAIM_LOST' };
  if (row.unless_answered === 1 && row.household_id !== null && shownAnswer(database, row.household_id)) {
    database.run(cancelClaimed({ id: row.id, now: now.wall }));
    log(database, row.id, 'CANCELLED', now.wall, { because: 'ANSWERED' });
    return { started: false, because: 'CLAIM_LOST' };
  }
  if (row.former_household !== null) {
    // Its household was removed while an attempt was under way; the attempt came back with a definite no.
    database.run(cancelClaimed({ id: row.id, now: now.wall }));
    log(database, row.id, 'CANCELLED', now.wall, { because: 'REMOVED' });
    return { started: false, because: 'CLAIM_LOST' };
  }
  if (isLookedForFirst(database, row, request.chatId, now)) return { started: false, because: 'CLAIM_LOST' };
  const obstacle = obstacleTo(database, row, request.chatId);
  if (obstacle !== null) {
    database.run(parkClaimed({ id: row.id, reason: obstacle, now: now.wall }));
    log(database, row.id, 'FAILED', now.wall, { reason: obstacle });
    return { started: false, because: 'FAILED', reason: obstacle };
  }
  const { number } = request.context;
  // What is known of the chat may have changed since it was queued, and the session may have another number by now.
  const newChat =
    row.lane === 'COLD' && !isKnownChat(database, number, { chatId: request.chatId, phone: phoneOf(row) });
  const decision = request.decide({
    number: readNumber(database, number, request.budget, now),
    queuePaused: isQueuePaused(database),
    ...readSending(database, row.type, number, now),
    newChat,
  });
  if (!decision.go) {
    // What it was queued as is out of date: else it would be taken for a known chat, and stopped here, for ever.
    if (newChat && row.new_chat === 0) database.run(setNewChat({ id: row.id }));
    if (decision.reason !== row.waiting_reason) noteWaiting(database, row.id, decision, now.wall);
    return { started: false, because: 'GOVERNOR', decision };
  }
  return { started: true, attempt: toOpenAttempt(begin(database, row, request, newChat)).attempt };
}

function obstacleTo(database: Database, row: Message, chatId: string): FailureReason | null {
  if (createHash('sha256').update(row.text).digest('hex') !== row.text_sha256) return 'TEXT_CHANGED';
  if (row.household_id !== null) {
    const household = database.get(selectOptOut({ household: row.household_id }));
    if (household === null || household.opted_out_at !== null) return 'OPTED_OUT';
  }
  // A bare phone, or that of another household, may be the phone of one that wants no more.
  if (hasOptedOut(database, phoneOf(row)) || isStopped(database, phoneOf(row), chatId)) return 'OPTED_OUT';
  // Two households, or two sessions, may turn out to be one chat.
  if (row.kind !== 'INVITATION') return null;
  const other = selectOtherInvitation({ id: row.id, household: row.household_id, chatId });
  return database.get(other) === null ? null : 'ALREADY_INVITED_CHAT';
}

function phoneOf({ phones, phone_index }: Message): string {
  return (JSON.parse(phones) as string[])[phone_index] ?? '';
}

function begin(database: Database, row: Message, request: StartRequest, newChat: boolean): Message {
  const { context, now } = request;
  if (newChat) noteColdSend(database, context.number, row.id, now);
  beginTurn(database, row.type, row.lane);
  takeSlot(database, {
    number: context.number,
    message: row.id,
    attemptToken: request.attemptToken,
    now,
    settleMs: request.settleMs,
    jitter: request.jitter,
    newChat,
  });
  const sending = database.get(
    markSending({
      id: row.id,
      token: request.attemptToken,
      wall: now.wall,
      uptime: now.uptime,
      boot: now.boot,
      url: context.wahaUrl,
      number: context.number,
      generation: context.linkGeneration,
      wahaStartedAt: context.wahaStartedAt,
      messageId: request.messageId,
      chatId: request.chatId,
      attempts: row.attempts + 1,
    }),
  );
  if (sending === null) throw new Error('a message read in this transaction is gone');
  log(database, row.id, 'SEND_STARTED', now.wall, {
    attempt: row.attempts + 1,
    messageId: request.messageId,
  });
  return sending;
}
