import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../domain/clock.ts';

/** How many times as fast as real time: an hour passes in twelve seconds. */
export const speed = 300;

/** A loop that asks WAHA every ten seconds of its clock must not do so every few milliseconds of ours. */
const shortestSleepMs = 25;

export interface FastClock extends Clock {
  /** The machine sleeps for `ms` of this clock. */
  leap(ms: number): void;
}

/**
 * A clock that two processes can share: it is made of the system's own clock and the moment `since` (epoch ms) at which
 * both agree. One run of one machine.
 */
export function fastClock(since: number, leapt = 0): FastClock {
  let ahead = leapt;
  const passed = () => (Date.now() - since) * speed + ahead;
  return {
    now: () => ({ wall: since + passed(), uptime: passed(), boot: 'crash-test' }),
    async sleep(ms, signal) {
      if (ms <= 0 || signal?.aborted) return;
      const real = Math.min(Math.max(ms / speed, shortestSleepMs), 2 ** 31 - 1);
      await delay(real, undefined, signal === undefined ? {} : { signal }).catch(() => {});
    },
    leap(ms) {
      ahead += ms;
    },
  };
}
