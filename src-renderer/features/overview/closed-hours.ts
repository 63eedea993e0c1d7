import type { SendWindow } from '#contract/configuration.ts';
import { dayBefore, type LocalTime, localTimeOf, weekdayOf } from './local-time.ts';

/** From `start` to `end`, epoch milliseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A chart is some hundred pixels wide: finer than this nobody sees. */
const samples = 600;
const leastStepMs = 60_000;

/** The stretches of `span` outside the sending hours, to about a pixel of a chart. */
export function closedHours(window: SendWindow | null, timeZone: string, span: Span): readonly Span[] {
  if (window === null || span.end <= span.start) return [];
  const local = localTimeOf(timeZone);
  const step = Math.max(leastStepMs, (span.end - span.start) / samples);
  const closed: Span[] = [];
  let since: number | null = null;
  for (let at = span.start; at < span.end; at += step) {
    const open = isOpen(window, local(at));
    if (!open) since ??= at;
    else if (since !== null) {
      closed.push({ start: since, end: at });
      since = null;
    }
  }
  return since === null ? closed : [...closed, { start: since, end: span.end }];
}

/** A window over midnight belongs to the day it starts on. */
function isOpen({ start, end, weekdays, blackout_dates }: SendWindow, { date, minute }: LocalTime): boolean {
  const opensOn = (day: string) => weekdays.includes(weekdayOf(day)) && !blackout_dates.includes(day);
  const [from, to] = [minutesOf(start), minutesOf(end)];
  if (from < to) return opensOn(date) && minute >= from && minute < to;
  return (minute >= from && opensOn(date)) || (minute < to && opensOn(dayBefore(date)));
}

/** `HH:MM` since midnight. */
function minutesOf(clockTime: string): number {
  const [hours = 0, minutes = 0] = clockTime.split(':').map(Number);
  return hours * 60 + minutes;
}
