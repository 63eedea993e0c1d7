import { useCallback, useRef } from 'react';

/** Work on things that are told apart by a key: while one is under way, the same again does nothing. */
export function useEachOnce(): (key: string, work: () => Promise<void>) => Promise<void> {
  const underWay = useRef(new Set<string>());
  return useCallback(async (key, work) => {
    if (underWay.current.has(key)) return;
    underWay.current.add(key);
    try {
      await work();
    } finally {
      underWay.current.delete(key);
    }
  }, []);
}
