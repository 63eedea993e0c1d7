import { createContext } from 'react';

/** Which Invita this is, for whoever is asked for help; null until that is known. */
export const AppVersion = createContext<string | null>(null);
