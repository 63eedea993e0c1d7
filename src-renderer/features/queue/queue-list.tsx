import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useCallback, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ListHead } from './list-head.tsx';
import { listKeys } from './list-keys.ts';
import { groupHeight, headHeight, itemAt, layoutOf, lineOf, rowHeight, spansOf } from './list-layout.ts';
import { GroupLine, MessageLine, UnloadedLine } from './list-lines.tsx';
import type { QueueListState, QueueListStore } from './list-store.ts';
import type { QueueTable } from './use-queue-table.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';
import './queue-list.css';

/** Room below the last line for the bulk bar. */
const barRoom = 76;

export interface QueueListProps {
  readonly list: QueueListState;
  readonly store: QueueListStore;
  readonly table: QueueTable;
  /** The row the keys act on. */
  readonly current: string | null;
  readonly onMove: (lines: number) => void;
  readonly onOpen: (id: string) => void;
  /** The pointer came over the rows, or left them. */
  readonly onHover: (over: boolean) => void;
}

/** The live list: groups of rows, only those on the screen drawn. One tab stop; the current row is named to a reader. */
export function QueueList({ list, store, table, current, onMove, onOpen, onHover }: QueueListProps) {
  const { t } = useTranslation('queue');
  const scroller = useRef<HTMLDivElement>(null);
  const view = list.question?.view;
  const layout = useMemo(
    () => layoutOf(list.sections, view === 'all' || view === 'waiting'),
    [list.sections, view],
  );
  const selected = table.getSelectedRowModel().rows.length;
  const virtualizer = useVirtualizer({
    count: layout.lines,
    getScrollElement: () => scroller.current,
    estimateSize: (line) => (itemAt(layout, line).kind === 'group' ? groupHeight : rowHeight),
    getItemKey: useCallback((line: number) => itemAt(layout, line).key, [layout]),
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: selected > 0 ? barRoom : 0,
    paddingEnd: selected > 0 ? barRoom : 0,
    overscan: 12,
    useFlushSync: false,
  });
  useSteadyScroll(scroller, layout);

  const lines = virtualizer.getVirtualItems();
  const [first, last] = [lines[0]?.index ?? 0, lines.at(-1)?.index ?? -1];
  useEffect(() => store.want(spansOf(layout, first, last)), [store, layout, first, last]);

  const showLine = useEffectEvent((id: string) => {
    const line = lineOf(layout, id);
    if (line !== -1) virtualizer.scrollToIndex(line);
  });
  useEffect(() => {
    if (current !== null) showLine(current);
  }, [current]);
  useEffect(() => () => onHover(false), [onHover]);

  const openClicked = ({ target }: MouseEvent) => {
    if (!(target instanceof Element) || target.closest('input') !== null) return;
    const id = target.closest<HTMLElement>('[data-id]')?.dataset['id'];
    if (id !== undefined) onOpen(id);
  };
  return (
    <div className="queue-list" ref={scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a grid is one tab stop
        tabIndex={0}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are walked is a grid
        role="grid"
        aria-label={t('list.label')}
        aria-rowcount={layout.lines + 1}
        aria-multiselectable
        aria-activedescendant={current === null ? undefined : rowId(current)}
        onClick={openClicked}
        onKeyDown={listKeys({
          onMove,
          onOpen: () => current !== null && onOpen(current),
          onSelect: () => current !== null && table.getRowModel().rowsById[current]?.toggleSelected(),
        })}
      >
        <ListHead table={table} store={store} complete={list.sections.every(({ rows, size }) => rows.length === size)} />
        <tbody
          style={{ height: virtualizer.getTotalSize() }}
          onPointerEnter={({ pointerType }) => onHover(pointerType === 'mouse')}
          onPointerLeave={() => onHover(false)}
        >
          {lines.map(({ key, index, start }) => {
            const line = itemAt(layout, index);
            const place = { index, top: start - headHeight };
            if (line.kind === 'group') return <GroupLine key={key} section={line.section} {...place} />;
            const row = line.kind === 'row' ? table.getRowModel().rowsById[line.item.id] : undefined;
            if (row === undefined) return <UnloadedLine key={key} {...place} />;
            return (
              <MessageLine
                key={key}
                row={row}
                table={table}
                current={row.id === current}
                changed={list.changed.has(row.id)}
                {...place}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function rowId(message: string): string {
  return `queue-row-${message}`;
}
