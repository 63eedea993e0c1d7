import type { AttachmentStore } from '../domain/attachments/attachment.ts';
import type { Clock } from '../domain/clock.ts';
import type { GovernorSettings } from '../domain/governor/settings.ts';
import type { Sessions } from '../domain/queue/sending-session.ts';
import type { AttemptStore, ClaimStore, SlotStore } from '../domain/queue/worker-store.ts';
import type { Random } from '../domain/random.ts';
import type { SessionStore } from '../domain/sessions/session-store.ts';
import type { SendingHold } from './sending-hold.ts';

export interface WorkerSettings {
  readonly governor: GovernorSettings;
  /** Seen and typing before a send. */
  readonly manners: boolean;
}

export interface WorkerCollaborators {
  readonly claims: ClaimStore;
  readonly attempts: AttemptStore;
  readonly slots: SlotStore;
  readonly attachments: Pick<AttachmentStore, 'read'>;
  readonly sessionStore: Pick<SessionStore, 'pause' | 'restrictNewChats' | 'rest' | 'noteNumberCheck'>;
  readonly sessions: Sessions;
  readonly settings: () => WorkerSettings;
  readonly clock: Clock;
  readonly random: Random;
  /** Milliseconds after its start at which an unanswered send is believed not to arrive any more. */
  readonly settleMs: number;
  /** Whose hold `run` heeds. */
  readonly hold: SendingHold;
  /** The queue changed: whoever shows it reads it again. */
  readonly onChange: () => void;
}
