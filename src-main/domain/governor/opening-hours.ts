import { dateOf, LocalDays, weekdayOf } from './local-days.ts';

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
/** A question this far beyond what is known begins a new chain instead of a long one. In milliseconds. */
const farMs = 60 * 24 * 60 * 60_000;

/**
 * The hours in which messages may leave, by the zone's own rules: an hour that a clock change skips opens when the clock
 * has moved on, one that it repeats is open both times. `window` null = always.
 */
export function openingHours(window: SendWindow | null, timeZone: string): OpeningHours {
  if (window === null) return { next: (wall) => wall };
  const spans = new SpanChain(window, timeZone);
  return {
    next(wall) {
      const span = spans.at(wall);
      return span === null ? null : Math.max(span.start, wall);
    },
  };
}

/**
 * Worker and forecast ask for the same days thousands of times, and calendar arithmetic is the expensive part: spans that
 * were found are kept, one after the other from `#since` on.
 */
class SpanChain {
  readonly #window: SendWindow;
  readonly #zone: LocalDays;
  #spans: Span[] = [];
  #since = 0;
  /** Where the last answer was found: the next question is mostly about the same day or the one after. */
  #last = 0;

  constructor(window: SendWindow, timeZone: string) {
    this.#window = window;
    this.#zone = new LocalDays(timeZone);
  }

  /** The first span that ends after `wall`. */
  at(wall: number): Span | null {
    const known = this.#spans[this.#last];
    const before = this.#last === 0 ? this.#since : (this.#spans[this.#last - 1]?.end ?? 0);
    if (known !== undefined && wall >= before && wall < known.end) return known;
    return this.#search(wall);
  }

  #search(wall: number): Span | null {
    const end = this.#spans.at(-1)?.end ?? this.#since;
    if (wall < this.#since || wall > end + farMs || this.#spans.length === 0) {
      this.#spans = [];
      this.#since = wall;
    }
    let last = this.#spans.at(-1);
    while (last === undefined || last.end <= wall) {
      const next = nextSpan(this.#window, this.#zone, last?.end ?? wall);
      if (next === null) return null;
      this.#spans.push(next);
      last = next;
    }
    this.#last = this.#firstEndingAfter(wall);
    return this.#spans[this.#last] ?? null;
  }

  #firstEndingAfter(wall: number): number {
    let low = 0;
    let high = this.#spans.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#spans[middle]?.end ?? 0) <= wall) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The first span that ends after `wall`. */
function nextSpan(window: SendWindow, zone: LocalDays, wall: number): Span | null {
  const today = zone.dayOf(wall);
  // Yesterday's window may still be open when it runs over midnight.
  for (let ahead = runsOverMidnight(window) ? -1 : 0; ahead <= horizonDays; ahead += 1) {
    const span = spanOn(window, zone, today + ahead);
    if (span !== null && span.end > wall) return span;
  }
  return null;
}

function spanOn(window: SendWindow, zone: LocalDays, day: number): Span | null {
  if (!window.weekdays.includes(weekdayOf(day))) return null;
  if (window.blackoutDates.includes(dateOf(day))) return null;
  const start = zone.at(day, window.start);
  const end = zone.at(runsOverMidnight(window) ? day + 1 : day, window.end);
  return start < end ? { start, end } : null;
}

function runsOverMidnight({ start, end }: SendWindow): boolean {
  return end <= start;
}
