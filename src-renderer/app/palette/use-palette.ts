import { useEffect, useEffectEvent, useState } from 'react';

/** Ctrl or ⌘ K, also while someone types; above an open question it stays shut. */
export function usePalette() {
  const [opened, setOpened] = useState(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return;
    if (!(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (opened) setOpened(false);
    else if (document.querySelector('[role="dialog"]') === null) setOpened(true);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return { opened, open: () => setOpened(true), close: () => setOpened(false) };
}
