import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lidOf, numberBehind } from './lids.ts';

describe('a hidden user id', () => {
  it('leads back to the one number it was made of', () => {
    const numbers = fc.bigInt({ min: 1_000_000n, max: 99_999_999_999_999n }).map(String);
    fc.assert(
      fc.property(numbers, (digits) => {
        expect(numberBehind(lidOf(digits))).toBe(digits);
      }),
    );
  });

  it('belongs to nobody when it is made up or malformed', () => {
    expect(numberBehind('135707864870540@lid')).toBeUndefined();
    expect(numberBehind('5511888887777@c.us')).toBeUndefined();
  });
});
