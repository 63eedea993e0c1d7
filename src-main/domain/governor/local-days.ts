import { DateTime, IANAZone } from 'luxon';

const dayMs = 24 * 60 * 60_000;
const weekMs = 7 * dayMs;

/**
 * The days of a zone, counted from the first of January 1970. Calendar arithmetic is slow and a year's forecast needs it
 * for every day, so it is kept for the weeks in which the clocks change: no zone changes them twice within a week.
 */
export class LocalDays {
  readonly #zone: IANAZone;
  /** Milliseconds from UTC to local time at the beginning of each week. */
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.#zone = IANAZone.create(timeZone);
  }

  /** The local day of a moment in epoch milliseconds. */
  dayOf(wall: number): number {
    const offset = this.#offsetAround(wall, wall) ?? this.#offsetAt(wall);
    return Math.floor((wall + offset) / dayMs);
  }

  /** The moment at which it is `HH:MM` on this day; where the clock skips it, when it has moved on. */
  at(day: number, clockTime: string): number {
    const [hour = 0, minute = 0] = clockTime.split(':').map(Number);
    const local = day * dayMs + (hour * 60 + minute) * 60_000;
    const offset = this.#offsetAround(local - dayMs, local + dayMs);
    if (offset !== null) return local - offset;
    const found = DateTime.fromISO(dateOf(day), { zone: this.#zone }).set({ hour, minute });
    return found.hour === hour && found.minute === minute
      ? found.toMillis()
      : this.#changeBefore(found.toMillis());
  }

  /** The moment at which the clock jumped to the time it shows at `wall`, within the hours before. */
  #changeBefore(wall: number): number {
    const offset = this.#offsetAt(wall);
    let [before, after] = [wall - dayMs, wall];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (this.#offsetAt(middle) === offset) after = middle;
      else before = middle;
    }
    return after;
  }

  /** The offset from one moment to another; null when it changes on the way. */
  #offsetAround(from: number, to: number): number | null {
    const first = Math.floor(from / weekMs);
    const last = Math.floor(to / weekMs) + 1;
    const offset = this.#offsetOfWeek(first);
    for (let week = first + 1; week <= last; week += 1) if (this.#offsetOfWeek(week) !== offset) return null;
    return offset;
  }

  #offsetOfWeek(week: number): number {
    let offset = this.#offsets.get(week);
    if (offset === undefined) {
      offset = this.#offsetAt(week * weekMs);
      this.#offsets.set(week, offset);
    }
    return offset;
  }

  #offsetAt(wall: number): number {
    return this.#zone.offset(wall) * 60_000;
  }
}

/** 1 = Monday … 7 = Sunday. The first of January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** `YYYY-MM-DD`. */
export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
