import { FlexRender, type Row, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { columns, features, type GuestRow } from './guest-columns.tsx';
import { householdAt, type Page, type RowRange } from './guest-pages.ts';
import './guest-table.css';

/** As `--row-height` and `--row-height-head` say. */
const rowHeight = 36;
const headHeight = 32;

export interface GuestTableProps {
  readonly pages: readonly Page[];
  readonly total: number;
  /** The row that the keys move from, counted from 0. */
  readonly active: number;
  /** Whose panel is open. */
  readonly openId: string | undefined;
  readonly onLook: (range: RowRange) => void;
  readonly onMove: (index: number) => void;
  readonly onOpen: (index: number) => void;
}

/** A grid of one tab stop: ↑ ↓ and the page keys walk the rows, Enter or Space opens one. */
export function GuestTable({ pages, total, active, openId, onLook, onMove, onOpen }: GuestTableProps) {
  const { t } = useTranslation('guests');
  const id = useId();
  const scroller = useRef<HTMLTableElement>(null);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    directDomUpdates: true,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  // Only the rows in sight, so that the table's work does not grow with the list.
  const data = useMemo(
    () => items.map(({ index }): GuestRow => ({ index, household: householdAt(pages, index) })),
    [items, pages],
  );
  const table = useTable({ features, columns, data, getRowId: ({ index }) => String(index) });
  const [first, last] = [items[0]?.index, items.at(-1)?.index];
  useEffect(() => {
    if (first !== undefined && last !== undefined) onLook({ first, last });
  }, [first, last, onLook]);
  useEffect(() => virtualizer.scrollToIndex(active), [active, virtualizer]);

  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -total, End: total };
    if (Object.hasOwn(steps, event.key)) {
      const step = steps[event.key as keyof typeof steps];
      onMove(Math.min(Math.max(active + step, 0), total - 1));
    } else if (event.key === 'Enter' || event.key === ' ') onOpen(active);
    else return;
    event.preventDefault();
  }

  function onClick({ target }: MouseEvent): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    if (row !== null) onOpen(Number(row.dataset['index']));
  }

  return (
    <table
      className="guest-table"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are walked and opened is a grid
      role="grid"
      tabIndex={0}
      ref={scroller}
      aria-label={t('title')}
      aria-rowcount={total + 1}
      aria-activedescendant={`${id}-${active}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <thead>
        <tr className="guest-head" aria-rowindex={1}>
          {table.getLeafHeaders().map((header) => (
            <th key={header.id} scope="col">
              <FlexRender header={header} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={virtualizer.containerRef}>
        {table.getRowModel().rows.map((row) => (
          <GuestTableRow
            key={row.id}
            row={row}
            id={`${id}-${row.id}`}
            active={row.original.index === active}
            open={openId !== undefined && row.original.household?.id === openId}
            measure={virtualizer.measureElement}
          />
        ))}
      </tbody>
    </table>
  );
}

interface GuestTableRowProps {
  readonly row: Row<typeof features, GuestRow>;
  readonly id: string;
  readonly active: boolean;
  readonly open: boolean;
  readonly measure: (element: HTMLElement | null) => void;
}

function GuestTableRow({ row, id, active, open, measure }: GuestTableRowProps) {
  return (
    <tr
      id={id}
      className="guest-row"
      ref={measure}
      aria-rowindex={row.original.index + 2}
      aria-selected={open}
      data-index={row.original.index}
      data-active={active || undefined}
    >
      {row.getAllCells().map((cell) => (
        <td key={cell.id}>
          <FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
}
