import type { Errand } from '../governor/governor.ts';
import type { Lane } from './message.ts';

/** How a waiting message stands before the governor at `wall` (epoch milliseconds). */
export function errandOf(
  { lane, urgentUntil }: { readonly lane: Lane; readonly urgentUntil: number | null },
  wall: number,
): Errand {
  if (lane === 'COLD') return 'COLD';
  return urgentUntil !== null && urgentUntil > wall ? 'URGENT' : 'WARM';
}
