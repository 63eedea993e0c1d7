import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useClient } from '../../state/invita-context.ts';
import { createHouseholdPages, type HouseholdPages, type HouseholdPagesStore } from './household-pages.ts';

/** A list of households of one's own, kept fresh. */
export function useHouseholdPages(): [HouseholdPages, HouseholdPagesStore] {
  const client = useClient();
  const [pages] = useState(() => createHouseholdPages(client));
  useEffect(() => {
    void pages.reload();
    let first = true;
    const stops = [
      client.on('guests.changed', () => void pages.reload()),
      client.onConnection((connection) => {
        // The state at the start is no news.
        if (!first && connection === 'online') void pages.reload();
        first = false;
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, pages]);
  return [useStore(pages), pages];
}
