import type { Random } from '../random.ts';
import type { StreamEnd } from './live-event.ts';

const firstMs = 1_000;
const longestMs = 60_000;
/** Nothing will change until somebody changes the key, and that opens another stream. */
const refusedMs = 5 * 60_000;

/** Milliseconds until a stream is opened again, after `failures` in a row; spread, so that not all come at once. */
export function reconnectDelayMs(end: StreamEnd, failures: number, random: Random): number {
  const ms = end === 'REFUSED' ? refusedMs : Math.min(longestMs, firstMs * 2 ** Math.min(failures, 10));
  return ms * (0.5 + random.unit() / 2);
}
