import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFirstPlan, sentAhead } from './first-plan.ts';

const madeAfter = (sent: number) => ({ points: [{ at: 1, sent }] });

describe('the first plan of a round', () => {
  it('is made when messages are queued and nothing else waits', () => {
    expect(isFirstPlan(null, { queued: 100, waiting: 100, sentSoFar: 0 })).toBe(true);
    expect(isFirstPlan(madeAfter(0), { queued: 40, waiting: 40, sentSoFar: 100 })).toBe(true);
  });

  it('is made anew while nothing of the round has left, so that guests added one after the other count', () => {
    expect(isFirstPlan(madeAfter(7), { queued: 1, waiting: 101, sentSoFar: 7 })).toBe(true);
  });

  it('stays as it was once the round has begun, whatever is added', () => {
    expect(isFirstPlan(madeAfter(7), { queued: 50, waiting: 120, sentSoFar: 8 })).toBe(false);
  });

  it('is not replaced by a single message, nor by an order that queued none', () => {
    expect(isFirstPlan(madeAfter(0), { queued: 1, waiting: 1, sentSoFar: 100 })).toBe(false);
    expect(isFirstPlan(null, { queued: 0, waiting: 0, sentSoFar: 0 })).toBe(false);
    expect(isFirstPlan(madeAfter(7), { queued: 0, waiting: 100, sentSoFar: 7 })).toBe(false);
  });

  it('is not made of what was waiting before plans were kept', () => {
    expect(isFirstPlan(null, { queued: 5, waiting: 90, sentSoFar: 3 })).toBe(false);
  });
});

describe('the curve ahead', () => {
  it('begins now, ends with the last message, and never has more points than asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 150 }), (count, points) => {
        const times = Array.from({ length: count }, (_, index) => 1_000 + index * 60);
        const ahead = sentAhead(times, 4, 900, points);
        expect(ahead[0]).toEqual({ at: 900, sent: 4 });
        expect(ahead.at(-1)).toEqual({ at: times.at(-1), sent: 4 + count });
        expect(ahead.length).toBeLessThanOrEqual(points + 2);
      }),
    );
  });

  it('is empty when nothing can leave', () => {
    expect(sentAhead([], 4, 900, 150)).toEqual([]);
  });
});
