import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.ts';
import { backoffMs, withJitter } from './backoff.ts';

const minute = 60_000;

describe('backoff', () => {
  it('grows over 1, 5, 15 and 60 minutes and stays there', () => {
    expect([1, 2, 3, 4, 5, 100].map((failures) => backoffMs(failures) / minute)).toEqual([
      1, 5, 15, 60, 60, 60,
    ]);
  });

  it('is the shortest before anything has failed', () => {
    expect(backoffMs(0)).toBe(minute);
  });

  it('is spread by a fifth to either side, in whole milliseconds', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (unit) => {
        const ms = withJitter(minute, { unit: () => unit, id: () => '', bytes: () => new Uint8Array() });
        expect(Number.isInteger(ms)).toBe(true);
        expect(ms).toBeGreaterThanOrEqual(0.8 * minute);
        expect(ms).toBeLessThanOrEqual(1.2 * minute);
      }),
      { numRuns: propertyRuns(100) },
    );
  });
});
