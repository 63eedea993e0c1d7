import type { Errand } from '../governor/governor.ts';
import type { Lane } from './message.ts';

/** After so many warm messages in a row the cold lane has its turn. */
const warmBeforeCold = 5;
/** `KNOWN` stands behind `COLD` in its lane: while new chats may go, both go in the order of queuing. */
const warmFirst = ['URGENT', 'WARM', 'COLD', 'KNOWN'] as const satisfies readonly Errand[];
const coldsTurn = ['COLD', 'KNOWN', 'URGENT', 'WARM'] as const satisfies readonly Errand[];

/** In which lane of the queue each errand looks for its messages. */
export const laneOf = {
  URGENT: 'WARM',
  WARM: 'WARM',
  COLD: 'COLD',
  KNOWN: 'COLD',
} as const satisfies Readonly<Record<Errand, Lane>>;

/** What goes first, after `warmStreak` warm messages in a row. */
export function errandOrder(warmStreak: number): readonly Errand[] {
  return warmStreak >= warmBeforeCold ? coldsTurn : warmFirst;
}
