import type { Decision, Errand } from '../domain/governor/governor.ts';
import type { Slot } from '../domain/governor/slots.ts';
import type { KnownSession } from '../sessions/session-service.ts';

export interface SessionOutlook {
  readonly known: KnownSession;
  /** Newest first, as many as the limit looks back on. */
  readonly slots: readonly Slot[];
  readonly decisions: Readonly<Record<Errand, Decision>>;
  readonly canSend: boolean;
}
