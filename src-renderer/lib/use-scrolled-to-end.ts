import { useEffect, useRef } from 'react';

/** As much as a rounded position may be away from the end, in pixels. */
const atEnd = 4;

/**
 * For a list that grows at its end: keeps the last of so many items in sight, also when something beside the list takes
 * of its height; not for whoever has scrolled up.
 */
export function useScrolledToEnd(items: number) {
  const ref = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  useEffect(() => {
    const element = ref.current;
    if (items === 0 || element === null) return;
    element.scrollTop = element.scrollHeight;
    following.current = true;
  }, [items]);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const onScroll = () => {
      following.current = element.scrollHeight - element.scrollTop - element.clientHeight <= atEnd;
    };
    const observer = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, []);
  return ref;
}
