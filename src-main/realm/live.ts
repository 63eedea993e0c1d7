import type { Clock } from '../domain/clock.ts';
import type { Random } from '../domain/random.ts';
import { LiveService } from '../live/live-service.ts';
import type { Log } from '../log.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { Settings } from '../settings/settings.ts';
import type { Stores } from '../store/stores.ts';
import type { WahaAccess } from '../waha-access.ts';
import { createAckReader } from '../worker/ack-reader.ts';
import type { Worker } from '../worker/worker.ts';
import { coalesced } from './coalesced.ts';
import { createReplyDesk } from './replies.ts';

interface Parts {
  readonly stores: Stores;
  readonly access: WahaAccess;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly settings: Settings;
  readonly emit: (
    event: 'inbox.changed' | 'rsvp.changed' | 'guests.changed',
    payload: Record<string, never>,
  ) => void;
}

interface Listeners {
  readonly sessions: SessionService;
  readonly keyOf: (type: string) => string | null;
  /** Made after this: the two need each other. */
  readonly worker: () => Worker;
  readonly announceQueue: () => void;
  readonly sessionsChanged: () => void;
  readonly answersChanged: () => void;
}

/** Listens to WAHA for a realm, and tells the others what it heard; what it does not hear is asked for. */
export function createLive(
  { stores, settings, access, clock, random, log, emit }: Parts,
  { sessions, keyOf, worker, announceQueue, sessionsChanged, answersChanged }: Listeners,
) {
  const tellInboxChanged = coalesced(() => emit('inbox.changed', {}));
  const rsvpChanged = coalesced(() => {
    answersChanged();
    emit('rsvp.changed', {});
    emit('guests.changed', {});
  });
  const desk = createReplyDesk({ stores, settings, clock, random, rsvpChanged, announceQueue });
  const live = new LiveService({
    ...desk,
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
  const acks = createAckReader({
    attempts: stores.attempts,
    sessions: sessions.forWorker,
    clock,
    heard: live.allHeard,
    onChange: announceQueue,
  });
  /** The guest list changed: somebody who wrote before may stand on it now. */
  function matchWriters(): void {
    stores.inbox
      .matchAgain(clock.now().wall)
      .then((found) => (found > 0 ? desk.readReplies().then(tellInboxChanged) : undefined))
      .catch((error: unknown) => log.error('inbox', error));
  }
  return { live, acks, tellInboxChanged, rsvpChanged, readReplies: desk.readReplies, matchWriters };
}
