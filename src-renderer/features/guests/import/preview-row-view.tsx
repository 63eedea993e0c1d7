import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewRow } from '#contract/imports.ts';
import { EditRow } from './edit-row.tsx';
import { GroupCells } from './group-cells.tsx';
import { LineCells } from './line-cells.tsx';
import { SmallButton } from './small-button.tsx';

/** The cells of one row of the preview. */
export const PreviewRowView = memo(function PreviewRowView({ row }: { readonly row: PreviewRow }) {
  const { t } = useTranslation('guests');
  const [editing, setEditing] = useState(false);
  if (row.kind === 'group') return <GroupCells row={row} />;
  if (row.kind === 'gone') {
    return (
      <>
        <td className="preview-number tabular">{row.guests}</td>
        <td className="preview-guest">{row.name}</td>
        <td className="preview-why">{t(row.invited ? 'gone.invited' : 'gone.removable')}</td>
      </>
    );
  }
  if (editing) return <EditRow row={row} onDone={() => setEditing(false)} />;
  if (row.kind === 'line') return <LineCells row={row} onEdit={() => setEditing(true)} />;
  return (
    <>
      <td className="preview-number tabular">{row.row}</td>
      <td className="preview-refused">{row.text || '–'}</td>
      <td className="preview-why">{row.message}</td>
      <td className="preview-decide">
        {row.code !== 'ROW_EMPTY' && row.code !== 'ROW_REPEATED_HEADER' && (
          <SmallButton label={t('decide.correctRow', { row: row.row })} onClick={() => setEditing(true)}>
            {t('decide.correct')}
          </SmallButton>
        )}
      </td>
    </>
  );
});
