import { useEffect } from 'react';

/** A file that is let go where no screen takes it: the browser would leave the app and open the file instead. */
export function useNoStrayDrops(): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('dragover', keepThePage, { signal });
    window.addEventListener('drop', keepThePage, { signal });
    return () => listening.abort();
  }, []);
}

function keepThePage(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}
