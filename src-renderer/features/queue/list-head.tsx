import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueListState, QueueListStore } from './list-store.ts';
import type { QueueTable } from './use-queue-table.ts';

export interface ListHeadProps {
  readonly list: QueueListState;
  readonly store: QueueListStore;
  readonly table: QueueTable;
}

/** The names of the columns, and the box that selects everything the filter finds. */
export function ListHead({ list, store, table }: ListHeadProps) {
  return (
    <thead>
      {table.getHeaderGroups().map(({ id, headers }) => (
        <tr key={id} className="queue-line queue-head" aria-rowindex={1}>
          {headers.map((header) => (
            <th key={header.id} scope="col" className={`queue-cell queue-cell-${header.column.id}`}>
              {header.column.id === 'select' ? (
                <SelectAll list={list} store={store} table={table} />
              ) : (
                <table.FlexRender header={header} />
              )}
            </th>
          ))}
        </tr>
      ))}
    </thead>
  );
}

/** Rows that are not loaded yet are loaded first: what the bar counts is what it acts on. */
function SelectAll({ list, store, table }: ListHeadProps) {
  const { t } = useTranslation('queue');
  const [loading, setLoading] = useState(false);
  const count = table.getSelectedRowModel().rows.length;
  const size = list.sections.reduce((sum, section) => sum + section.size, 0);

  async function toggle() {
    if (count === size) return table.resetRowSelection(true);
    setLoading(true);
    const rows = await store.loadAll();
    table.setRowSelection(Object.fromEntries(rows.map(({ id }) => [id, true] as const)));
    setLoading(false);
  }

  return (
    <Checkbox
      size="xs"
      radius={4}
      aria-label={t('list.selectAll')}
      disabled={loading}
      checked={count > 0 && count === size}
      indeterminate={count > 0 && count < size}
      onChange={() => void toggle()}
    />
  );
}
