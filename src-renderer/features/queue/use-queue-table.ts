import { useTable } from '@tanstack/react-table';
import type { QueueItem } from '#contract/queue.ts';
import { columns, features } from './columns.tsx';

/** Columns and selection. Rows come filtered and ordered: the table does neither. */
export function useQueueTable(data: readonly QueueItem[]) {
  return useTable({ features, columns, data, getRowId: ({ id }) => id });
}

export type QueueTable = ReturnType<typeof useQueueTable>;
