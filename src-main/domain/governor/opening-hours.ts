import { DateTime } from 'luxon';

export interface SendWindow {
  /** Local `HH:MM`. An end before the start runs over midnight and belongs to the day it starts on. */
  readonly start: string;
  readonly end: string;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[];
  /** Local dates `YYYY-MM-DD` on which no window starts. */
  readonly blackoutDates: readonly string[];
}

export interface OpeningHours {
  /**
   * When sending is allowed next: `wall` itself while open, a later moment in epoch milliseconds while closed, null when
   * it does not open within 400 days.
   */
  next(wall: number): number | null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** How far ahead an opening is looked for: a year of blackout dates and a little more. */
const horizonDays = 400;

/**
 * The hours in which messages may leave, by the zone's own rules: an hour that a clock change skips opens when the clock
 * has moved on, one that it repeats is open both times. `window` null = always.
 */
export function openingHours(window: SendWindow | null, timeZone: string): OpeningHours {
  if (window === null) return { next: (wall) => wall };
  // Worker and forecast ask for the same day thousands of times; calendar arithmetic is the expensive part.
  let current: Span | null = null;
  let foundAt = 0;
  return {
    next(wall) {
      if (current === null || wall < foundAt || wall >= current.end) {
        current = nextSpan(window, timeZone, wall);
        foundAt = wall;
      }
      return current === null ? null : Math.max(current.start, wall);
    },
  };
}

/** The first span that ends after `wall`. */
function nextSpan(window: SendWindow, timeZone: string, wall: number): Span | null {
  const today = DateTime.fromMillis(wall, { zone: timeZone }).startOf('day');
  // Yesterday's window may still be open when it runs over midnight.
  for (let day = runsOverMidnight(window) ? -1 : 0; day <= horizonDays; day += 1) {
    const span = spanOn(window, today.plus({ days: day }));
    if (span !== null && span.end > wall) return span;
  }
  return null;
}

function spanOn(window: SendWindow, day: DateTime): Span | null {
  if (!window.weekdays.includes(day.weekday)) return null;
  if (window.blackoutDates.includes(day.toISODate() ?? '')) return null;
  const start = at(day, window.start);
  const end = at(runsOverMidnight(window) ? day.plus({ days: 1 }) : day, window.end);
  return start < end ? { start, end } : null;
}

function runsOverMidnight({ start, end }: SendWindow): boolean {
  return end <= start;
}

function at(day: DateTime, clockTime: string): number {
  const [hour = 0, minute = 0] = clockTime.split(':').map(Number);
  return day.set({ hour, minute, second: 0, millisecond: 0 }).toMillis();
}
