import { describe, expect, it } from 'vitest';
import { aQueueItem } from '../../testing/builders.ts';
import { groupHeight, itemAt, layoutOf, lineOf, rowHeight, spansOf, steadyShift } from './list-layout.ts';
import type { Section } from './listing.ts';
import type { Part } from './queue-view.ts';

function section(part: Part, ids: readonly string[], size = ids.length): Section {
  return { part, rows: ids.map((id) => aQueueItem({ id })), size, starts: [0] };
}

describe('the layout of the list', () => {
  const layout = layoutOf(
    [section('attention', ['a']), section('waiting', []), section('left', ['b', 'c'], 5)],
    true,
  );

  it('puts each group below its name and leaves empty ones out', () => {
    const lines = Array.from({ length: layout.lines }, (_, line) => itemAt(layout, line));
    expect(lines.map(({ kind, key }) => [kind, key])).toEqual([
      ['group', 'group attention'],
      ['row', 'a'],
      ['group', 'group left'],
      ['row', 'b'],
      ['row', 'c'],
      ['unloaded', 'unloaded left 2'],
      ['unloaded', 'unloaded left 3'],
      ['unloaded', 'unloaded left 4'],
    ]);
  });

  it('has no names when there is one group only', () => {
    const plain = layoutOf([section('FAILED', ['a', 'b'])], false);
    expect(itemAt(plain, 0).key).toBe('a');
    expect(lineOf(plain, 'b')).toBe(1);
  });

  it('knows which rows of which group lie between two lines', () => {
    expect(spansOf(layout, 1, 4)).toEqual([
      { part: 'attention', from: 0, to: 1 },
      { part: 'left', from: 0, to: 2 },
    ]);
    expect(spansOf(layout, 6, 7)).toEqual([{ part: 'left', from: 3, to: 5 }]);
    expect(spansOf(layout, 0, -1)).toEqual([]);
  });

  it('finds the line of a message', () => {
    expect(lineOf(layout, 'c')).toBe(4);
    expect(lineOf(layout, 'gone')).toBe(-1);
  });
});

describe('a list that is scrolled down', () => {
  const before = layoutOf([section('waiting', ['a', 'b', 'c', 'd'])], true);
  const seeingB = groupHeight + rowHeight;

  it('moves by what came or went above what is seen', () => {
    const attention = layoutOf([section('attention', ['x']), section('waiting', ['a', 'b', 'c', 'd'])], true);
    expect(steadyShift(before, attention, seeingB)).toBe(groupHeight + rowHeight);
    const shorter = layoutOf([section('waiting', ['b', 'c', 'd'])], true);
    expect(steadyShift(before, shorter, seeingB)).toBe(-rowHeight);
  });

  it('does not follow a message that left for another group', () => {
    const sent = layoutOf([section('waiting', ['a', 'c', 'd']), section('left', ['b'])], true);
    expect(steadyShift(before, sent, seeingB)).toBe(-rowHeight);
  });

  it('stays when nothing of what was seen is left', () => {
    expect(steadyShift(before, layoutOf([section('left', ['z'])], true), seeingB)).toBe(0);
  });
});
