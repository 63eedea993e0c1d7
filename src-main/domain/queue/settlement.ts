import type { Stamp } from '../clock.ts';
import type { Random } from '../random.ts';
import { backoffMs, withJitter } from './backoff.ts';
import type { FailureReason, WaitingReason } from './message.ts';
import type { SendOutcome, UnknownCause } from './send-outcome.ts';

/**
 * What the queue writes for an outcome, in one transaction. Everything but `SENT` and `SENDING` gives the slot back,
 * since the message certainly did not leave.
 */
export type Settlement =
  | { readonly to: 'SENT'; readonly messageId: string; readonly at: Stamp }
  /** May have left: stays `SENDING` with its slot until reconciliation knows. */
  | { readonly to: 'SENDING'; readonly cause: UnknownCause }
  | {
      readonly to: 'PENDING';
      readonly reason: WaitingReason;
      /** Epoch milliseconds. */
      readonly notBefore: number;
      readonly usesAttempt: boolean;
    }
  /** The household's next phone is tried; none left means `NOT_ON_WHATSAPP`. */
  | { readonly to: 'NEXT_PHONE' }
  | { readonly to: 'FAILED'; readonly reason: FailureReason };

/** What an outcome means for the whole session. */
export type SessionEffect =
  | { readonly kind: 'none' }
  | { readonly kind: 'check' }
  | { readonly kind: 'pause'; readonly reason: 'WRONG_KEY' | 'WAHA_SENDS_NO_FILES' }
  /** Too much for WhatsApp or WAHA: not this message waits but all of the session. */
  | { readonly kind: 'rest' }
  /** `until` in epoch milliseconds. */
  | { readonly kind: 'restrictNewChats'; readonly until: number };

/** How long first messages rest when WhatsApp forbids them without naming an end. */
export const namelessRestrictionMs = 24 * 60 * 60_000;

export interface SettlementFacts {
  readonly now: Stamp;
  /** Definite refusals of this message in a row, before this one. */
  readonly refusals: number;
}

/** The table of design section 4, as one function. */
export function settlementOf(
  outcome: SendOutcome,
  facts: SettlementFacts,
  random: Random,
): { settlement: Settlement; effect: SessionEffect } {
  const { now } = facts;
  const none: SessionEffect = { kind: 'none' };
  const backoff = () => now.wall + withJitter(backoffMs(facts.refusals + 1), random);
  switch (outcome.kind) {
    case 'sent':
      return { settlement: { to: 'SENT', messageId: outcome.messageId, at: now }, effect: none };
    case 'unknown':
      return { settlement: { to: 'SENDING', cause: outcome.cause }, effect: none };
    case 'notWritten':
    case 'sessionNotReady':
      return { settlement: postponed('SESSION_NOT_CONNECTED', backoff()), effect: { kind: 'check' } };
    case 'wrongKey':
      return { settlement: postponed('PAUSED', now.wall), effect: { kind: 'pause', reason: 'WRONG_KEY' } };
    case 'filesNotSupported':
      // Every other one would be refused as well: they wait for the admin instead of failing.
      return {
        settlement: postponed('PAUSED', now.wall),
        effect: { kind: 'pause', reason: 'WAHA_SENDS_NO_FILES' },
      };
    case 'overLimit':
      return { settlement: postponed('BACKOFF', now.wall), effect: { kind: 'rest' } };
    case 'newChatsRestricted':
      return {
        settlement: postponed('TIMELOCK', now.wall),
        effect: { kind: 'restrictNewChats', until: outcome.until ?? now.wall + namelessRestrictionMs },
      };
    case 'notOnWhatsApp':
      return { settlement: { to: 'NEXT_PHONE' }, effect: none };
    case 'rejected':
      return { settlement: { to: 'FAILED', reason: 'REJECTED' }, effect: none };
  }
}

function postponed(reason: WaitingReason, notBefore: number): Settlement {
  return { to: 'PENDING', reason, notBefore, usesAttempt: false };
}
