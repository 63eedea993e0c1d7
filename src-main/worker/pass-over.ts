import { backoffMs, withJitter } from '../domain/queue/backoff.ts';
import type { SendingSession } from '../domain/queue/sending-session.ts';
import type { WahaTrouble } from '../domain/queue/whatsapp.ts';
import type { Claimed } from '../domain/queue/worker-store.ts';
import type { WorkerCollaborators } from './collaborators.ts';
import { takeRest } from './take-rest.ts';

/** WAHA could not answer a question before anything was sent: the message waits, or the whole session does. */
export async function passOver(
  claim: Claimed,
  trouble: WahaTrouble,
  { record }: SendingSession,
  together: WorkerCollaborators,
): Promise<void> {
  const { claims, sessions, sessionStore, clock, random } = together;
  const now = clock.now().wall;
  const retryAt = now + withJitter(backoffMs(claim.refusals + 1), random);
  switch (trouble) {
    case 'WRONG_KEY':
      return sessionStore.pause(claim.type, 'WRONG_KEY', now);
    case 'BAD_REQUEST': {
      const paused = await sessionStore.noteNumberCheck(claim.type, 'BAD_REQUEST', now);
      return paused ? undefined : claims.postpone(claim, 'BACKOFF', retryAt, now);
    }
    case 'OVER_LIMIT':
      return takeRest(record, together);
    default:
      sessions.recheck(claim.type);
      return claims.postpone(claim, 'SESSION_NOT_CONNECTED', retryAt, now);
  }
}
