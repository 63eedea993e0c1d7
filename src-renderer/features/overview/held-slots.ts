import type { SlotGauge } from '#contract/overview.ts';

/** How many slots are still held at `now`, epoch milliseconds. */
export function heldSlots({ used }: SlotGauge, now: number): number {
  return used.filter(({ freeAt }) => Date.parse(freeAt) > now).length;
}
