import { Ban, BellOff, Merge, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BulkAction } from '#contract/guest-editing.ts';
import { BulkBar } from '../../../components/bulk-bar.tsx';
import type { GuestDialogState } from '../edit/guest-dialogs.tsx';
import type { GuestEdits } from '../edit/use-guest-edits.tsx';
import type { GuestSelection } from './use-selection.ts';

/** More at once would be a mistake more often than a wish. */
const mostToMerge = 50;

export interface GuestBulkBarProps {
  readonly selection: GuestSelection;
  readonly edits: GuestEdits;
  readonly dialogs: GuestDialogState;
}

/** What can be done to the selected households. */
export function GuestBulkBar({ selection, edits, dialogs }: GuestBulkBarProps) {
  const { t } = useTranslation('guests');
  const ids = [...selection.ids];
  const ask = (kind: 'many' | 'merge' | 'remove') => () => dialogs.show({ kind, ids });
  const act = (action: BulkAction) => () => void edits.bulk(ids, action);
  const merge = { label: t('bulk.merge'), icon: Merge, onClick: ask('merge') };
  return (
    <BulkBar
      count={ids.length}
      actions={[
        { label: t('bulk.edit'), icon: Pencil, onClick: ask('many') },
        ...(ids.length > 1 && ids.length <= mostToMerge ? [merge] : []),
        { label: t('bulk.optOut'), icon: BellOff, onClick: act({ do: 'optOut' }) },
        { label: t('bulk.cancelQueued'), icon: Ban, onClick: act({ do: 'cancelQueued' }) },
        { label: t('bulk.remove'), icon: Trash2, onClick: ask('remove') },
      ]}
      onClear={selection.clear}
    />
  );
}
