import type { Seen } from './seen.ts';

/** How soon something must be about to leave for the computer to be kept awake. */
export const soonMs = 15 * 60_000;

/** Whether the computer has to stay awake: only for what leaves now or soon, and never while it is paused. */
export function staysAwake(
  { line, now, paused }: Pick<Seen, 'line' | 'now' | 'paused'>,
  on: boolean,
): boolean {
  if (!on || paused) return false;
  if (line.kind === 'go') return true;
  return line.kind === 'wait' && line.until !== null && Date.parse(line.until) - now <= soonMs;
}
