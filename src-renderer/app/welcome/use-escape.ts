import { useEffect, useEffectEvent } from 'react';

/** What Esc closes by itself: a list that is open, a menu, a dialog. */
const open = '[aria-expanded="true"], [role="menu"], [role="dialog"]';

/** Esc, also out of a field. */
export function useEscape(leave: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const elsewhere = event.target instanceof Element && event.target.closest(open) !== null;
    if (event.key === 'Escape' && !event.defaultPrevented && !elsewhere) leave();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    // Before a list that is open has closed and is not seen any more.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
