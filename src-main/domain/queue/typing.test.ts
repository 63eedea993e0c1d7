import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../testing/seeded-random.ts';
import type { Random } from '../random.ts';
import { typingMs } from './typing.ts';

const middle: Random = { unit: () => 0.5, id: () => '', bytes: () => new Uint8Array() };

describe('typing', () => {
  it('takes as long as a person needs: 45 words a minute', () => {
    expect(typingMs('x'.repeat(75), middle)).toBe(20_000);
  });

  it('is never shorter than a glance nor longer than a guest would watch', () => {
    expect(typingMs('ok', middle)).toBe(1_500);
    expect(typingMs('x'.repeat(5_000), middle)).toBe(25_000);
  });

  it('varies between 30 and 60 words a minute', () => {
    const random = new SeededRandom(2);
    const times = Array.from({ length: 200 }, () => typingMs('x'.repeat(50), random));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(10_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(20_000);
    expect(new Set(times).size).toBeGreaterThan(100);
  });
});
