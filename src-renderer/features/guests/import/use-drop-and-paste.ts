import { useEffect, useEffectEvent, useState } from 'react';
import { type Taken, takeDropped, takePasted } from './guest-source.ts';

/**
 * While mounted, a list can be dropped anywhere in the window and pasted wherever no field has the focus.
 * True while files are held over the window.
 */
export function useDropAndPaste(onTake: (taken: Taken) => void): boolean {
  const [held, setHeld] = useState(false);
  const take = useEffectEvent(onTake);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    function onDragOver(event: DragEvent): void {
      if (event.dataTransfer === null || isForField(event)) return;
      // Unless it is taken here, the browser leaves the page and opens the file.
      event.preventDefault();
      if (event.dataTransfer.types.includes('Files')) setHeld(true);
    }
    function onDragLeave(event: DragEvent): void {
      // From one element to the next there is a relatedTarget, out of the window there is none.
      if (event.relatedTarget === null) setHeld(false);
    }
    function onDrop(event: DragEvent): void {
      setHeld(false);
      if (event.dataTransfer === null || isForField(event)) return;
      event.preventDefault();
      take(takeDropped(event.dataTransfer));
    }
    function onPaste(event: ClipboardEvent): void {
      if (event.clipboardData !== null && !isForField(event)) take(takePasted(event.clipboardData));
    }
    window.addEventListener('dragenter', onDragOver, { signal });
    window.addEventListener('dragover', onDragOver, { signal });
    window.addEventListener('dragleave', onDragLeave, { signal });
    window.addEventListener('drop', onDrop, { signal });
    window.addEventListener('paste', onPaste, { signal });
    return () => listening.abort();
  }, []);
  return held;
}

/** Text belongs to the field it is let go over, files never do. */
function isForField(event: DragEvent | ClipboardEvent): boolean {
  const data = 'dataTransfer' in event ? event.dataTransfer : event.clipboardData;
  if (data?.types.includes('Files')) return false;
  return (
    event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]') !== null
  );
}
