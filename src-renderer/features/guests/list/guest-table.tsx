import { FlexRender, type Header, type Row, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { columns, features, type GuestRow } from './guest-columns.tsx';
import { guestKeys } from './guest-keys.ts';
import { householdAt, idsBetween, type Pages, type RowRange } from './guest-pages.ts';
import { SelectAll, SelectRow } from './guest-select.tsx';
import type { GuestSelection } from './use-selection.ts';
import './guest-table.css';

/** As `--row-height` and `--row-height-head` say. */
const rowHeight = 36;
const headHeight = 32;
/** So that the bar of what is selected hides no row for good. */
const barHeight = 72;

export interface GuestTableProps {
  readonly pages: Pages;
  readonly total: number;
  /** The row that the keys move from, counted from 0. */
  readonly active: number;
  /** Whose panel is open. */
  readonly openId: string | undefined;
  readonly onLook: (range: RowRange) => void;
  readonly onMove: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly selection: GuestSelection;
  /** The keys ask to remove what is selected. */
  readonly onRemove: () => void;
}

/** A grid of one tab stop: ↑ ↓ and the page keys walk the rows, Enter opens one, Space selects it. */
export function GuestTable(props: GuestTableProps) {
  const { pages, total, active, openId, selection, onLook, onOpen } = props;
  const { t } = useTranslation('guests');
  const id = useId();
  const scroller = useRef<HTMLTableElement>(null);
  const toggle = useRowToggle(pages, selection);
  const pageRows = () => Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight);
  const keys = guestKeys({ ...props, pageRows, onToggle: toggle });
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    paddingEnd: selection.ids.size > 0 ? barHeight : 0,
    scrollPaddingEnd: selection.ids.size > 0 ? barHeight : 0,
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

  function onClick({ target, shiftKey }: MouseEvent): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    if (row === null) return;
    const index = Number(row.dataset['index']);
    if (target instanceof Element && target.closest('.guest-select') !== null) toggle(index, shiftKey);
    else onOpen(index);
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
      aria-multiselectable
      onKeyDown={keys}
      onClick={onClick}
    >
      <GuestTableHead headers={table.getLeafHeaders()} selection={selection} total={total} />
      <tbody ref={virtualizer.containerRef}>
        {table.getRowModel().rows.map((row) => (
          <GuestTableRow
            key={row.id}
            row={row}
            id={`${id}-${row.id}`}
            active={row.original.index === active}
            open={openId !== undefined && row.original.household?.id === openId}
            selected={row.original.household !== undefined && selection.ids.has(row.original.household.id)}
            measure={virtualizer.measureElement}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Selects a row or not; with Shift everybody from where the selection began. */
function useRowToggle(pages: Pages, selection: GuestSelection) {
  const anchor = useRef<number | null>(null);
  return (index: number, range: boolean) => {
    const household = householdAt(pages, index);
    if (household === undefined) return;
    if (range && anchor.current !== null) selection.add(idsBetween(pages, anchor.current, index));
    else selection.toggle(household.id);
    anchor.current = index;
  };
}

interface GuestTableHeadProps {
  readonly headers: readonly Header<typeof features, GuestRow, unknown>[];
  readonly selection: GuestSelection;
  readonly total: number;
}

function GuestTableHead({ headers, selection, total }: GuestTableHeadProps) {
  return (
    <thead>
      <tr className="guest-head" aria-rowindex={1}>
        {headers.map((header) => (
          <th key={header.id} scope="col">
            {header.column.id === 'select' ? (
              <SelectAll selection={selection} total={total} />
            ) : (
              <FlexRender header={header} />
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface GuestTableRowProps {
  readonly row: Row<typeof features, GuestRow>;
  readonly id: string;
  readonly active: boolean;
  readonly open: boolean;
  readonly selected: boolean;
  readonly measure: (element: HTMLElement | null) => void;
}

function GuestTableRow({ row, id, active, open, selected, measure }: GuestTableRowProps) {
  return (
    <tr
      id={id}
      className="guest-row"
      ref={measure}
      aria-rowindex={row.original.index + 2}
      aria-selected={selected}
      data-open={open || undefined}
      data-index={row.original.index}
      data-active={active || undefined}
    >
      {row.getAllCells().map((cell) => (
        <td key={cell.id} className={cell.column.id === 'select' ? 'guest-select' : undefined}>
          {cell.column.id === 'select' ? (
            <SelectRow name={row.original.household?.name ?? ''} selected={selected} />
          ) : (
            <FlexRender cell={cell} />
          )}
        </td>
      ))}
    </tr>
  );
}
