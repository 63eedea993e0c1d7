import { createContext, useContext } from 'react';
import type { ImportStore } from './import-store.ts';

export type Revise = ImportStore['revise'];

/** How the rows of a preview say something about themselves. */
export const ReviseContext = createContext<Revise>(() => Promise.resolve(false));

export function useRevise(): Revise {
  return useContext(ReviseContext);
}
