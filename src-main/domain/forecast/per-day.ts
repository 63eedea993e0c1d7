import { dateOf, LocalDays } from '../governor/local-days.ts';

export interface DayCount {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly messages: number;
}

/** How many leave on each local day. `times` in epoch milliseconds, in order. */
export function perDay(times: readonly number[], timeZone: string): readonly DayCount[] {
  const zone = new LocalDays(timeZone);
  const days = new Map<number, number>();
  for (const time of times) {
    const day = zone.dayOf(time);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return Array.from(days, ([day, messages]) => ({ date: dateOf(day), messages }));
}
