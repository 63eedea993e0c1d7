import type { ChatMessage } from '../inbox/chat-message.ts';
import type { EventResponse } from '../replies/reply-store.ts';

interface Told {
  /** WAHA's own id of the event: the same event never counts twice. */
  readonly id: string;
  /** WAHA's name of the session. */
  readonly session: string;
}

/** What WAHA tells by itself, in our words. */
export type LiveEvent = Told &
  (
    | { readonly kind: 'status' }
    | { readonly kind: 'ack'; readonly ack: Ack }
    | { readonly kind: 'message'; readonly message: ChatMessage }
    | { readonly kind: 'edited'; readonly messageId: string; readonly text: string }
    | { readonly kind: 'revoked'; readonly messageId: string }
    /** A guest tapped on WhatsApp's own event message. */
    | { readonly kind: 'eventResponse'; readonly response: EventResponse }
    /** Of a group, a channel, a status: nothing of it is kept. */
    | { readonly kind: 'other' }
  );

export interface Ack {
  /** Bare id. */
  readonly messageId: string;
  /** ERROR −1, PENDING 0, SERVER 1, DEVICE 2, READ 3, PLAYED 4. */
  readonly ack: number;
  /** WhatsApp refused the message because of a ban on first messages; `until` in epoch milliseconds if it is told. */
  readonly restriction: { readonly until: number | null } | null;
  /** The hidden user id the guest goes by, where the ack comes under it. */
  readonly lid: string | null;
}

/** Why a stream ended. `REFUSED`: WAHA does not take the key. */
export type StreamEnd = 'REFUSED' | 'LOST';

export interface StreamListener {
  opened(): void;
  /** In the order they came. The next ones wait until it is done with these. Never rejects. */
  told(events: readonly LiveEvent[]): Promise<void>;
  /** Once, as the last call. */
  ended(end: StreamEnd): void;
}

/** One open stream of one WAHA server. */
export interface EventStream {
  /** What could be read as no event that is known, and what as no event at all. */
  readonly counts: { readonly unknown: number; readonly malformed: number };
  /** Resolves when the listener is done with what it has been told. */
  close(): Promise<void>;
}

/** Opens the stream of all sessions of a server; it ends by itself and is not opened again. `key` null = none is asked. */
export type OpenEvents = (url: string, key: string | null, listener: StreamListener) => EventStream;
