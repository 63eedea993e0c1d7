import { plus, type Stamp } from '../clock.ts';
import type { GovernorSettings } from '../governor/settings.ts';
import type { NumberPast } from '../queue/worker-store.ts';
import { NumberAhead } from './number-ahead.ts';
import type { Pace } from './pace.ts';
import { type ForecastSender, type Look, SenderAhead } from './sender-ahead.ts';

/** One number with the sessions on it, which share its budget. */
export interface ForecastLine {
  readonly past: NumberPast;
  readonly senders: readonly ForecastSender[];
}

/** What leaves, in the order of leaving. Times are epoch milliseconds. */
export interface Departures {
  readonly ids: readonly string[];
  readonly times: readonly number[];
}

/** So many departures are computed in one piece: a few milliseconds. */
const pieceOf = 5_000;

/**
 * The worker's loop in a future that has not happened: it asks the governor, sends what may go or moves on to the next
 * moment a rule names. One message at a time, whatever the number; a message it can never send is left out. Ends after
 * `most` departures. In pieces, for whoever has something else to do meanwhile.
 */
export function* runningAhead(
  lines: readonly ForecastLine[],
  settings: GovernorSettings,
  pace: Pace,
  now: Stamp,
  most = Number.POSITIVE_INFINITY,
): Generator<void, Departures> {
  const ids: string[] = [];
  const times: number[] = [];
  const ahead = lines
    .flatMap(({ past, senders }) => {
      const number = new NumberAhead(past, settings);
      return senders.map((sender) => new SenderAhead(sender, number, settings, now));
    })
    .sort((a, b) => a.lastTurn - b.lastTurn);
  let at = now;
  // Each round sends a message or moves on to a moment at which a rule is content: it ends.
  for (;;) {
    const look = lookAt(ahead, at);
    if (look.leaves === null) {
      if (!Number.isFinite(look.nextAt)) break;
      at = plus(at, Math.max(1, look.nextAt - at.wall));
      continue;
    }
    if (pace.beforeMs > 0) at = plus(at, pace.beforeMs);
    // While somebody typed, the hour to stop may have come. Time lifts every other rule.
    if (look.errand !== 'URGENT' && settings.hours.next(at.wall) !== at.wall) continue;
    look.sender.take(look.errand, at, pace);
    if (pace.answerMs > 0) at = plus(at, pace.answerMs);
    ids.push(look.leaves);
    times.push(at.wall);
    if (ids.length >= most) break;
    if (ids.length % pieceOf === 0) yield;
    toTheEnd(ahead, look.sender);
  }
  return { ids, times };
}

const nothing = { leaves: null, nextAt: Number.POSITIVE_INFINITY } as const;

/** The first sender in turn that has something to send, or the first moment at which one may. */
function lookAt(ahead: readonly SenderAhead[], at: Stamp): Look {
  if (ahead.length === 1) return ahead[0]?.look(at) ?? nothing;
  let nextAt = Number.POSITIVE_INFINITY;
  for (const sender of ahead) {
    const look = sender.look(at);
    if (look.leaves !== null) return look;
    nextAt = Math.min(nextAt, look.nextAt);
  }
  return { leaves: null, nextAt };
}

/** Its turn is over. */
function toTheEnd(ahead: SenderAhead[], sender: SenderAhead): void {
  if (ahead.length === 1) return;
  ahead.splice(ahead.indexOf(sender), 1);
  ahead.push(sender);
}
