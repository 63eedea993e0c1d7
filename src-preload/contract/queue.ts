import { z } from 'zod';
import { attachment } from './attachments.ts';
import { heldCampaign } from './campaigns.ts';
import { cursor, finishRange, id, limit, page, sessionType, time } from './common.ts';

export const messageStatuses = [
  'PENDING',
  'SENDING',
  'SENT',
  'DELIVERED',
  'READ',
  'UNCONFIRMED',
  'FAILED',
  'CANCELLED',
] as const;

export const waitingReasons = [
  'RATE_LIMIT',
  'SEND_WINDOW',
  'NEW_CHAT_CAP',
  'SESSION_NOT_CONNECTED',
  'PAUSED',
  'TIMELOCK',
  'BREAKER',
  'BACKOFF',
  'SCHEDULED',
  'GAP',
  'CANARY',
] as const;

export const failureReasons = [
  'NOT_ON_WHATSAPP',
  'INVALID_NUMBER',
  'OPTED_OUT',
  'ATTEMPTS_EXHAUSTED',
  'POISON',
  'REJECTED',
  'ACK_ERROR',
  'TEXT_CHANGED',
  'ALREADY_INVITED_CHAT',
] as const;

export const messageKinds = ['INVITATION', 'REMINDER', 'RSVP_CONFIRMATION', 'CUSTOM', 'TEST'] as const;

export const messageStatus = z.enum(messageStatuses);
const waitingReason = z.enum(waitingReasons);
export const failureReason = z.enum(failureReasons);
export const messageKind = z.enum(messageKinds);

export const queueItem = z.object({
  id,
  type: sessionType,
  kind: messageKind,
  household: z.object({ id, name: z.string() }).nullable(),
  /** The phones the message may go to, frozen when queued; the first one with WhatsApp gets it. */
  phones: z.array(z.string()),
  chatId: z.string().optional(),
  text: z.string(),
  status: messageStatus,
  waitingReason: waitingReason.optional(),
  notBefore: time.optional(),
  /** When the forecast expects it to leave; absent while nothing can leave. */
  expectedAt: time.optional(),
  attempts: z.int(),
  messageId: z.string().optional(),
  createdAt: time,
  /** Of its last change of any kind. */
  changedAt: time,
  sentAt: time.optional(),
  deliveredAt: time.optional(),
  readAt: time.optional(),
  failureReason: failureReason.optional(),
});

export const logEntry = z.object({
  at: time,
  name: z.string(),
  /** Facts of the entry: reason, until, message id … never a phone number or a text. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const queueCounts = z.object({
  total: z.int(),
  byStatus: z.record(messageStatus, z.int()),
  /** FAILED by cause, without those whose household was forgotten: nobody can do anything about them. */
  byFailure: z.partialRecord(failureReason, z.int()),
});

/** Why is nothing moving, and until when. */
export const reasonLine = z.object({
  kind: z.enum(['go', 'wait', 'idle', 'stop', 'ok']),
  reason: z.enum([
    ...waitingReasons,
    'SENDING',
    'NEXT_IN',
    'NOTHING_QUEUED',
    'ALL_SENT',
    'NO_GUESTS',
    'SETTLING',
    'WRONG_KEY',
    'TOO_MANY_NOT_ON_WHATSAPP',
    'TOO_MANY_BAD_REQUESTS',
    'WAHA_SENDS_NO_FILES',
    'WAHA_UNREACHABLE',
    'NEEDS_YOU',
    'CANARY_STUCK',
  ]),
  until: time.nullable(),
  /** The session it speaks of; null when there is only one or it speaks of all. */
  type: sessionType.nullable(),
  limit: z.int(),
  pending: z.int(),
  nextHousehold: z.string().nullable(),
  finishesAt: time.nullable(),
  finishRange: finishRange.nullable(),
});

export const queueSummary = z.object({
  counts: queueCounts,
  paused: z.boolean(),
  line: reasonLine,
  /** Messages that left today, by the day of the event's time zone. */
  sentToday: z.int(),
  /** Those that wait for their first messages to arrive. */
  campaigns: z.array(heldCampaign),
});

const bulkResult = z.object({
  done: z.array(id),
  refused: z.array(z.object({ id, code: z.string() })),
});

/** What must be true of the store at every moment; the comments in `domain/queue/invariants.ts` say what each means. */
const brokenRules = [
  'FILE_DAMAGED',
  'REFERENCE_BROKEN',
  'LOG_DIFFERS',
  'TEXT_CHANGED',
  'SLOT_MISSING',
  'SENT_WITHOUT_PROOF',
  'MESSAGE_ID_SHARED',
  'INVITED_TWICE',
] as const;

const ids = z.strictObject({ ids: z.array(id).min(1).max(10_000) });

export const queueFilter = z.strictObject({
  status: messageStatus.optional(),
  /** FAILED for this cause. */
  failureReason: failureReason.optional(),
  /** `attention`: what needs a person; `waiting`: not started; `left`: SENT, DELIVERED and READ. */
  group: z.enum(['attention', 'waiting', 'left']).optional(),
  type: sessionType.optional(),
  q: z.string().max(200).optional(),
  cursor: cursor.optional(),
  limit,
});

/** One of household or phone; one of template or text. */
export const enqueueInput = z.strictObject({
  type: sessionType,
  idempotencyKey: z.string().min(1).max(200),
  kind: messageKind,
  household: id.optional(),
  phone: z.string().max(40).optional(),
  template: id.optional(),
  text: z.string().max(20_000).optional(),
  variables: z
    .record(z.string().max(60), z.union([z.string().max(2000), z.number(), z.boolean()]))
    .optional(),
  notBefore: time.optional(),
});

export const enqueued = z.object({ id, status: messageStatus, expectedAt: time.nullable() });

export const queueMethods = {
  'queue.list': { input: queueFilter, output: page(queueItem) },
  'queue.get': {
    input: z.strictObject({ id }),
    output: queueItem.extend({ log: z.array(logEntry), attachment: attachment.nullable() }),
  },
  'queue.summary': {
    input: z.void(),
    output: queueSummary,
  },
  'queue.cancel': { input: ids, output: bulkResult },
  /** Puts back what was just cancelled and was never tried; refuses what may have left. */
  'queue.undoCancel': { input: ids, output: bulkResult },
  'queue.retry': { input: ids, output: bulkResult },
  'queue.markSent': { input: ids, output: bulkResult },
  /** For the Doctor: whether queue, log and window agree with each other. No findings: all is well. */
  'queue.checkInvariants': {
    input: z.void(),
    output: z.object({
      /** Messages looked at. */
      checked: z.int(),
      findings: z.array(z.object({ rule: z.enum(brokenRules), message: id.nullable() })),
    }),
  },
  /** Looks for messages in doubt at once; what is found becomes SENT. */
  'queue.look': { input: ids, output: bulkResult },
  /** Another text for a message that has not left. */
  'queue.edit': { input: z.strictObject({ id, text: z.string().max(20_000) }), output: queueItem },
  /**
   * «Invita di nuovo»: queues a new invitation, with text and numbers of now, after one that is over. `household`: who is
   * invited, where its people got theirs while they belonged to another household; else the household of the message.
   */
  'queue.inviteAgain': { input: z.strictObject({ id, household: id.optional() }), output: enqueued },
  'queue.pause': { input: z.void(), output: z.object({ paused: z.boolean() }) },
  'queue.resume': { input: z.void(), output: z.object({ paused: z.boolean() }) },
  'queue.enqueue': { input: enqueueInput, output: enqueued },
  /** «Messaggio di prova»: first in the warm lane, outside window and gap, inside the limit. */
  'queue.test': {
    input: z.strictObject({
      type: sessionType,
      phone: z.string().max(40),
      text: z.string().max(20_000).optional(),
    }),
    output: enqueued,
  },
} as const;

export type QueueItem = z.infer<typeof queueItem>;
export type LogEntry = z.infer<typeof logEntry>;
export type QueueSummary = z.infer<typeof queueSummary>;
export type QueueCounts = z.infer<typeof queueCounts>;
export type ReasonLine = z.infer<typeof reasonLine>;
export type QueueFilter = z.input<typeof queueFilter>;
export type MessageStatus = (typeof messageStatuses)[number];
export type WaitingReason = (typeof waitingReasons)[number];
export type FailureReason = (typeof failureReasons)[number];
export type MessageKind = (typeof messageKinds)[number];
