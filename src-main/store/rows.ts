import type { Selectable } from 'kysely';
import type { Stamp } from '../domain/clock.ts';
import type { Errand } from '../domain/governor/governor.ts';
import type { Rest, Restriction } from '../domain/governor/signals.ts';
import type { Slot } from '../domain/governor/slots.ts';
import type { Attempt } from '../domain/queue/message.ts';
import type { MessageRecord } from '../domain/queue/queue-store.ts';
import type { Claimed, OpenAttempt } from '../domain/queue/worker-store.ts';
import type { SlotRow } from './governor-tables.ts';
import type { MessageRow, SessionRow as SessionTable } from './tables.ts';

export type Message = Selectable<MessageRow>;
export type SessionRow = Selectable<SessionTable>;

export function toClaimed(row: Message, token: string, errand: Errand): Claimed {
  return {
    id: row.id,
    token,
    type: row.type,
    kind: row.kind,
    errand: errand === 'COLD' && row.new_chat === 0 ? 'KNOWN' : errand,
    householdId: row.household_id,
    text: row.text,
    attachment: row.attachment,
    phones: JSON.parse(row.phones) as string[],
    phoneIndex: row.phone_index,
    chatId: row.chat_id,
    messageId: row.message_id,
    attempts: row.attempts,
    refusals: row.refusals,
  };
}

export function toOpenAttempt(row: Message): OpenAttempt {
  return {
    id: row.id,
    type: row.type,
    text: row.text,
    attachment: row.attachment,
    attempts: row.attempts,
    attempt: attemptOf(row),
    status: row.status === 'UNCONFIRMED' ? 'UNCONFIRMED' : 'SENDING',
    queuedAt: row.created_at,
  };
}

function attemptOf(row: Message): Attempt {
  return {
    token: required(row.attempt_token),
    number: row.attempts,
    startedAt: stampOf(required(row.attempt_wall), required(row.attempt_uptime), required(row.attempt_boot)),
    messageId: row.message_id,
    chatId: required(row.chat_id),
    context: {
      wahaUrl: required(row.attempt_url),
      number: required(row.attempt_number),
      linkGeneration: required(row.attempt_link_generation),
      wahaStartedAt: row.attempt_waha_started_at,
    },
  };
}

/** The chat a phone has in all likelihood: enough to look there, never to send there. */
export function toChatGuess(phone: string): string {
  return `${phone.replace(/\D/g, '')}@c.us`;
}

export function toSlot(row: Omit<SlotRow, 'number' | 'message' | 'attempt_token' | 'new_chat'>): Slot {
  return {
    startedAt: stampOf(row.started_wall, row.started_uptime, row.started_boot),
    countsFrom: stampOf(row.counts_wall, row.counts_uptime, row.counts_boot),
    jitter: row.jitter,
  };
}

/** A ban without an end is kept as the largest integer: SQLite's columns know no infinity. */
export const endlessBan = Number.MAX_SAFE_INTEGER;

/** Of a ban nobody noted the moment of: it is counted by the wall clock alone, from the beginning of its time. */
const beginning: Stamp = { wall: 0, uptime: 0, boot: '' };

export type RestrictionRow = Pick<
  SessionRow,
  'new_chats_restricted_until' | 'restriction_wall' | 'restriction_uptime' | 'restriction_boot'
>;

export function toRestriction(row: RestrictionRow): Restriction | null {
  const until = row.new_chats_restricted_until;
  if (until === null) return null;
  const notedAt = stampOrNull(row.restriction_wall, row.restriction_uptime, row.restriction_boot);
  return { until: until === endlessBan ? Number.POSITIVE_INFINITY : until, notedAt: notedAt ?? beginning };
}

export function toRest(row: SessionRow): Rest | null {
  const since = stampOrNull(row.rest_wall, row.rest_uptime, row.rest_boot);
  return since && { since, ms: row.rest_ms ?? 0 };
}

export function stampOrNull(wall: number | null, uptime: number | null, boot: string | null): Stamp | null {
  return wall === null || uptime === null || boot === null ? null : stampOf(wall, uptime, boot);
}

function stampOf(wall: number, uptime: number, boot: string): Stamp {
  return { wall, uptime, boot };
}

/** The CHECK constraints promise these columns; a missing one is a bug of ours. */
function required<T>(value: T | null): T {
  if (value === null) throw new Error('a message in flight has no attempt');
  return value;
}

export function toRecord(row: Message): MessageRecord {
  return {
    id: row.id,
    seq: row.seq,
    type: row.type,
    kind: row.kind,
    lane: row.lane,
    newChat: row.new_chat === 1,
    urgentUntil: row.urgent_until,
    householdId: row.household_id,
    recipient: row.recipient,
    phones: JSON.parse(row.phones) as string[],
    chatId: row.chat_id,
    text: row.text,
    attachment: row.attachment,
    template: row.template_id,
    status: row.status,
    waitingReason: row.waiting_reason,
    held: row.held === 1,
    notBefore: row.not_before,
    attempts: row.attempts,
    messageId: row.message_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
    readAt: row.read_at,
    failureReason: row.failure_reason,
  };
}
