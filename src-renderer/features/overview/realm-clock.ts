import { useMemo } from 'react';
import type { Format } from '../../lib/format.ts';
import { realmTime } from '../../lib/realm-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useApp } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';

/** The clock of the realm: in practice it may show another time than this computer, and run faster. */
export interface RealmClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly format: Format;
}

export function useRealmClock(): RealmClock {
  const clock = useApp((app) => app.clock);
  const format = useFormat();
  return useMemo(() => ({ now: () => realmTime(clock), format }), [clock, format]);
}

/** The realm's time in epoch milliseconds, once a second. */
export function useRealmNow(clock: RealmClock): number {
  useNow();
  return clock.now();
}
