import type { SendWindow } from '#contract/configuration.ts';
import { closedHours, type Span } from './closed-hours.ts';
import { countTicks, type TimeTick, timeTicks } from './ticks.ts';
import { timeScale } from './time-scale.ts';

/** Sent in all at a moment, epoch milliseconds. */
export interface Point {
  readonly at: number;
  readonly sent: number;
}

export interface ProgressInput {
  readonly sent: readonly Point[];
  readonly forecast: readonly Point[];
  /** What was expected when the round began; where it still helps to see it. */
  readonly plan: readonly Point[];
  /** Between which moments the forecast may end, epoch milliseconds; null when it is as good as certain. */
  readonly margin: { readonly earliest: number; readonly latest: number } | null;
  readonly now: number;
  /** Messages wait: a flat stretch up to now belongs to the picture. */
  readonly waiting: boolean;
  readonly window: SendWindow | null;
  readonly timeZone: string;
  /** Of the drawing inside its margins, px. */
  readonly width: number;
  readonly height: number;
}

export interface ProgressShape {
  readonly sentPath: string;
  readonly sentArea: string;
  readonly forecastPath: string;
  /** '' when there is no plan, or all of it lies before what is drawn. */
  readonly planPath: string;
  /** Where the forecast may run as well; '' without a margin. */
  readonly marginArea: string;
  readonly closed: readonly { readonly x: number; readonly width: number }[];
  readonly timeTicks: readonly TimeTick[];
  readonly countTicks: readonly { readonly value: number; readonly y: number }[];
  /** Where now is, with what is sent by then; null once everything has left. */
  readonly now: { readonly x: number; readonly y: number; readonly at: number; readonly sent: number } | null;
  readonly finish: { readonly x: number; readonly y: number; readonly at: number } | null;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** The forecast takes at least this share of the width: else the history is cut. */
const leastForecastShare = 0.12;
const historyOfForecast = 3;
/** Narrower than this is no stretch but a line, px. */
const leastClosedWidth = 3;

/** Sent against forecast, as lines: steps, so that a stop is a flat stretch. */
export function progressShape(input: ProgressInput): ProgressShape {
  const { forecast, now, waiting, width, height } = input;
  const span = spanOf(input);
  const before = input.sent.findLast(({ at }) => at < span.start)?.sent ?? 0;
  const sent = input.sent.filter(({ at }) => at >= span.start);
  const sentNow = sent.at(-1)?.sent ?? before;
  const plan = within(span, input.plan, before, sentNow);
  const most = Math.max(forecast.at(-1)?.sent ?? 0, plan.at(-1)?.sent ?? 0, sentNow, before + 1);
  const closed = closedHours(input.window, input.timeZone, span).filter((stretch) => isQuiet(stretch, sent));
  const x = timeScale(span, closed, width);
  const y = (count: number) => height - ((count - before) / (most - before)) * height;
  const going = waiting || forecast.length > 0;
  const last = going ? now : (sent.at(-1)?.at ?? now);
  const line = `${steps({ at: span.start, sent: before }, sent, x, y)}H${round(x(last))}`;
  const finish = forecast.at(-1);
  const from = { at: now, sent: sentNow };
  return {
    sentPath: line,
    sentArea: `${line}V${height}H0Z`,
    forecastPath: forecast.length === 0 ? '' : steps(from, forecast, x, y),
    planPath: plan[0] === undefined ? '' : steps(plan[0], plan.slice(1), x, y),
    marginArea: marginArea(input, from, x, y),
    closed: closed
      .map(({ start, end }) => ({ x: x(start), width: x(end) - x(start) }))
      .filter((stretch) => stretch.width >= leastClosedWidth),
    timeTicks: timeTicks({ span, closed, timeZone: input.timeZone, x, taken: going ? x(now) : null }),
    countTicks: countTicks(before, most).map((value) => ({ value, y: y(value) })),
    now: going ? { x: x(now), y: y(sentNow), at: now, sent: sentNow } : null,
    finish: finish === undefined ? null : { x: x(finish.at), y: y(finish.sent), at: finish.at },
  };
}

/** All of it; near the end only what helps to see the rest. */
function spanOf({ sent, forecast, margin, now, waiting, window, timeZone }: ProgressInput): Span {
  const expected = forecast.at(-1)?.at;
  const finish = expected === undefined ? undefined : Math.max(expected, margin?.latest ?? expected);
  const end = finish ?? (waiting ? now : (sent.at(-1)?.at ?? now));
  const all = { start: Math.min(sent[0]?.at ?? now, end - 10 * minuteMs), end };
  if (finish === undefined) return all;
  const share = 1 - timeScale(all, closedHours(window, timeZone, all), 1)(now);
  if (share >= leastForecastShare) return all;
  return { start: Math.max(all.start, now - Math.max(hourMs, historyOfForecast * (finish - now))), end };
}

/** The plan as far as it is drawn; nothing before the first of it has left, when it is what the forecast says. */
function within(
  { start, end }: Span,
  plan: readonly Point[],
  before: number,
  sentNow: number,
): readonly Point[] {
  const [first, last] = [plan[0], plan.at(-1)];
  if (first === undefined || last === undefined || sentNow <= first.sent || last.at <= start) return [];
  const atStart = plan.findLast(({ at }) => at <= start);
  const atEnd = plan.findLast(({ at }) => at <= end);
  const inside = plan.filter(({ at }) => at > start && at < end);
  return [
    ...(atStart === undefined ? [] : [{ at: start, sent: atStart.sent }]),
    ...inside,
    ...(atEnd === undefined ? [] : [{ at: Math.min(end, last.at), sent: atEnd.sent }]),
  ].map(({ at, sent }) => ({ at, sent: Math.max(sent, before) }));
}

/** Something left in it: then it was open, whatever the hours are now. */
function isQuiet({ start, end }: Span, sent: readonly Point[]): boolean {
  return !sent.some(({ at }) => at > start + minuteMs && at < end - minuteMs);
}

type Place = (value: number) => number;

function steps(from: Point, points: readonly Point[], x: Place, y: Place): string {
  const start = `M${round(x(from.at))} ${round(y(from.sent))}`;
  return start + points.map(({ at, sent }) => `H${round(x(at))}V${round(y(sent))}`).join('');
}

/** The forecast drawn faster and slower, so that it ends at the earliest and at the latest, and all between. */
function marginArea({ forecast, margin }: ProgressInput, from: Point, x: Place, y: Place): string {
  const finish = forecast.at(-1);
  if (margin === null || finish === undefined || x(finish.at) <= x(from.at)) return '';
  // Along the drawing, not in time: closed hours stay as narrow as they are.
  const stretched = (end: number): Place => {
    const share = (x(Math.max(end, from.at)) - x(from.at)) / (x(finish.at) - x(from.at));
    return (at) => x(from.at) + (x(at) - x(from.at)) * share;
  };
  const late = stretched(margin.latest);
  const there = steps(from, forecast, stretched(margin.earliest), y);
  const back = forecast
    .map(({ at }, index) => `H${round(late(at))}V${round(y((forecast[index - 1] ?? from).sent))}`)
    .toReversed();
  return `${there}${back.join('')}H${round(x(from.at))}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
