import { useEffect } from 'react';
import { isFreeKey } from '../lib/free-key.ts';
import { navigate, screens } from '../state/navigation.ts';

/** The keys 1, 2, 3 … go to the screens, in the rail's order. */
export function useScreenKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const screen = isFreeKey(event) && /^[1-9]$/.test(event.key) && screens[Number(event.key) - 1];
      if (screen) navigate(screen);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
