import { useMemo } from 'react';
import { createFormat, type Format } from '../lib/format.ts';
import { useApp } from './invita-context.ts';

/** Times in the event's zone, words in the configured language. */
export function useFormat(): Format {
  const language = useApp((app) => app.configuration.language);
  const timeZone = useApp((app) => app.configuration.time_zone);
  return useMemo(() => createFormat({ language, timeZone, now: () => Date.now() }), [language, timeZone]);
}
