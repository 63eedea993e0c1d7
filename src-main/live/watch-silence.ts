import type { Clock } from '../domain/clock.ts';
import { echoMs } from '../domain/live/silence.ts';
import type { AttemptStore } from '../domain/queue/worker-store.ts';
import type { SessionEar } from './session-ear.ts';
import type { StreamKeeper } from './stream-keeper.ts';

export interface SilenceWatch {
  readonly ear: SessionEar;
  readonly keeper: StreamKeeper;
  readonly type: string;
  readonly attempts: Pick<AttemptStore, 'sentBetween'>;
  readonly clock: Clock;
  /** Look at the session, and open the stream anew. */
  readonly probe: () => void;
  readonly restart: (type: string) => Promise<void>;
  readonly changed: () => void;
}

/** A session that says CONNECTED, takes messages and has gone deaf: no ack and no message comes any more. */
export async function watchSilence(watch: SilenceWatch): Promise<void> {
  const { ear, keeper, type, attempts, clock, probe, restart, changed } = watch;
  const now = clock.now();
  const since = keeper.state === 'OPEN' ? ear.silentSince(keeper.openedAt) : null;
  if (since === null) return;
  const unheard = await attempts.sentBetween(type, since, now.wall - echoMs);
  switch (ear.judge(unheard, now)) {
    case 'PROBED':
      return probe();
    case 'RESTARTED':
      return restart(type);
    case 'TOLD':
      return changed();
    default:
  }
}
