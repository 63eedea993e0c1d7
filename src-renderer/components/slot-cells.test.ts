import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someSlots } from '../testing/builders.ts';
import { cellsOf, stripOf } from './slot-cells.ts';

const now = Date.parse('2027-03-09T13:29:19Z');

describe('the cells of the hour', () => {
  it('stand by the moment each comes free, then the free ones', () => {
    const cells = cellsOf(someSlots(now, 4, [30, 15, 60]), now);
    expect(cells.map((cell) => (cell.kind === 'free' ? 'free' : cell.level))).toEqual([0.25, 0.5, 1, 'free']);
  });

  it('have a next one only when none is free', () => {
    expect(cellsOf(someSlots(now, 2, [10]), now).map(({ kind }) => kind)).toEqual(['used', 'free']);
    expect(cellsOf(someSlots(now, 2, [10, 20]), now).map(({ kind }) => kind)).toEqual(['next', 'used']);
  });

  it('are as many as the limit, whatever is used: after lowering it, the next place is not the first to come free', () => {
    const cells = cellsOf(someSlots(now, 2, [5, 10, 20]), now);
    expect(
      cells.map((cell) => (cell.kind === 'free' ? 0 : Math.round((cell.freeAt - now) / 60_000))),
    ).toEqual([10, 20]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.integer({ min: -5, max: 60 })),
        (limit, minutes) => {
          expect(cellsOf(someSlots(now, limit, minutes), now)).toHaveLength(limit);
        },
      ),
    );
  });
});

describe('the strip of a large limit', () => {
  it('counts each minute and marks the next', () => {
    const { columns, peak, next } = stripOf(someSlots(now, 40, [2.5, 2.9, 59.9, 60]), now);
    expect(columns[2]).toBe(2);
    expect(columns[59]).toBe(2);
    expect([peak, next]).toEqual([2, 2]);
  });

  it('of nothing used is empty', () => {
    expect(stripOf(someSlots(now, 40, []), now)).toMatchObject({ peak: 1, next: -1 });
  });
});
