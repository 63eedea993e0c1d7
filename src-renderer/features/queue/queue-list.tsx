import { type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ListHead } from './list-head.tsx';
import { listKeys } from './list-keys.ts';
import { headHeight, itemAt, layoutOf } from './list-layout.ts';
import { GroupLine, lineId, MessageLine, UnloadedLine } from './list-lines.tsx';
import type { QueueListState, QueueListStore } from './list-store.ts';
import { useListLines } from './use-list-lines.ts';
import type { QueueTable } from './use-queue-table.ts';
import './queue-list.css';

export interface QueueListProps {
  readonly list: QueueListState;
  readonly store: QueueListStore;
  readonly table: QueueTable;
  /** The message the keys act on. */
  readonly current: string | null;
  /** So many rows down, or up. */
  readonly onMove: (rows: number) => void;
  readonly onOpen: (id: string) => void;
  /** The pointer came over the rows, or left them. */
  readonly onHover: (over: boolean) => void;
}

/** The live list: groups of rows, only those on the screen drawn. A grid: one tab stop, arrows walk it. */
export function QueueList({ list, store, table, current, onMove, onOpen, onHover }: QueueListProps) {
  const { t } = useTranslation('queue');
  const scroller = useRef<HTMLDivElement>(null);
  const view = list.question?.view;
  const layout = useMemo(
    () => layoutOf(list.sections, view === 'all' || view === 'waiting'),
    [list.sections, view],
  );
  const bar = table.getSelectedRowModel().rows.length > 0;
  const { lines, height } = useListLines({ scroller, layout, bar, current, onWant: store.want });
  // Rows that are gone are not left by any pointer.
  useEffect(() => () => onHover(false), [onHover]);

  const rowOf = (id: string) => table.getRowModel().rowsById[id];
  return (
    <div className="queue-list" ref={scroller}>
      <table
        tabIndex={0}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table walked with the arrows is a grid
        role="grid"
        aria-label={t('list.label')}
        aria-rowcount={layout.lines + 1}
        aria-multiselectable
        aria-activedescendant={current === null ? undefined : lineId(current)}
        onClick={(event) => {
          const id = clickedMessage(event);
          if (id !== undefined) onOpen(id);
        }}
        onKeyDown={listKeys({
          onMove,
          onOpen: () => current !== null && onOpen(current),
          onSelect: () => current !== null && rowOf(current)?.toggleSelected(),
        })}
      >
        <ListHead list={list} store={store} table={table} />
        <tbody
          style={{ height }}
          onPointerEnter={({ pointerType }) => onHover(pointerType === 'mouse')}
          onPointerLeave={() => onHover(false)}
        >
          {lines.map(({ key, index, start }) => {
            const line = itemAt(layout, index);
            const place = { index, top: start - headHeight };
            if (line.kind === 'group') return <GroupLine key={key} section={line.section} {...place} />;
            const row = line.kind === 'row' ? rowOf(line.item.id) : undefined;
            if (row === undefined) return <UnloadedLine key={key} {...place} />;
            const changed = list.changed.has(row.id);
            return (
              <MessageLine
                key={key}
                row={row}
                table={table}
                selected={row.getIsSelected()}
                current={row.id === current}
                changed={changed}
                {...place}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A checkbox is for selecting only. */
function clickedMessage({ target }: MouseEvent): string | undefined {
  if (!(target instanceof Element) || target.closest('.queue-cell-select') !== null) return undefined;
  return target.closest<HTMLElement>('[data-id]')?.dataset['id'];
}
