import type { Clock } from '../../domain/clock.ts';

/** A clock by which a minute passes at each look, and no wait is long: nothing is slowed down, no budget is used up. */
export function hurriedClock(): Clock {
  let minutes = 0;
  return {
    now() {
      minutes += 1;
      return { wall: 1_764_000_000_000 + minutes * 60_000, uptime: minutes * 60_000, boot: 'fuzz' };
    },
    sleep: async () => {},
  };
}
