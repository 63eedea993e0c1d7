import type { Decision, Errand } from '../domain/governor/governor.ts';
import type { Restriction } from '../domain/governor/signals.ts';
import type { NumberPast } from '../domain/queue/worker-store.ts';
import type { KnownSession } from '../sessions/session-service.ts';

export interface SessionOutlook {
  readonly known: KnownSession;
  /** Of its number; as far back as the settings look. */
  readonly past: NumberPast;
  /** Its own ban on first messages, or one that another session on its number heard of. */
  readonly restriction: Restriction | null;
  readonly decisions: Readonly<Record<Errand, Decision>>;
  readonly canSend: boolean;
}
