const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A moment as clocks and calendars of a zone show it. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Since midnight, 0–1439. */
  readonly minute: number;
  /** What its clocks are ahead of UTC, in milliseconds. */
  readonly offset: number;
}

/** Reads epoch milliseconds as the zone's clocks do, by the zone's own rules. */
export function localTimeOf(timeZone: string): (at: number) => LocalTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const shown = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const date = `${shown['year']}-${shown['month']}-${shown['day']}`;
    const minute = Number(shown['hour']) * 60 + Number(shown['minute']);
    const wall = Date.parse(date) + minute * minuteMs;
    return { date, minute, offset: wall - Math.floor(at / minuteMs) * minuteMs };
  };
}

/** 1 = Monday … 7 = Sunday, of a `YYYY-MM-DD`. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

export function dayBefore(date: string): string {
  return new Date(Date.parse(date) - dayMs).toISOString().slice(0, 10);
}
