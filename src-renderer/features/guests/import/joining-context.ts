import { createContext, useContext, useMemo, useState } from 'react';

/** The rows of the file that are picked to be invited together; they stay picked from tab to tab. */
export interface Joining {
  readonly rows: ReadonlySet<number>;
  readonly pick: (row: number, picked: boolean) => void;
  readonly clear: () => void;
}

export const JoiningContext = createContext<Joining>({ rows: new Set(), pick: () => {}, clear: () => {} });

export function useJoining(): Joining {
  return useContext(JoiningContext);
}

export function useNewJoining(): Joining {
  const [rows, setRows] = useState<ReadonlySet<number>>(new Set());
  return useMemo(
    () => ({
      rows,
      pick: (row, picked) =>
        setRows(
          (before) => new Set(picked ? [...before, row] : [...before].filter((other) => other !== row)),
        ),
      clear: () => setRows(new Set()),
    }),
    [rows],
  );
}
