import { useEffect, useEffectEvent } from 'react';
import type { QueueItem } from '#contract/queue.ts';
import type { Question } from './queue-view.ts';
import type { QueueTable } from './use-queue-table.ts';

export interface Selection {
  readonly items: readonly QueueItem[];
  readonly clear: () => void;
  /** Takes these out of it: they are done with. */
  readonly remove: (items: readonly { readonly id: string }[]) => void;
}

/** The selected messages that are in the list. Another filter selects nothing: what it hides must not be acted on. */
export function useSelection(table: QueueTable, { view, type, q }: Question): Selection {
  const clear = () => table.resetRowSelection(true);
  const clearFor = useEffectEvent((_filter: Question) => clear());
  useEffect(() => clearFor({ view, type, q }), [view, type, q]);
  return {
    items: table.getSelectedRowModel().rows.map(({ original }) => original),
    clear,
    remove(items) {
      const ids = new Set(items.map(({ id }) => id));
      table.setRowSelection((selected) =>
        Object.fromEntries(Object.entries(selected).filter(([id]) => !ids.has(id))),
      );
    },
  };
}
