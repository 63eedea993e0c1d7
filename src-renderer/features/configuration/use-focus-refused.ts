import { useEffect } from 'react';
import type { Path } from './draft.ts';
import { useDraftState } from './draft-context.ts';
import { type Section, sectionOfPath } from './sections.ts';

/** Puts the cursor where the main process found something wrong, once that section is shown. */
export function useFocusRefused(section: Section): void {
  const path = useDraftState(({ refusals }) => Object.keys(refusals)[0] as Path | undefined);
  const shown = path !== undefined && sectionOfPath(path) === section;
  useEffect(() => {
    if (shown) document.getElementById(path)?.focus();
  }, [path, shown]);
}
