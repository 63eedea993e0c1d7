import { backoffMs, withJitter } from '../domain/queue/backoff.ts';
import type { SessionRecord } from '../domain/sessions/session-store.ts';
import type { WorkerCollaborators } from './collaborators.ts';

/** «Too much», once more: the session is quiet, each time in a row for longer. No message is to blame for it. */
export function takeRest(
  { type, overLimitStreak }: SessionRecord,
  { sessionStore, clock, random }: Pick<WorkerCollaborators, 'sessionStore' | 'clock' | 'random'>,
): Promise<void> {
  const ms = withJitter(backoffMs(overLimitStreak + 1), random);
  return sessionStore.rest(type, { since: clock.now(), ms });
}
