import type { Random } from '../random.ts';

const minute = 60_000;
const steps = [1 * minute, 5 * minute, 15 * minute, 60 * minute] as const;
const jitterShare = 0.2;

/** Attempts a message may use before it is parked as `ATTEMPTS_EXHAUSTED`. */
export const maxAttempts = 6;

/** Milliseconds before the next try after `failures` tries in a row (1 = the first), without jitter. */
export function backoffMs(failures: number): number {
  const index = Math.min(Math.max(failures, 1), steps.length) - 1;
  return steps[index] ?? 60 * minute;
}

/** ± 20 %, so that messages that failed together do not come back together. */
export function withJitter(ms: number, random: Random): number {
  return Math.round(ms * (1 - jitterShare + 2 * jitterShare * random.unit()));
}
