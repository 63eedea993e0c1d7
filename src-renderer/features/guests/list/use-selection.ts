import { useState } from 'react';
import type { GuestQuestion } from '#contract/guests.ts';
import { useClient } from '../../../state/invita-context.ts';
import { notifyFailure } from '../../../state/use-command.ts';

export interface GuestSelection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** Those in between as well: with Shift. */
  readonly add: (ids: readonly string[]) => void;
  /** Everybody the question finds, rows that were never in sight too; again: nobody. */
  readonly toggleAll: () => Promise<void>;
  readonly clear: () => void;
}

const nobody: ReadonlySet<string> = new Set();

/** The selected households. Another question selects nobody: what it hides must not be acted on. */
export function useSelection(question: GuestQuestion, total: number): GuestSelection {
  const client = useClient();
  const asked = JSON.stringify(question);
  const [selected, setSelected] = useState({ asked, ids: nobody });
  const ids = selected.asked === asked ? selected.ids : nobody;
  const select = (next: Iterable<string>) => setSelected({ asked, ids: new Set(next) });

  return {
    ids,
    toggle: (id) => select(ids.has(id) ? [...ids].filter((each) => each !== id) : [...ids, id]),
    add: (more) => select([...ids, ...more]),
    clear: () => select([]),
    async toggleAll() {
      if (ids.size >= total) return select([]);
      const result = await client.call('guests.ids', question);
      if (result.ok) select(result.data.ids);
      else notifyFailure(result.error);
    },
  };
}
