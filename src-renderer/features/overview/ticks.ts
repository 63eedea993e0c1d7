import type { Span } from './closed-hours.ts';
import { localTimeOf } from './local-time.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const timeSteps = [
  5 * minuteMs,
  15 * minuteMs,
  30 * minuteMs,
  hourMs,
  2 * hourMs,
  3 * hourMs,
  6 * hourMs,
  12 * hourMs,
  dayMs,
  2 * dayMs,
  7 * dayMs,
  28 * dayMs,
] as const;

/** Room a label needs to be read, px. */
const labelWidth = 60;

export interface TimeTick {
  readonly at: number;
  readonly x: number;
  /** `day`: the date alone; `hour`: a full hour; `minute`: the time. */
  readonly shows: 'day' | 'hour' | 'minute';
  /** The first of its day, where there are several days. */
  readonly newDay: boolean;
}

export interface TimeAxis {
  readonly span: Span;
  readonly closed: readonly Span[];
  readonly timeZone: string;
  readonly x: (at: number) => number;
  /** Another label stands here, px. */
  readonly taken: number | null;
}

/** Round hours of the zone's clock, as many as can be read, none in closed hours. */
export function timeTicks({ span, closed, timeZone, x, taken }: TimeAxis): readonly TimeTick[] {
  const local = localTimeOf(timeZone);
  const open = span.end - span.start - closed.reduce((sum, { start, end }) => sum + end - start, 0);
  const msPerLabel = (Math.max(open, minuteMs) / Math.max(1, x(span.end))) * labelWidth;
  const step = timeSteps.find((ms) => ms >= msPerLabel) ?? timeSteps.at(-1) ?? dayMs;
  const oneDay = local(span.start).date === local(span.end).date;
  const ticks: TimeTick[] = [];
  let day = '';
  for (const at of roundTimes(span, step, (moment) => local(moment).offset)) {
    const place = x(at);
    const last = ticks.at(-1)?.x ?? Number.NEGATIVE_INFINITY;
    const tooNear = place - last < labelWidth || (taken !== null && Math.abs(place - taken) < labelWidth);
    if (tooNear || closed.some(({ start, end }) => at >= start && at < end)) continue;
    const { date } = local(at);
    const shows = step >= dayMs ? 'day' : step >= hourMs ? 'hour' : 'minute';
    ticks.push({ at, x: place, shows, newDay: date !== day && !oneDay });
    day = date;
  }
  return ticks;
}

/** The multiples of `step` on the zone's clock. A clock change moves those after it. */
function* roundTimes({ start, end }: Span, step: number, offsetAt: (at: number) => number) {
  for (let wall = Math.ceil((start + offsetAt(start)) / step) * step; ; wall += step) {
    const at = wall - offsetAt(wall - offsetAt(start));
    if (at > end) return;
    if (at >= start) yield at;
  }
}

/** About four round numbers from `least` up, and `most` itself. */
export function countTicks(least: number, most: number): readonly number[] {
  const step = roundStep((most - least) / 4);
  const ticks: number[] = [];
  for (let tick = Math.ceil(least / step) * step; tick < most - step * 0.4; tick += step) ticks.push(tick);
  return [...ticks, most];
}

/** 1, 2 or 5 times a power of ten, at least 1. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const factor = [1, 2, 5].find((one) => one * power >= rough) ?? 10;
  return factor * power;
}
