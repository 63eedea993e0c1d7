import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleCheck } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewRow, PreviewTab } from '#contract/imports.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { type PreviewPagesState, type PreviewPagesStore, rowAt } from './preview-pages.ts';
import { PreviewRowView } from './preview-row-view.tsx';
import './preview-table.css';

/** As `--row-height-head` says. */
const headHeight = 32;

export interface PreviewTableProps {
  readonly tab: PreviewTab;
  readonly shown: PreviewPagesState;
  readonly onLook: PreviewPagesStore['look'];
}

/** The rows of one tab; only those in sight are there. */
export function PreviewTable({ tab, shown, onLook }: PreviewTableProps) {
  const { t } = useTranslation('guests');
  const refused = tab === 'refused';
  const gone = tab === 'gone';
  const plain = refused || gone;
  const scroller = useRef<HTMLTableElement>(null);
  const { total } = shown;
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => usualHeight(rowAt(shown, index)),
    getItemKey: useCallback(
      (index: number) => {
        const row = rowAt(shown, index);
        return row === undefined ? index : identityOf(row);
      },
      [shown],
    ),
    overscan: 6,
    scrollMargin: headHeight,
    directDomUpdates: true,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => onLook(first, last), [first, last, onLook]);
  if (total === 0) return <EmptyState icon={CircleCheck} title={t(`tab.empty.${tab}`)} />;
  return (
    <table
      className="preview-table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      ref={scroller}
      aria-label={t(`tab.${tab}`)}
      aria-rowcount={total + 1}
      data-refused={plain || undefined}
    >
      <thead>
        <tr className="preview-row" aria-rowindex={1}>
          <th scope="col" className="preview-number">
            {t(gone ? 'preview.people' : 'preview.row')}
          </th>
          <th scope="col">{t(refused ? 'preview.content' : 'preview.guest')}</th>
          {!plain && <th scope="col">{t('preview.change')}</th>}
          <th scope="col">{t('preview.why')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('preview.decide')}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={virtualizer.containerRef}>
        {items.map(({ key, index }) => {
          const row = rowAt(shown, index);
          return (
            <tr
              key={key}
              className="preview-row"
              ref={virtualizer.measureElement}
              aria-rowindex={index + 2}
              data-kind={row?.kind ?? 'line'}
              data-index={index}
            >
              {row !== undefined && <PreviewRowView row={row} />}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What preview-table.css gives a row whose texts fit their lines: each row that does not is measured, at a price. */
function usualHeight(row: PreviewRow | undefined): number {
  if (row?.kind === 'group') return 36;
  const entries = row?.kind === 'line' ? row.changes.length + row.reasons.length : 1;
  return 14 + 30 * Math.max(1, entries);
}

/** A form that is open in a row, and the keyboard on its buttons, stay with that row when the list above it changes. */
function identityOf(row: PreviewRow): string {
  if (row.kind === 'group') return `group ${row.household.key}`;
  return row.kind === 'gone' ? `gone ${row.id}` : `row ${row.row}`;
}
