import type { SlotGauge as Slots } from '#contract/overview.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

export type SlotCell =
  | { readonly key: string; readonly kind: 'free' }
  | {
      readonly key: string;
      /** `next` is the one the queue waits for: only when no slot is free. */
      readonly kind: 'used' | 'next';
      readonly freeAt: number;
      /** Share of the hour it still holds, 0–1. */
      readonly level: number;
    };

function stillHeld(slots: Slots, now: number): number[] {
  return slots.used
    .map((slot) => Date.parse(slot.freeAt))
    .filter((freeAt) => freeAt > now)
    .sort((a, b) => a - b);
}

/** One cell per slot, used ones first, by the moment each comes free. A lowered limit leaves more used ones than cells: the last of them count. */
export function cellsOf(slots: Slots, now: number): SlotCell[] {
  const held = stillHeld(slots, now).slice(-slots.limit);
  const full = held.length >= slots.limit;
  const used = held.map(
    (freeAt, index): SlotCell => ({
      key: `used-${index}`,
      kind: full && index === 0 ? 'next' : 'used',
      freeAt,
      level: Math.min(1, (freeAt - now) / HOUR),
    }),
  );
  const free = Array.from(
    { length: slots.limit - used.length },
    (_, index): SlotCell => ({
      key: `free-${index}`,
      kind: 'free',
    }),
  );
  return [...used, ...free];
}

/** How many slots come free in each of the next 60 minutes, the largest of these numbers (at least 1), and the minute of the next one. */
export function stripOf(slots: Slots, now: number): { columns: number[]; peak: number; next: number } {
  const columns = new Array<number>(60).fill(0);
  for (const freeAt of stillHeld(slots, now)) {
    const minute = Math.min(59, Math.floor((freeAt - now) / MINUTE));
    columns[minute] = (columns[minute] ?? 0) + 1;
  }
  return { columns, peak: Math.max(1, ...columns), next: columns.findIndex((freed) => freed > 0) };
}
