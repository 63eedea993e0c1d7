import type { InvariantReport } from '../domain/queue/invariants.ts';
import type { SessionStore } from '../domain/sessions/session-store.ts';
import { inThread } from './care.ts';
import { Database } from './database.ts';
import { createEventStore, type EventStore } from './event-store.ts';
import { createSessionStore } from './session-store.ts';

export interface ReadStore {
  readonly sessions: SessionStore;
  readonly events: EventStore;
  /** `ok`, or what SQLite found wrong. */
  readonly quickCheck: () => Promise<string>;
  readonly checkStory: () => Promise<InvariantReport>;
  close(): void;
}

/** A store as it lies on the disk, maybe in use by the app: nothing in it can be changed through this. */
export function openForReading(path: string): ReadStore {
  const database = Database.openReadOnly(path);
  return {
    sessions: createSessionStore(database),
    events: createEventStore(database),
    quickCheck: () => inThread('quickCheck', path),
    checkStory: () => inThread('checkInvariants', path),
    close: () => database.close(),
  };
}
