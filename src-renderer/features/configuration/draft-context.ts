import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { DraftState, DraftStore } from './draft-store.ts';

/** The form's own store, given by the screen. */
export const DraftContext = createContext<DraftStore | null>(null);

export function useDraftStore(): DraftStore {
  const store = use(DraftContext);
  if (store === null) throw new Error('DraftContext is missing above this component');
  return store;
}

export function useDraftState<T>(select: (state: DraftState) => T): T {
  return useStore(useDraftStore(), select);
}
