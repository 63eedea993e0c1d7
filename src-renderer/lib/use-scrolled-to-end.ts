import { useEffect, useRef } from 'react';

/** For a list that grows at its end: keeps the last of so many items in sight. */
export function useScrolledToEnd(items: number) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (items > 0 && ref.current !== null) ref.current.scrollTop = ref.current.scrollHeight;
  }, [items]);
  return ref;
}
