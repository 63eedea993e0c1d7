import type { Pacing } from './settings.ts';
import { windowMs } from './slots.ts';

const naturalMinMs = 30_000;
const naturalMaxMs = 90_000;
const spreadVariation = 0.4;

/**
 * Milliseconds between the start of one send and the next. `jitter` in [0, 1) is drawn once per send.
 * natural: 30–90 s. spread: an even share of the hour, ± 40 %. fast: none, the limit alone decides.
 */
export function gapMs(pacing: Pacing, rateLimit: number, jitter: number): number {
  switch (pacing) {
    case 'natural':
      return naturalMinMs + (naturalMaxMs - naturalMinMs) * jitter;
    case 'spread':
      return (windowMs / rateLimit) * (1 - spreadVariation + 2 * spreadVariation * jitter);
    case 'fast':
      return 0;
  }
}
