import type { SessionRecord } from '../domain/sessions/session-store.ts';
import type { StreamState } from './stream-keeper.ts';

/** How well a session is heard. */
export interface Hearing {
  readonly stream: StreamState;
  /** Epoch milliseconds of the last sign of life of the session; null = never. */
  readonly heardAt: number | null;
  /** Messages leave and nothing comes back, in spite of a restart. */
  readonly deaf: boolean;
  /** What came in while nobody listened cannot be read. */
  readonly historyUnreadable: boolean;
  /** Frames of its stream that were no event we know, or none at all. */
  readonly unknownEvents: number;
  readonly malformedEvents: number;
}

export type HearingOf = (record: Pick<SessionRecord, 'type' | 'wahaUrl'>) => Hearing;
