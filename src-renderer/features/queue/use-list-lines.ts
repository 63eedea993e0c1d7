import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import {
  groupHeight,
  headHeight,
  itemAt,
  type ListLayout,
  lineOf,
  rowHeight,
  spansOf,
  steadyShift,
} from './list-layout.ts';
import type { Span } from './listing.ts';

/** Room below the last line for the bulk bar. */
const barRoom = 76;

export interface ListLinesOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly layout: ListLayout;
  /** The bulk bar floats over the end of the list. */
  readonly bar: boolean;
  /** The message to bring into view when it changes. */
  readonly current: string | null;
  readonly onWant: (spans: readonly Span[]) => void;
}

/** Which lines are drawn, and where; asks for what they show. */
export function useListLines({ scroller, layout, bar, current, onWant }: ListLinesOptions) {
  const virtualizer = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    count: layout.lines,
    getScrollElement: () => scroller.current,
    estimateSize: (line) => (itemAt(layout, line).kind === 'group' ? groupHeight : rowHeight),
    getItemKey: useCallback((line: number) => itemAt(layout, line).key, [layout]),
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: bar ? barRoom : 0,
    paddingEnd: bar ? barRoom : 0,
    overscan: 8,
    useFlushSync: false,
  });
  useSteadyScroll(scroller, layout);

  const lines = virtualizer.getVirtualItems();
  const [first, last] = [lines[0]?.index ?? 0, lines.at(-1)?.index ?? -1];
  useEffect(() => onWant(spansOf(layout, first, last)), [onWant, layout, first, last]);

  const show = useEffectEvent((id: string) => {
    const line = lineOf(layout, id);
    if (line !== -1) virtualizer.scrollToIndex(line);
  });
  useEffect(() => {
    if (current !== null) show(current);
  }, [current]);

  return { lines, height: virtualizer.getTotalSize() };
}

/** Keeps what is on the screen where it is when lines above it come or go; at the top the list stays at the top. */
function useSteadyScroll(scroller: RefObject<HTMLElement | null>, layout: ListLayout): void {
  const shown = useRef(layout);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = layout;
    const element = scroller.current;
    if (element === null || before === layout || element.scrollTop === 0) return;
    element.scrollTop += steadyShift(before, layout, element.scrollTop);
  }, [scroller, layout]);
}
