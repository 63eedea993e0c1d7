import { LiveService } from '../live/live-service.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { Worker } from '../worker/worker.ts';
import { coalesced } from './coalesced.ts';
import type { ServiceParts } from './services.ts';

interface Listeners {
  readonly sessions: SessionService;
  readonly keyOf: (type: string) => string | null;
  /** Made after this: the two need each other. */
  readonly worker: () => Worker;
  readonly announceQueue: () => void;
  readonly sessionsChanged: () => void;
}

/** Listens to WAHA for a realm, and tells the others what it heard. */
export function createLive(
  { stores, access, clock, random, log, emit }: ServiceParts,
  { sessions, keyOf, worker, announceQueue, sessionsChanged }: Listeners,
) {
  const tellInboxChanged = coalesced(() => emit('inbox.changed', {}));
  const live = new LiveService({
    store: access.overriding(stores.sessions),
    sessions: sessions.forWorker,
    attempts: stores.attempts,
    inbox: stores.inbox,
    open: access.openEvents,
    keyOf,
    clock,
    random,
    restart: (type) => sessions.restart(type),
    lookAgain: () => worker().lookAgain(),
    wakeWorker: () => worker().wake(),
    queueChanged: announceQueue,
    inboxChanged: tellInboxChanged,
    hearingChanged: sessionsChanged,
    onError: (error) => log.error('live', error),
  });
  return { live, tellInboxChanged };
}
