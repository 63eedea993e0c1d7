import { describe, expect, it } from 'vitest';
import { chipBeside, optionalAt, partAt } from './part-at.ts';

const words = 'Ciao [Nomi],{ per [Evento]} [tu / voi]';

describe('the part at the caret', () => {
  it.each([
    [3, null],
    [5, 'field'],
    [11, 'field'],
    [14, 'optional'],
    [20, 'field'],
    [33, 'agreement'],
  ])('at %i is %s', (caret, kind) => {
    expect(partAt(words, caret)?.kind ?? null).toBe(kind);
  });

  it('lies in a piece that may be left out, the innermost where there are several', () => {
    const nested = '{: [Evento]{, [Data]}}';
    expect(optionalAt(words, 20)).toMatchObject({ from: 12, to: 27 });
    expect(optionalAt(words, 5)).toBeNull();
    expect(optionalAt(nested, 5)).toMatchObject({ from: 0, to: nested.length });
    expect(optionalAt(nested, 15)).toMatchObject({ from: 11, to: nested.length - 1 });
  });

  it('is deleted as one from either end, and only from its ends', () => {
    expect(chipBeside(words, 11, 'before')).toMatchObject({ from: 5, to: 11 });
    expect(chipBeside(words, 5, 'after')).toMatchObject({ from: 5, to: 11 });
    expect(chipBeside(words, 26, 'before')).toMatchObject({ kind: 'field', from: 18, to: 26 });
    expect(chipBeside(words, 8, 'before')).toBeNull();
    expect(chipBeside(words, 27, 'before')).toBeNull();
  });
});
