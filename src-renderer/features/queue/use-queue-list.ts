import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useClient } from '../../state/invita-context.ts';
import { createQueueListStore, type QueueListState, type QueueListStore } from './list-store.ts';
import type { Question } from './queue-view.ts';

/** The list that answers a question, kept fresh while it is live. */
export function useQueueList({ view, type, q }: Question): readonly [QueueListState, QueueListStore] {
  const client = useClient();
  const [store] = useState(() => createQueueListStore(client));
  useEffect(() => store.start(), [store]);
  useEffect(() => store.ask({ view, type, q }), [store, view, type, q]);
  return [useStore(store), store];
}
