import type { Configuration } from '#contract/configuration.ts';

/** Until when what is queued now can be taken back, in epoch milliseconds; 0 when it may leave at once. */
export function undoUntil({ undo_seconds }: Configuration, now: number): number {
  return undo_seconds === 0 ? 0 : now + undo_seconds * 1000;
}
