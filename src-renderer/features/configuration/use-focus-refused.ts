import { useEffect } from 'react';
import { useDraftState } from './draft-context.ts';
import type { Section } from './sections.ts';

/** Puts the cursor where the main process found something wrong, once that section is shown. */
export function useFocusRefused(section: Section): void {
  const path = useDraftState(({ refusals }) => Object.keys(refusals)[0]);
  useEffect(() => {
    if (path !== undefined && section !== undefined) document.getElementById(path)?.focus();
  }, [path, section]);
}
