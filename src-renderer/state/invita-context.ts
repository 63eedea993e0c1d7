import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { Client } from '../api/client.ts';
import type { AppSnapshot, AppState, AppStore } from './app-store.ts';

export interface Invita {
  readonly client: Client;
  readonly app: AppStore;
}

/** Given once at the root; tests give their own. */
export const InvitaContext = createContext<Invita | null>(null);

export function useInvita(): Invita {
  const invita = use(InvitaContext);
  if (invita === null) throw new Error('InvitaContext is missing above this component');
  return invita;
}

export function useClient(): Client {
  return useInvita().client;
}

export function useAppState<T>(select: (state: AppState) => T): T {
  return useStore(useInvita().app, select);
}

/** Part of the snapshot. Screens are shown only once it is there: before, this is a bug and throws. */
export function useApp<T>(select: (snapshot: AppSnapshot) => T): T {
  return useAppState(({ data }) => {
    if (data.status !== 'ready') throw new Error('a screen was rendered before the app was ready');
    return select(data);
  });
}
