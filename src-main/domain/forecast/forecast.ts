import type { Stamp } from '../clock.ts';
import type { GovernorSettings } from '../governor/settings.ts';
import { atOnce } from './at-once.ts';
import { type Effort, type Pace, pacesFor } from './pace.ts';
import { type Departures, type ForecastLine, runningAhead } from './run-ahead.ts';

/** Epoch milliseconds. */
export interface Finish {
  readonly earliest: number;
  readonly expected: number;
  readonly latest: number;
}

export interface Forecast extends Departures {
  /** When the last one leaves; null when none can. About nine times in ten it comes true within the range. */
  readonly finish: Finish | null;
}

/** So many messages are run ahead at the quickest and at the slowest; how much a longer queue strays is taken from them. */
const strayed = 20_000;

/**
 * When each message is expected to leave, with this computer on and the sessions connected: the governor's own decisions,
 * run ahead three times. Once with gaps and sends as they are on average, once as quick and once as slow as they may be.
 * `counts`: whose departure the finish is. In pieces, for whoever has something else to do meanwhile.
 */
export function* forecasting(
  lines: readonly ForecastLine[],
  settings: GovernorSettings,
  effort: Effort,
  now: Stamp,
  counts: (id: string) => boolean = () => true,
): Generator<void, Forecast> {
  const waiting = lines
    .flatMap(({ senders }) => senders)
    .reduce((sum, { messages }) => sum + messages.length, 0);
  const paces = pacesFor(waiting, settings.rateLimit, effort);
  const departures = yield* runningAhead(lines, settings, paces.expected, now);
  const { ids, times } = departures;
  const last = ids.findLastIndex(counts);
  const expected = times[last];
  if (expected === undefined) return { ...departures, finish: null };

  /** When it would be over at another pace. */
  function* finishAt(pace: Pace): Generator<void, number> {
    const other = yield* runningAhead(lines, settings, pace, now, strayed);
    if (ids.length <= strayed) return other.times[other.ids.findLastIndex(counts)] ?? expected ?? now.wall;
    const [asExpected, atPace] = [times[strayed - 1] ?? now.wall, other.times.at(-1) ?? now.wall];
    const share = (atPace - now.wall) / Math.max(asExpected - now.wall, 1);
    return Math.round(now.wall + ((expected ?? now.wall) - now.wall) * share);
  }

  const earliest = Math.min(yield* finishAt(paces.fast), expected);
  const latest = Math.max(yield* finishAt(paces.slow), expected);
  return { ...departures, finish: { earliest, expected, latest } };
}

/** `forecasting` at one go. */
export function forecast(...about: Parameters<typeof forecasting>): Forecast {
  return atOnce(forecasting(...about));
}
