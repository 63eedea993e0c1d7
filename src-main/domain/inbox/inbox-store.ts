import type { ChatMessage } from './chat-message.ts';

/** A guest who wrote this recently expects us: what is sent to them is no first message. */
export const warmMs = 24 * 60 * 60_000;

export interface IncomingRecord {
  readonly messageId: string;
  /** The session that got it; null when that one is gone. */
  readonly type: string | null;
  readonly sender: string;
  readonly pushName: string | null;
  readonly text: string;
  readonly attachment: boolean;
  readonly householdId: string | null;
  /** Epoch milliseconds, by WhatsApp's clock. */
  readonly receivedAt: number;
  readonly edited: boolean;
  /** Taken back by its sender: the text is gone. */
  readonly revoked: boolean;
}

/** Everybody who wrote is one of these; all who wrote for a household are one. */
export interface Conversation {
  /** E.164 where it is known, else WhatsApp's hidden user id. */
  readonly sender: string;
  readonly pushName: string | null;
  readonly household: { readonly id: string; readonly name: string } | null;
  readonly messages: number;
  /** Nobody has looked at those yet. */
  readonly unseen: number;
  /** A reply of theirs waits for a decision. */
  readonly undecided: boolean;
  /** Nothing is sent there any more. */
  readonly stopped: boolean;
  readonly last: IncomingRecord;
}

export interface ConversationFilter {
  readonly unknownOnly: boolean;
  /** Of nobody known, not all seen, or with a reply to decide on. */
  readonly needsYouOnly?: boolean;
  /** In names, numbers and in what was written. */
  readonly text?: string;
  readonly limit: number;
  readonly cursor?: string;
}

export interface ConversationPage {
  readonly items: readonly Conversation[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export interface Recorded {
  readonly stored: number;
  /** Waiting messages changed their lane: their guest has just written. */
  readonly warmed: number;
}

/** What came in. Every function is one transaction; `now` is epoch milliseconds. */
export interface InboxStore {
  /**
   * Keeps what persons wrote, each message once, with the household it belongs to. Own messages are left out, and those of
   * senders who are no guests.
   */
  record(type: string, messages: readonly ChatMessage[], now: number): Promise<Recorded>;
  /** False for a message that is not kept. */
  edit(messageId: string, text: string, now: number): Promise<boolean>;
  revoke(messageId: string, now: number): Promise<boolean>;
  /** WhatsApp told who goes by a hidden user id. True when it was news about somebody who wrote. */
  learnLid(lid: string, phone: string, now: number): Promise<boolean>;
  /** The same, told by the ack of a message of ours. */
  learnLidOfMessage(messageId: string, lid: string, now: number): Promise<boolean>;
  /** Hidden user ids that wrote and whose phone nobody told yet. */
  lidsWithoutPhone(limit: number): Promise<readonly string[]>;
  /**
   * This sender wants no more: nothing is sent there, on whosever list it stands or comes to stand. How many messages were
   * taken out of the queue; null for one who never wrote.
   */
  stop(sender: string, now: number): Promise<number | null>;
  /** False for one who was not stopped. */
  free(sender: string): Promise<boolean>;
  /** The guest list changed: finds the households of those who wrote before, and of stopped phones. How many were found. */
  matchAgain(now: number): Promise<number>;

  conversations(filter: ConversationFilter): Promise<ConversationPage>;
  /** False where all of it had been seen. */
  see(who: { readonly household: string } | { readonly sender: string }): Promise<boolean>;
  /** Newest first. */
  ofHousehold(id: string, limit: number): Promise<readonly IncomingRecord[]>;
  /**
   * What an answer to a household goes back to: this message of theirs, or without one the last; null where there is none.
   * `number`: digits of the number of ours that heard it, also when its session is gone since.
   */
  toAnswer(
    household: string,
    message?: string,
  ): Promise<(IncomingRecord & { readonly number: string | null }) | null>;
  ofSender(sender: string, limit: number): Promise<readonly IncomingRecord[]>;
  /** This sender belongs to this household, now and from now on. False for one who never wrote. */
  assign(sender: string, householdId: string, now: number): Promise<boolean>;
  /**
   * No guest: what they wrote is removed, and not kept as long as they are on no list. False for one who belongs to a
   * household.
   */
  dismiss(sender: string, now: number): Promise<boolean>;

  /** Messages that are warm only because their guest wrote, and had it longer ago, are first messages again. */
  coolDown(since: number, now: number): Promise<number>;

  /** Up to when the chats of this number of ours (digits) have been read, by WhatsApp's clock; null = never. */
  readUntil(number: string): Promise<number | null>;
  /** Never goes back. */
  noteRead(number: string, until: number): Promise<void>;
  lastHeardAt(number: string): Promise<number | null>;
  noteHeard(number: string, at: number): Promise<void>;
}
