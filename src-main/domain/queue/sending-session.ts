import type { SessionRecord } from '../sessions/session-store.ts';
import type { SendContext } from './message.ts';
import type { WhatsApp } from './whatsapp.ts';

/** A session as the worker sees it: what is stored of it, whether it can send just now, and the way to WhatsApp. */
export interface SendingSession {
  readonly record: SessionRecord;
  readonly connected: boolean;
  readonly whatsapp: WhatsApp;
  /** The world a send goes out into, as last heard; null while WAHA has not said it. */
  readonly context: SendContext | null;
  /** False until what came in while nobody listened has been read: nothing leaves before. Absent where nobody reads it. */
  readonly caughtUp?: boolean;
  /** Asks WAHA anew; null when it cannot be asked or the session is not linked. */
  freshContext(): Promise<SendContext | null>;
}

export interface Sessions {
  sending(): Promise<readonly SendingSession[]>;
  /** Something about this session looks wrong: find out soon. */
  recheck(type: string): void;
}
