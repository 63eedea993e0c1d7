import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useClient } from '../../state/invita-context.ts';
import { createHouseholdPages, type HouseholdPages, type HouseholdPagesStore } from './household-pages.ts';

/** A list of households of one's own, kept fresh. */
export function useHouseholdPages(): [HouseholdPages, HouseholdPagesStore] {
  const client = useClient();
  const [pages] = useState(() => createHouseholdPages(client));
  useEffect(() => {
    // The line tells its state at once: that is the first fetch, a break of it the next.
    const stops = [
      client.onConnection((connection) => {
        if (connection === 'online' || pages.getState().status === 'loading') void pages.reload();
      }),
      client.on('guests.changed', () => void pages.reload()),
      client.on('queue.changed', () => void pages.reload()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, pages]);
  return [useStore(pages), pages];
}
