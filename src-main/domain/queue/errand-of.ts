import type { Errand } from '../governor/governor.ts';
import type { Lane } from './message.ts';

/** How a waiting message stands before the governor at `wall` (epoch milliseconds). */
export function errandOf(
  {
    lane,
    newChat,
    urgentUntil,
  }: { readonly lane: Lane; readonly newChat: boolean; readonly urgentUntil: number | null },
  wall: number,
): Errand {
  if (lane === 'COLD') return newChat ? 'COLD' : 'KNOWN';
  return urgentUntil !== null && urgentUntil > wall ? 'URGENT' : 'WARM';
}
