import { describe, expect, it } from 'vitest';
import { gapMs } from './pacing.ts';
import { windowMs } from './slots.ts';

describe('the gap between two sends', () => {
  it('is 30 to 90 seconds by nature, whatever the limit', () => {
    expect(gapMs('natural', 10, 0)).toBe(30_000);
    expect(gapMs('natural', 1000, 0.5)).toBe(60_000);
    expect(gapMs('natural', 10, 0.999_999)).toBeLessThan(90_000);
  });

  it('spreads the hour: an even share on average, never below 60 % of it', () => {
    expect(gapMs('spread', 10, 0.5)).toBe(windowMs / 10);
    expect(gapMs('spread', 10, 0)).toBeCloseTo(0.6 * 360_000);
    expect(gapMs('spread', 10, 0.999_999)).toBeLessThan(1.4 * 360_000);
  });

  it('is nothing when fast: the limit alone decides', () => {
    expect(gapMs('fast', 10, 0.9)).toBe(0);
  });
});
