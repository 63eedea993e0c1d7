import { createContext, useContext, useMemo, useState } from 'react';

/** The rows of the file that are picked to be invited together; they stay picked from tab to tab. */
export interface Joining {
  /** Rows can be picked: asked for first, since a box at each row looks like a choice of what to import. */
  readonly on: boolean;
  readonly rows: ReadonlySet<number>;
  readonly begin: () => void;
  readonly pick: (row: number, picked: boolean) => void;
  /** Nothing is picked any more. */
  readonly end: () => void;
}

const nothing: ReadonlySet<number> = new Set();

export const JoiningContext = createContext<Joining>({
  ...{ on: false, rows: nothing },
  ...{ begin: () => {}, pick: () => {}, end: () => {} },
});

export function useJoining(): Joining {
  return useContext(JoiningContext);
}

export function useNewJoining(): Joining {
  const [rows, setRows] = useState<ReadonlySet<number> | null>(null);
  return useMemo(
    () => ({
      on: rows !== null,
      rows: rows ?? nothing,
      begin: () => setRows(nothing),
      pick: (row, picked) =>
        setRows((before) => {
          const others = [...(before ?? [])].filter((other) => other !== row);
          return new Set(picked ? [...others, row] : others);
        }),
      end: () => setRows(null),
    }),
    [rows],
  );
}
