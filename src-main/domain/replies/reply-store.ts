import type { Correspondent } from '../inbox/chat-message.ts';
import type { Rsvp, RsvpContent } from '../rsvp/rsvp.ts';
import type { ReplyReading } from './reading.ts';

/** What may be done without a person. */
export interface ReplyRules {
  readonly acceptClear: boolean;
  readonly optOutAutomatically: boolean;
}

/** `AUTO`: applied by itself. `WITHDRAWN`: its sender took the message back, or it says nothing any more. */
export type ProposalState = 'OPEN' | 'ACCEPTED' | 'CORRECTED' | 'IGNORED' | 'AUTO' | 'WITHDRAWN';

export interface ReplyProposal {
  readonly messageId: string;
  readonly household: { readonly id: string; readonly name: string; readonly rsvp: Rsvp | null };
  readonly text: string;
  readonly attachment: boolean;
  /** Epoch milliseconds, by WhatsApp's clock. */
  readonly receivedAt: number;
  readonly edited: boolean;
  readonly reading: ReplyReading;
  readonly state: ProposalState;
  /** Epoch milliseconds; null while it is open. */
  readonly decidedAt: number | null;
}

export interface RepliesRead {
  /** Messages that were looked at. */
  readonly read: number;
  /** Answers that stand by themselves, and households that opted out by themselves. */
  readonly answered: number;
  readonly optedOut: number;
  /** Messages taken out of the queue. */
  readonly cancelled: number;
}

export interface ReplyContext {
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface Decided {
  readonly ok: true;
  readonly cancelled: number;
  readonly requeued: number;
  /** Messages that were being sent just then: they may arrive all the same. */
  readonly tooLate: number;
}

export type DecideResult =
  | Decided
  | { readonly ok: false; readonly code: 'UNKNOWN_REPLY' | 'REPLY_DECIDED' | 'REPLY_SAYS_NOTHING' };

/** What a guest tapped on WhatsApp's own event message. */
export interface EventResponse {
  /** Bare id of the response. */
  readonly messageId: string;
  readonly who: Correspondent;
  readonly rsvp: Rsvp;
  readonly extraGuests: number;
  /** Epoch milliseconds, by WhatsApp's clock. */
  readonly at: number;
}

/** What replies seem to say, until somebody decides. Every function is one transaction. */
export interface ReplyStore {
  /**
   * Reads every message of a household that nobody has read yet, in the order they came, and applies what the rules let
   * apply by itself.
   */
  readNew(rules: ReplyRules, context: ReplyContext): Promise<RepliesRead>;
  /** Those that wait for a person, the oldest first. */
  open(limit: number): Promise<{ readonly items: readonly ReplyProposal[]; readonly total: number }>;
  /** Newest first. */
  ofHousehold(household: string, limit: number): Promise<readonly ReplyProposal[]>;
  /** As it was read; `optOut` says whether no more is to be written to them. */
  accept(messageId: string, optOut: boolean, context: ReplyContext): Promise<DecideResult>;
  /** As a person reads it. */
  correct(
    messageId: string,
    content: RsvpContent,
    optOut: boolean,
    context: ReplyContext,
  ): Promise<DecideResult>;
  ignore(messageId: string, now: number): Promise<DecideResult>;
  /** Takes back whatever came of it; it waits for a person again. */
  reopen(messageId: string, now: number): Promise<DecideResult>;
  /** Becomes a proposal, always. False where nobody knows whose it is, or it was recorded before. */
  recordEventResponse(response: EventResponse, now: number): Promise<boolean>;
  /** The household may be written to again; with `requeue`, what opting out had cancelled waits again. False if it may already. */
  optIn(household: string, requeue: boolean, now: number): Promise<{ readonly requeued: number } | null>;
}
