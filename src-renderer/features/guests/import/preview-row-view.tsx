import { memo } from 'react';
import type { PreviewHousehold } from '#contract/guests.ts';
import { GroupCells } from './group-cells.tsx';
import { LineCells } from './line-cells.tsx';
import type { PreviewRow } from './preview-rows.ts';

export interface PreviewRowViewProps {
  readonly row: PreviewRow;
  /** Households of the file by their key. */
  readonly byKey: ReadonlyMap<string, PreviewHousehold>;
}

/** The cells of one row of the preview. */
export const PreviewRowView = memo(function PreviewRowView({ row, byKey }: PreviewRowViewProps) {
  if (row.kind === 'group') return <GroupCells row={row} />;
  if (row.kind === 'line') return <LineCells row={row} byKey={byKey} />;
  return (
    <>
      <td className="preview-number tabular">{row.row}</td>
      <td className="preview-refused">{row.refused.values?.['text'] || '–'}</td>
      <td className="preview-why">{row.refused.message}</td>
    </>
  );
});
