import type { Stamp } from '../clock.ts';

export type MessageStatus =
  | 'PENDING'
  | 'SENDING'
  | 'SENT'
  | 'DELIVERED'
  | 'READ'
  | 'UNCONFIRMED'
  | 'FAILED'
  | 'CANCELLED';

export type MessageKind = 'INVITATION' | 'REMINDER' | 'RSVP_CONFIRMATION' | 'CUSTOM' | 'TEST';

export type FailureReason =
  | 'NOT_ON_WHATSAPP'
  | 'INVALID_NUMBER'
  | 'OPTED_OUT'
  | 'ATTEMPTS_EXHAUSTED'
  | 'POISON'
  | 'REJECTED'
  | 'ACK_ERROR'
  | 'TEXT_CHANGED'
  | 'ALREADY_INVITED_CHAT';

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
export type WaitingReason = (typeof waitingReasons)[number];

/** `WARM`: the guest expects it (answers, confirmations, tests). `COLD`: a first message. */
export type Lane = 'WARM' | 'COLD';

/**
 * The life of a message, design section 3: from each status, where it may go. PENDING → PENDING is a claim, a release
 * or a postponement; a status may always stay. The database refuses every other change by a trigger made from this table.
 */
export const transitions = {
  PENDING: ['PENDING', 'SENDING', 'CANCELLED', 'FAILED'],
  SENDING: ['SENDING', 'SENT', 'PENDING', 'FAILED', 'UNCONFIRMED'],
  UNCONFIRMED: ['UNCONFIRMED', 'SENT', 'DELIVERED', 'READ', 'PENDING', 'CANCELLED'],
  SENT: ['SENT', 'DELIVERED', 'READ', 'FAILED', 'PENDING'],
  DELIVERED: ['DELIVERED', 'READ'],
  READ: ['READ'],
  FAILED: ['FAILED', 'PENDING'],
  CANCELLED: ['CANCELLED', 'PENDING'],
} as const satisfies Record<MessageStatus, readonly MessageStatus[]>;

/** One real try: what must be known later to find out whether it arrived. Frozen at `SEND_STARTED`. */
export interface Attempt {
  readonly token: string;
  readonly number: number;
  readonly startedAt: Stamp;
  /** The id reserved with WAHA, or null for an engine without ids. */
  readonly messageId: string | null;
  readonly chatId: string;
  readonly context: SendContext;
}

/** The world a send went out into. If any of it has changed, absence proves nothing. */
export interface SendContext {
  readonly wahaUrl: string;
  /** Digits of the sending number. */
  readonly number: string;
  /** How often this session has been linked. */
  readonly linkGeneration: number;
  /** When the WAHA process started, epoch ms as it says itself; null when it does not say. */
  readonly wahaStartedAt: number | null;
}

/** A start time of WAHA that stands for any: of an attempt that a restored store only supposes. */
export const anyStart = 0;

/** The message may have left at any time since it was queued, under a text that was changed since. */
export function isSupposed({ context }: Pick<Attempt, 'context'>): boolean {
  return context.wahaStartedAt === anyStart;
}

export function sameContext(a: SendContext, b: SendContext): boolean {
  return (
    a.wahaUrl === b.wahaUrl &&
    a.number === b.number &&
    a.linkGeneration === b.linkGeneration &&
    b.wahaStartedAt !== null &&
    (a.wahaStartedAt === b.wahaStartedAt || a.wahaStartedAt === anyStart)
  );
}
