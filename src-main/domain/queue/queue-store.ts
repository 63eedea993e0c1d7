import type { FailureReason, Lane, MessageKind, MessageStatus, WaitingReason } from './message.ts';

/** A message as it is to be queued: recipients and text are frozen from here on. */
export interface MessageDraft {
  readonly id: string;
  readonly type: string;
  readonly kind: MessageKind;
  readonly lane: Lane;
  /** Epoch milliseconds until which it skips window and gap; null = never. */
  readonly urgentUntil: number | null;
  readonly householdId: string | null;
  readonly recipient: string;
  /** E.164, at least one. */
  readonly phones: readonly string[];
  readonly text: string;
  /** Id of the file that goes with it. */
  readonly attachment?: string | null;
  readonly template: { readonly id: string; readonly revision: number } | null;
  /** Epoch milliseconds; 0 = at once. */
  readonly notBefore: number;
  /** Queued behind canaries, or as one of them; none = it leaves when its turn comes. */
  readonly campaign?: { readonly id: string; readonly canary: boolean };
  /** Queued by a rule, in this run of it; `unlessAnswered`: it asks for an answer, and is for nothing once that is there. */
  readonly byItself?: { readonly run: string; readonly unlessAnswered: boolean };
  readonly idempotency: { readonly key: string; readonly fingerprint: string } | null;
}

export type EnqueueResult =
  /** `ahead`: it became a canary, since none of those that were meant to be was queued. */
  | { readonly kind: 'queued'; readonly id: string; readonly ahead?: true }
  /** The same request was made before: this is what it came to. */
  | { readonly kind: 'existing'; readonly id: string; readonly status: MessageStatus }
  /** The same key was used for another request. */
  | { readonly kind: 'conflict'; readonly id: string }
  | { readonly kind: 'alreadyInvited'; readonly id: string }
  /** What it would have asked for has come. */
  | { readonly kind: 'answered' };

/** `tooLate`: it is leaving, has left, or is over. */
export type EditResult = 'edited' | 'tooLate' | 'unknown';

/** A queued message as it is read for people. Times are epoch milliseconds. */
export interface MessageRecord {
  readonly id: string;
  /** Order of queuing. */
  readonly seq: number;
  readonly type: string;
  readonly kind: MessageKind;
  readonly lane: Lane;
  /** Nothing of ours has arrived in its chat, as far as is known while it waits. */
  readonly newChat: boolean;
  readonly urgentUntil: number | null;
  readonly householdId: string | null;
  readonly recipient: string;
  readonly phones: readonly string[];
  readonly chatId: string | null;
  readonly text: string;
  /** Id of the file that goes with it. */
  readonly attachment: string | null;
  /** Id of the template it was made from; null = words of its own. */
  readonly template: string | null;
  readonly status: MessageStatus;
  readonly waitingReason: WaitingReason | null;
  /** Waits for the canaries of its campaign, or for a person. */
  readonly held: boolean;
  readonly notBefore: number;
  readonly attempts: number;
  readonly messageId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly sentAt: number | null;
  readonly deliveredAt: number | null;
  readonly readAt: number | null;
  readonly failureReason: FailureReason | null;
}

export interface LogRecord {
  readonly at: number;
  readonly name: string;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

export interface MessageFilter {
  readonly statuses?: readonly MessageStatus[];
  readonly failureReason?: FailureReason;
  readonly type?: string;
  readonly text?: string;
  /** `queued`: oldest first. `latest`: last left first. */
  readonly order: 'queued' | 'latest';
  readonly limit: number;
  readonly cursor?: string;
}

export interface MessagePage {
  readonly items: readonly MessageRecord[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** What waits in one session, in the order it leaves: enough for the forecast, not the texts. */
export interface WaitingMessage {
  readonly id: string;
  readonly type: string;
  readonly lane: Lane;
  readonly newChat: boolean;
  readonly urgentUntil: number | null;
  readonly notBefore: number;
  /** The campaign whose tap it waits for; null when it waits for none. */
  readonly heldIn: string | null;
}

export interface QueueCounts {
  readonly total: number;
  readonly byStatus: Readonly<Record<MessageStatus, number>>;
  /** FAILED by cause, without those that were forgotten: nobody can do anything about them. */
  readonly byFailure: Readonly<Partial<Record<FailureReason, number>>>;
}

/** What the admin and programs do with the queue. Every function is one transaction; `now` is epoch milliseconds. */
export interface QueueStore {
  enqueue(drafts: readonly MessageDraft[], now: number): Promise<readonly EnqueueResult[]>;
  /** True where the message was cancelled; false where it had left, or was over already. */
  cancel(ids: readonly string[], now: number): Promise<readonly boolean[]>;
  /** Back to where it waited. Only what was never tried: whatever else was cancelled may have left. */
  undoCancel(ids: readonly string[], now: number): Promise<readonly boolean[]>;
  /** FAILED and CANCELLED start anew, UNCONFIRMED goes again under the same id. */
  retry(ids: readonly string[], now: number): Promise<readonly boolean[]>;
  /** UNCONFIRMED only: the admin has seen it on the phone. */
  markSent(ids: readonly string[], now: number): Promise<readonly boolean[]>;
  /** Another text for a message that waits. */
  editText(id: string, text: string, now: number): Promise<EditResult>;
  /** UNCONFIRMED only: the admin wants it looked for at once. */
  noteLookAsked(ids: readonly string[], now: number): Promise<readonly boolean[]>;
  /**
   * Queues another invitation after the one with this id; null unless that one is over and the last of the draft's
   * household, its own or the one its people got while they belonged to another.
   */
  inviteAgain(id: string, draft: MessageDraft, now: number): Promise<EnqueueResult | null>;
  setPaused(paused: boolean, now: number): Promise<void>;
}

/** Who has a message made from a template: it waits, or may have arrived. */
export interface TextHolder {
  readonly household: string | null;
  /** E.164, the one it goes or went to. */
  readonly phone: string;
  readonly template: string;
  readonly revision: number;
  readonly waits: boolean;
}

export interface QueueReader {
  /** Of every revision of these templates. */
  holdersOf(templates: readonly string[]): Promise<readonly TextHolder[]>;
  page(filter: MessageFilter): Promise<MessagePage>;
  message(id: string): Promise<MessageRecord | null>;
  log(id: string): Promise<readonly LogRecord[]>;
  counts(): Promise<QueueCounts>;
  waiting(): Promise<readonly WaitingMessage[]>;
  /** Characters of the texts that wait, on average over a handful of them; 0 when none waits. */
  usualTextLength(): Promise<number>;
  /** How many left at or after this moment, epoch milliseconds. */
  sentSince(at: number): Promise<number>;
  /** Up to `points` moments (epoch ms) with the number of messages sent by then, oldest first. */
  sentSeries(points: number): Promise<readonly { readonly at: number; readonly sent: number }[]>;
  /** What happened last, without what was forgotten. */
  latest(limit: number): Promise<readonly MessageRecord[]>;
  /** What was queued for a household, whatever became of it, the latest first. */
  ofHousehold(id: string, limit: number): Promise<readonly MessageRecord[]>;
}
