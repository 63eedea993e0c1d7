import type { Attachment } from '../attachments/attachment.ts';
import type { ChatMessage } from '../inbox/chat-message.ts';
import type { SendOutcome } from './send-outcome.ts';

/** Why WAHA gave no useful answer to a question. */
export type WahaTrouble =
  | 'UNREACHABLE'
  | 'WRONG_KEY'
  | 'NOT_READY'
  | 'OVER_LIMIT'
  | 'BUSY'
  | 'NOT_FOUND'
  | 'BAD_REQUEST'
  | 'NOT_WAHA'
  | 'ONE_SESSION_ONLY'
  | 'FAILED';

export type Answer<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly trouble: WahaTrouble };

export type NumberCheck =
  | { readonly exists: true; readonly chatId: string; readonly lid: string | null }
  | { readonly exists: false };

export interface StoredMessage {
  /** Bare id. */
  readonly id: string;
  readonly fromMe: boolean;
  /** The text; of a picture or a document its caption, where the engine tells it. */
  readonly body: string;
  /** A picture, a document …: `body` may then be anything. */
  readonly hasMedia: boolean;
  /** ERROR −1, PENDING 0, SERVER 1, DEVICE 2, READ 3, PLAYED 4. */
  readonly ack: number;
  /** Epoch milliseconds by WhatsApp's clock; null where the engine does not tell. */
  readonly at: number | null;
}

/** `unreadable`: the engine keeps no history, or cannot be asked now. Never taken for absence. */
export type MessageLookup =
  | { readonly kind: 'found'; readonly message: StoredMessage }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' };

export type ChatHistory =
  | { readonly kind: 'read'; readonly messages: readonly StoredMessage[] }
  | { readonly kind: 'unreadable' };

/** What the worker needs of one WhatsApp session. Implemented over WAHA. No call throws. */
export interface WhatsApp {
  checkNumber(phone: string): Promise<Answer<NumberCheck>>;
  /** A message id to send with, or null where the engine cannot reserve one. */
  reserveMessageId(): Promise<Answer<string | null>>;
  sendText(message: { chatId: string; text: string; messageId: string | null }): Promise<SendOutcome>;
  /** A file with `text` as its caption. WAHA takes no reserved id here. */
  sendFile(message: { chatId: string; text: string; file: Attachment }): Promise<SendOutcome>;
  /** Seen and typing. Best effort: says nothing about success. */
  beginTyping(chatId: string): Promise<void>;
  endTyping(chatId: string): Promise<void>;
  /** `chatId`: where it went, for engines that know no bare ids. */
  findMessage(messageId: string, chatId?: string): Promise<MessageLookup>;
  /** The last `limit` messages of a chat, newest first. */
  readChat(chatId: string, limit: number): Promise<ChatHistory>;
  /** The chats in which something happened last, the latest first. */
  recentChats(limit: number, offset: number): Promise<Answer<readonly RecentChat[]>>;
  /** What the other side wrote in a chat since this moment (epoch ms, by WhatsApp's clock), the latest first. */
  readIncoming(chatId: string, since: number, limit: number): Promise<Answer<readonly ChatMessage[]>>;
  /** The phone (E.164) of a hidden user id; null where WhatsApp does not tell. */
  phoneOfLid(lid: string): Promise<Answer<string | null>>;
}

export interface RecentChat {
  readonly chatId: string;
  /** Epoch milliseconds, by WhatsApp's clock; null when it is not told. */
  readonly lastAt: number | null;
}
