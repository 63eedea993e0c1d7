import { Checkbox } from '@mantine/core';
import { useRef, useState } from 'react';
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
  const wanted = useRef(false);
  const count = table.getSelectedRowModel().rows.length;
  const size = list.sections.reduce((sum, section) => sum + section.size, 0);
  const all = loading || (count > 0 && count === size);

  async function toggle() {
    wanted.current = !all;
    setLoading(!all);
    if (all) return table.resetRowSelection(true);
    const rows = await store.loadAll();
    // It may have been taken back meanwhile.
    if (!wanted.current) return;
    table.setRowSelection(Object.fromEntries(rows.map(({ id }) => [id, true] as const)));
    setLoading(false);
  }

  return (
    <Checkbox
      size="xs"
      radius={4}
      aria-label={t('list.selectAll')}
      aria-busy={loading || undefined}
      checked={all}
      indeterminate={!all && count > 0}
      onChange={() => void toggle()}
    />
  );
}
