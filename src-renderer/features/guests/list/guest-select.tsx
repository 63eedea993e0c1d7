import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GuestSelection } from './use-selection.ts';

/** Selects everybody the question finds, or nobody again. */
export function SelectAll({
  selection,
  total,
}: {
  readonly selection: GuestSelection;
  readonly total: number;
}) {
  const { t } = useTranslation('guests');
  const { size } = selection.ids;
  return (
    <Checkbox
      size="xs"
      radius={4}
      aria-label={t('list.selectAll')}
      checked={size > 0 && size >= total}
      indeterminate={size > 0 && size < total}
      onChange={() => void selection.toggleAll()}
    />
  );
}

/** Not a tab stop: in the grid, Space on the row does the same. The grid hears its clicks, for Shift. */
export function SelectRow({ name, selected }: { readonly name: string; readonly selected: boolean }) {
  const { t } = useTranslation('guests');
  return (
    <Checkbox
      size="xs"
      radius={4}
      tabIndex={-1}
      aria-label={t('list.select', { name })}
      checked={selected}
      readOnly
    />
  );
}
