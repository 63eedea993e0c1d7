import type { Clock } from '../domain/clock.ts';
import type { GovernorSettings } from '../domain/governor/settings.ts';
import type { SendContext } from '../domain/queue/message.ts';
import type { WhatsApp } from '../domain/queue/whatsapp.ts';
import type { AttemptStore, ClaimStore, SlotStore } from '../domain/queue/worker-store.ts';
import type { Random } from '../domain/random.ts';
import type { SessionRecord, SessionStore } from '../domain/sessions/session-store.ts';

/** A session as the worker sees it: what is stored of it, whether it can send just now, and the way to WhatsApp. */
export interface SendingSession {
  readonly record: SessionRecord;
  readonly connected: boolean;
  readonly whatsapp: WhatsApp;
  /** The world a send goes out into, as last heard; null while WAHA has not said it. */
  readonly context: SendContext | null;
  /** Asks WAHA anew; null when it cannot be asked or the session is not linked. */
  freshContext(): Promise<SendContext | null>;
}

export interface Sessions {
  sending(): Promise<readonly SendingSession[]>;
  /** Something about this session looks wrong: find out soon. */
  recheck(type: string): void;
}

export interface WorkerSettings {
  readonly governor: GovernorSettings;
  /** Seen and typing before a send. */
  readonly manners: boolean;
}

export interface WorkerCollaborators {
  readonly claims: ClaimStore;
  readonly attempts: AttemptStore;
  readonly slots: SlotStore;
  readonly sessionStore: Pick<SessionStore, 'pause' | 'restrictNewChats' | 'noteNumberCheck' | 'noteLane'>;
  readonly sessions: Sessions;
  readonly settings: () => WorkerSettings;
  readonly clock: Clock;
  readonly random: Random;
  /** Milliseconds after its start at which an unanswered send is believed not to arrive any more. */
  readonly settleMs: number;
  /** The queue changed: whoever shows it reads it again. */
  readonly onChange: () => void;
}
