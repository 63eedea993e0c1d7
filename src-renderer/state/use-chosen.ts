import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Shows a choice at once, and what holds as soon as that is known: `const [shown, choose] = useChosen(held, save)`.
 * `save` gets what was changed and what everything is to become, one call after the other, and is done when `held` is
 * what holds now. Nothing is disabled meanwhile: that would take the focus away, and swallow the next key.
 */
export function useChosen<T extends object>(
  held: T,
  save: (changes: Partial<T>, all: T) => Promise<void>,
): [shown: T, choose: (changes: Partial<T>) => void] {
  const [chosen, setChosen] = useState<Partial<T>>({});
  const current = useRef({ held, chosen, save });
  useEffect(() => {
    current.current = { held, chosen, save };
  });
  const line = useRef({ last: Promise.resolve(), waiting: 0 });

  const choose = useCallback((changes: Partial<T>) => {
    setChosen((before) => ({ ...before, ...changes }));
    line.current.waiting += 1;
    line.current.last = line.current.last.then(async () => {
      const { held, chosen, save } = current.current;
      await save(changes, { ...held, ...chosen, ...changes });
      line.current.waiting -= 1;
      if (line.current.waiting === 0) setChosen({});
    });
  }, []);

  return [{ ...held, ...chosen }, choose];
}
