import { useMemo, useState } from 'react';
import { createFormat, type Format } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useApp } from '../../state/invita-context.ts';

/** The clock of the realm: in practice it may show another time than this computer. */
export interface RealmClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly format: Format;
}

/** Set by the moment an answer was told, ISO 8601; runs on by itself until the next answer. */
export function useRealmClock(told: string): RealmClock {
  const language = useApp((app) => app.configuration.language);
  const timeZone = useApp((app) => app.configuration.time_zone);
  const [heard, setHeard] = useState(() => hear(told));
  if (heard.told !== told) setHeard(hear(told));
  const { ahead } = heard;
  return useMemo(() => {
    const now = () => Date.now() + ahead;
    return { now, format: createFormat({ language, timeZone, now }) };
  }, [ahead, language, timeZone]);
}

function hear(told: string) {
  return { told, ahead: Date.parse(told) - Date.now() };
}

/** The realm's time in epoch milliseconds, once a second. */
export function useRealmNow(clock: RealmClock): number {
  useNow();
  return clock.now();
}
