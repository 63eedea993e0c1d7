import { type RefObject, useEffect } from 'react';
import { isFreeKey } from './free-key.ts';

/** «/» goes to a screen's own search field. By what the key writes: on an Italian keyboard that is Shift and 7. */
export function useSlashKey(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || !isFreeKey(event) || field.current === null) return;
      event.preventDefault();
      field.current.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [field]);
}
