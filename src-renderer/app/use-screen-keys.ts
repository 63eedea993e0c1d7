import { useEffect } from 'react';
import { navigate, screens } from '../state/navigation.ts';

/** The keys 1, 2, 3 … go to the screens, in the rail's order. */
export function useScreenKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const screen = screenOfKey(event);
      if (screen !== undefined) navigate(screen);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function screenOfKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const busy = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';
  if (event.target instanceof Element && event.target.closest(busy)) return undefined;
  return /^[1-9]$/.test(event.key) ? screens[Number(event.key) - 1] : undefined;
}
