import { describe, expect, it } from 'vitest';
import { SeededRandom } from './seeded-random.ts';

describe('the seeded random', () => {
  it('replays everything from the same seed and nothing from another', () => {
    const draw = (seed: number) => {
      const random = new SeededRandom(seed);
      return [random.unit(), random.id(), ...random.bytes(4)];
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('spreads its numbers evenly over [0, 1)', () => {
    const random = new SeededRandom(3);
    const numbers = Array.from({ length: 10_000 }, () => random.unit());
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((sum, each) => sum + each, 0) / numbers.length).toBeCloseTo(0.5, 1);
  });

  it('makes ids that look like random UUIDs', () => {
    expect(new SeededRandom().id()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
