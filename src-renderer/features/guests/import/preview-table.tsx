import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleCheck } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewHousehold } from '#contract/guests.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { PreviewRowView } from './preview-row-view.tsx';
import type { PreviewRow, PreviewTab } from './preview-rows.ts';
import './preview-table.css';

/** As `--row-height-head` says. */
const headHeight = 32;

export interface PreviewTableProps {
  readonly tab: PreviewTab;
  readonly rows: readonly PreviewRow[];
  /** Of the whole file: a row may repeat one of another tab. */
  readonly households: readonly PreviewHousehold[];
}

/** The rows of one tab; only those in sight are there. */
export function PreviewTable({ tab, rows, households }: PreviewTableProps) {
  const { t } = useTranslation('guests');
  const refused = tab === 'refused';
  const scroller = useRef<HTMLTableElement>(null);
  const byKey = useMemo(
    () => new Map(households.map((household) => [household.key, household])),
    [households],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => usualHeight(rows[index]),
    overscan: 6,
    scrollMargin: headHeight,
    directDomUpdates: true,
    useFlushSync: false,
  });
  if (rows.length === 0) return <EmptyState icon={CircleCheck} title={t(`tab.empty.${tab}`)} />;
  return (
    <table
      className="preview-table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      ref={scroller}
      aria-label={t(`tab.${tab}`)}
      aria-rowcount={rows.length + 1}
      data-refused={refused || undefined}
    >
      <thead>
        <tr className="preview-row" aria-rowindex={1}>
          <th scope="col" className="preview-number">
            {t('preview.row')}
          </th>
          <th scope="col">{t(refused ? 'preview.content' : 'preview.guest')}</th>
          {!refused && <th scope="col">{t('preview.change')}</th>}
          <th scope="col">{t('preview.why')}</th>
        </tr>
      </thead>
      <tbody ref={virtualizer.containerRef}>
        {virtualizer.getVirtualItems().map(({ key, index }) => {
          const row = rows[index];
          return (
            row !== undefined && (
              <tr
                key={key}
                className="preview-row"
                ref={virtualizer.measureElement}
                aria-rowindex={index + 2}
                data-kind={row.kind}
                data-index={index}
              >
                <PreviewRowView row={row} byKey={byKey} />
              </tr>
            )
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
