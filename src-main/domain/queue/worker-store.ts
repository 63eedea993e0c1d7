import type { Stamp } from '../clock.ts';
import type { Decision, Errand } from '../governor/governor.ts';
import type { NumberView } from '../governor/number-view.ts';
import type { BudgetSettings } from '../governor/settings.ts';
import type { Rest, Restriction } from '../governor/signals.ts';
import type { Slot } from '../governor/slots.ts';
import type { Ack } from '../live/live-event.ts';
import type { Attempt, FailureReason, MessageKind, SendContext, WaitingReason } from './message.ts';
import type { Settlement } from './settlement.ts';

/** A message reserved for the worker. The token proves that the claim is still the same one. */
export interface Claimed {
  readonly id: string;
  readonly token: string;
  readonly type: string;
  readonly kind: MessageKind;
  readonly errand: Errand;
  readonly householdId: string | null;
  readonly text: string;
  /** Id of the file that goes with it; null = text alone. */
  readonly attachment: string | null;
  /** E.164, frozen when queued. */
  readonly phones: readonly string[];
  readonly phoneIndex: number;
  readonly chatId: string | null;
  /** Kept from an attempt that is proven absent, to be used again; null = reserve a new one. */
  readonly messageId: string | null;
  readonly attempts: number;
  readonly refusals: number;
}

/** A started attempt whose outcome is not known yet. */
export interface OpenAttempt {
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly attachment: string | null;
  readonly attempts: number;
  readonly attempt: Attempt;
  readonly status: 'SENDING' | 'UNCONFIRMED';
  /** Epoch milliseconds. */
  readonly queuedAt: number;
}

export interface ClaimRequest {
  /** Tried in order: the first errand with a due message wins. */
  readonly candidates: readonly { readonly type: string; readonly errand: Errand }[];
  readonly token: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface StartRequest {
  readonly claim: { readonly id: string; readonly token: string };
  readonly attemptToken: string;
  readonly messageId: string | null;
  readonly chatId: string;
  readonly context: SendContext;
  readonly now: Stamp;
  /** In [0, 1), kept with the slot for the gap after it. */
  readonly jitter: number;
  /** Milliseconds after the start at which an unanswered send can no longer arrive. */
  readonly settleMs: number;
  readonly budget: BudgetSettings;
  /** The governor, asked again inside the transaction with what the transaction sees. */
  decide(view: StartView): Decision;
}

export interface StartView {
  readonly number: NumberView;
  readonly queuePaused: boolean;
  readonly sessionPaused: boolean;
  readonly rest: Rest | null;
  readonly restriction: Restriction | null;
  /** Nothing of this number has ever arrived in this chat. */
  readonly newChat: boolean;
}

export type StartResult =
  | { readonly started: true; readonly attempt: Attempt }
  /** Cancelled, re-queued or claimed by somebody else since. */
  | { readonly started: false; readonly because: 'CLAIM_LOST' }
  | { readonly started: false; readonly because: 'GOVERNOR'; readonly decision: Decision }
  /** Parked as FAILED within the same transaction. */
  | { readonly started: false; readonly because: 'FAILED'; readonly reason: FailureReason };

/** The queue as the worker sees it. Every function is one transaction; `now` is epoch milliseconds. */
export interface ClaimStore {
  /** Before the first step: frees the claims of a process that died, and parks what killed it three times. */
  releaseAbandonedClaims(now: number): Promise<void>;
  claimNext(request: ClaimRequest): Promise<Claimed | null>;
  /** Frees a claim that is still held; any other outcome has ended it already. */
  release(claim: Claimed, now: number): Promise<void>;
  /** Frees a claim whose step broke off. The third time in a row the message is parked as `POISON`. */
  abandon(claim: Claimed, now: number): Promise<void>;
  postpone(claim: Claimed, reason: WaitingReason, notBefore: number, now: number): Promise<void>;
  /** The phone in turn has no WhatsApp: the next one is up, or the message fails. */
  skipPhone(claim: Claimed, now: number): Promise<void>;
  fail(claim: Claimed, reason: FailureReason, now: number): Promise<void>;
  rememberChat(
    claim: Claimed,
    chat: { phone: string; chatId: string; lid: string | null },
    now: number,
  ): Promise<void>;
  startSend(request: StartRequest): Promise<StartResult>;
  /** Logs once per message and reason that a cycle passed it over, for what is due of this errand. */
  noteSkipped(
    type: string,
    errand: Errand,
    reason: WaitingReason,
    until: number | null,
    now: number,
  ): Promise<void>;
}

export interface AttemptStore {
  /** False when the attempt is no longer the message's current one: a late answer changes nothing. */
  settle(attempt: { id: string; token: string }, settlement: Settlement, now: Stamp): Promise<boolean>;
  openAttempts(): Promise<readonly OpenAttempt[]>;
  ownedElsewhere(messageIds: readonly string[], except: string): Promise<ReadonlySet<string>>;
  confirmSent(open: OpenAttempt, messageId: string, ack: number, now: number): Promise<boolean>;
  /** Proven absent: back in line under the same id, the slot stays counted. */
  confirmAbsent(open: OpenAttempt, notBefore: number, now: number): Promise<boolean>;
  markUnconfirmed(open: OpenAttempt, because: string, now: number): Promise<boolean>;
  /**
   * Moves a sent message forward by an ack; never backwards. `restricted`: first messages are banned just now, so that a
   * refusal (ack −1) means waiting. True when something changed.
   */
  applyAck(messageId: string, ack: number, restricted: boolean, now: Stamp): Promise<boolean>;
  /** The same for all that were heard at once; those that changed something. */
  applyAcks(acks: readonly Ack[], now: Stamp): Promise<readonly Ack[]>;
  /** SENT and DELIVERED messages not looked up since `checkedBefore` and sent within this span (epoch ms). */
  unackedMessages(
    checkedBefore: number,
    sent: { readonly after: number; readonly before: number },
    limit: number,
  ): Promise<readonly SentMessage[]>;
  noteAckChecked(id: string, now: number): Promise<void>;
  /** How many messages of a session left after one moment and before another (epoch ms). */
  sentBetween(type: string, after: number, before: number): Promise<number>;
}

/** A number's past, as far back as the settings look. Newest first. */
export interface NumberPast {
  readonly slots: readonly Slot[];
  readonly newChats: readonly Slot[];
  readonly firstNewChat: Slot | null;
  readonly restingSince: Stamp | null;
}

export interface SentMessage {
  readonly id: string;
  readonly type: string;
  readonly messageId: string;
  readonly chatId: string | null;
}

export interface SlotStore {
  /** What a decision needs of a number's past: a few rows, read by key, however long it is. */
  view(number: string, budget: BudgetSettings, now: Stamp): Promise<NumberView>;
  /** Newest first. */
  recent(number: string, count: number): Promise<readonly Slot[]>;
  /** What a run of decisions ahead needs. */
  past(number: string, budget: BudgetSettings): Promise<NumberPast>;
  queuePaused(): Promise<boolean>;
}
