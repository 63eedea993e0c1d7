import type { Language } from '#contract/common.ts';
import { createFormat, type Format } from '../lib/format.ts';
import { realmTime } from '../lib/realm-time.ts';
import type { AppStore } from './app-store.ts';
import { useApp, useInvita } from './invita-context.ts';

/** Times in the event's zone, words in the configured language; «tra 4 min» and «oggi» by the clock of the realm. */
export function useFormat(): Format {
  const { app } = useInvita();
  const language = useApp((snapshot) => snapshot.configuration.language);
  const timeZone = useApp((snapshot) => snapshot.configuration.time_zone);
  return formatOf(app, language, timeZone);
}

const formatsOf = new WeakMap<AppStore, Map<string, Format>>();

/** Made once: its formatters are costly, and every cell of a list asks for one. */
function formatOf(app: AppStore, language: Language, timeZone: string): Format {
  const formats = formatsOf.get(app) ?? new Map<string, Format>();
  formatsOf.set(app, formats);
  const key = `${language} ${timeZone}`;
  const now = () => {
    const { data } = app.getState();
    return data.status === 'ready' ? realmTime(data.clock) : Date.now();
  };
  const known = formats.get(key) ?? createFormat({ language, timeZone, now });
  formats.set(key, known);
  return known;
}
