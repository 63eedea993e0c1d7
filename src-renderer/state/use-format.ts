import type { Language } from '#contract/common.ts';
import { createFormat, type Format } from '../lib/format.ts';
import { useApp } from './invita-context.ts';

/** Times in the event's zone, words in the configured language. */
export function useFormat(): Format {
  const language = useApp((app) => app.configuration.language);
  const timeZone = useApp((app) => app.configuration.time_zone);
  return formatOf(language, timeZone);
}

const formats = new Map<string, Format>();

/** Made once: its formatters are costly, and every cell of a list asks for one. */
function formatOf(language: Language, timeZone: string): Format {
  const key = `${language} ${timeZone}`;
  const known = formats.get(key) ?? createFormat({ language, timeZone, now: () => Date.now() });
  formats.set(key, known);
  return known;
}
