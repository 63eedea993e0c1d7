import type { Errand } from '../governor/governor.ts';

/** After so many warm messages in a row the cold lane has its turn. */
const warmBeforeCold = 5;
const warmFirst = ['URGENT', 'WARM', 'COLD'] as const satisfies readonly Errand[];
const coldsTurn = ['URGENT', 'COLD', 'WARM'] as const satisfies readonly Errand[];

/** What goes first, after `warmStreak` warm messages in a row. */
export function errandOrder(warmStreak: number): readonly Errand[] {
  return warmStreak >= warmBeforeCold ? coldsTurn : warmFirst;
}
