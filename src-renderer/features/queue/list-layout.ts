import type { QueueItem } from '#contract/queue.ts';
import type { Section, Span } from './listing.ts';

/** Heights in px, those of the tokens --row-height, --row-height-group and --row-height-head. */
export const rowHeight = 36;
export const groupHeight = 30;
export const headHeight = 32;

/** One line of the list: a group's name, a message, or the place of one that is not loaded yet. */
export type ListItem =
  | { readonly kind: 'group'; readonly key: string; readonly section: Section }
  | { readonly kind: 'row'; readonly key: string; readonly item: QueueItem }
  | { readonly kind: 'unloaded'; readonly key: string };

interface Block {
  readonly section: Section;
  /** Lines and px before it. */
  readonly line: number;
  readonly top: number;
}

/** Sections under one another, each below its name. */
export interface ListLayout {
  readonly blocks: readonly Block[];
  /** 1 when a line with its name stands above each section. */
  readonly names: 0 | 1;
  readonly lines: number;
}

/** `named` puts the group's name above each section. Empty sections take no room. */
export function layoutOf(sections: readonly Section[], named: boolean): ListLayout {
  const names = named ? 1 : 0;
  const blocks: Block[] = [];
  let line = 0;
  let top = 0;
  for (const section of sections) {
    if (section.size === 0) continue;
    blocks.push({ section, line, top });
    line += names + section.size;
    top += names * groupHeight + section.size * rowHeight;
  }
  return { blocks, names, lines: line };
}

export function itemAt({ blocks, names }: ListLayout, line: number): ListItem {
  const block = blocks.findLast((one) => one.line <= line);
  if (block === undefined) return { kind: 'unloaded', key: `unloaded ${line}` };
  const { section } = block;
  const index = line - block.line - names;
  if (index < 0) return { kind: 'group', key: `group ${section.part}`, section };
  const item = section.rows[index];
  return item === undefined
    ? { kind: 'unloaded', key: `unloaded ${section.part} ${index}` }
    : { kind: 'row', key: item.id, item };
}

/** The rows of each section between two lines, both included. */
export function spansOf({ blocks, names }: ListLayout, first: number, last: number): readonly Span[] {
  return blocks.flatMap(({ section, line }) => {
    const from = Math.max(0, first - line - names);
    const to = Math.min(section.size, last - line - names + 1);
    return from < to ? [{ part: section.part, from, to }] : [];
  });
}

/** The line of a message; -1 when it is not in the list. */
export function lineOf({ blocks, names }: ListLayout, id: string): number {
  for (const { section, line } of blocks) {
    const index = section.rows.findIndex((row) => row.id === id);
    if (index !== -1) return line + names + index;
  }
  return -1;
}

/**
 * How far the list must scroll, in px, so that what is on the screen stays where it is although lines above it came or
 * went. `scrollTop` is 0 at the first line. Measured by the first visible message that is still in its section.
 */
export function steadyShift(before: ListLayout, after: ListLayout, scrollTop: number): number {
  for (const old of before.blocks) {
    const block = after.blocks.find(({ section }) => section.part === old.section.part);
    if (block === undefined) continue;
    const place = new Map(block.section.rows.map((row, index) => [row.id, index]));
    const top = (of: Block, index: number) => of.top + before.names * groupHeight + index * rowHeight;
    const first = Math.max(0, Math.ceil((scrollTop - top(old, 0)) / rowHeight));
    for (const [offset, row] of old.section.rows.slice(first, first + 40).entries()) {
      const index = place.get(row.id);
      if (index !== undefined) return top(block, index) - top(old, first + offset);
    }
  }
  return 0;
}
