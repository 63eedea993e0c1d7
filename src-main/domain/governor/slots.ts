import { elapsedMs, type Stamp } from '../clock.ts';

/** The span no N+1 sends of one number may fall into, in milliseconds. */
export const windowMs = 60 * 60_000;

/** One counted send of a number. */
export interface Slot {
  /** When the send started: the gap to the next one is measured from here. */
  readonly startedAt: Stamp;
  /** The latest moment the message can have arrived: the window is measured from here. */
  readonly countsFrom: Stamp;
  /** Drawn once when the slot is taken, so that a repeated decision waits for the same gap. In [0, 1). */
  readonly jitter: number;
}

/**
 * Milliseconds since the latest moment the message can have arrived. That moment may lie after the end of the machine's
 * run: only since the *start* of the send has at least the uptime of the next run passed.
 */
export function sinceArrivalMs({ startedAt, countsFrom }: Slot, now: Stamp): number {
  if (startedAt.boot !== countsFrom.boot) return elapsedMs(countsFrom, now);
  return elapsedMs(startedAt, now) - (countsFrom.uptime - startedAt.uptime);
}
