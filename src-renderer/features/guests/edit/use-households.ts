import { useEffect, useState } from 'react';
import type { Household } from '#contract/guests.ts';
import { useClient } from '../../../state/invita-context.ts';

/** These households as they are now, in this order; null until they are there. Those that are gone are left out. */
export function useHouseholds(ids: readonly string[]): readonly Household[] | null {
  const client = useClient();
  const [households, setHouseholds] = useState<readonly Household[] | null>(null);
  const wanted = ids.join();
  useEffect(() => {
    let current = true;
    void Promise.all(wanted.split(',').map((id) => client.call('guests.get', { id }))).then((results) => {
      if (current) setHouseholds(results.flatMap((result) => (result.ok ? [result.data] : [])));
    });
    return () => {
      current = false;
    };
  }, [client, wanted]);
  return households;
}
