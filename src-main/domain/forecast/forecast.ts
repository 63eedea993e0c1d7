import { plus, type Stamp } from '../clock.ts';
import { decide, type Errand } from '../governor/governor.ts';
import type { GovernorSettings } from '../governor/settings.ts';
import type { Slot } from '../governor/slots.ts';
import type { Lane } from '../queue/message.ts';

export interface ForecastMessage {
  readonly id: string;
  readonly lane: Lane;
  /** Epoch milliseconds; 0 or a past time = at once. */
  readonly notBefore: number;
}

/** One number's share of the queue. Two sessions on one number are one line. */
export interface ForecastLine {
  /** In the order in which they leave. */
  readonly messages: readonly ForecastMessage[];
  /** Newest first, at least the last `rateLimit` slots. */
  readonly slots: readonly Slot[];
  readonly newChatsRestrictedUntil: number | null;
}

/** The middle of the pacing's range: what a gap is expected to be. */
const expectedJitter = 0.5;

/**
 * When each message is expected to leave, epoch milliseconds by id, with this computer on and the session connected.
 * It is the governor's own decisions, run ahead with expected gaps; a message it can never send is left out.
 */
export function forecast(line: ForecastLine, settings: GovernorSettings, now: Stamp): Map<string, number> {
  const expected = new Map<string, number>();
  const taken: Slot[] = line.slots.slice(0, settings.rateLimit).reverse();
  const waiting = [...line.messages].sort((a, b) => rank(a) - rank(b) || a.notBefore - b.notBefore);
  let at = now;
  for (const message of waiting) {
    const start = earliest(message, line, taken, settings, at);
    if (start === null) continue;
    expected.set(message.id, start.wall);
    taken.push({ startedAt: start, countsFrom: start, jitter: expectedJitter });
    at = start;
  }
  return expected;
}

function rank({ lane }: ForecastMessage): number {
  return lane === 'WARM' ? 0 : 1;
}

/** Asks the governor again at each moment it names, until it says go. */
function earliest(
  message: ForecastMessage,
  line: ForecastLine,
  taken: readonly Slot[],
  settings: GovernorSettings,
  from: Stamp,
): Stamp | null {
  const errand: Errand = message.lane;
  let at = message.notBefore > from.wall ? plus(from, message.notBefore - from.wall) : from;
  // Each rule moves the moment at most once before it is content, whichever order they come in.
  for (let round = 0; round < 20; round += 1) {
    const decision = decide({
      now: at,
      settings,
      slots: { nthNewest: taken[taken.length - settings.rateLimit] ?? null, newest: taken.at(-1) ?? null },
      queuePaused: false,
      sessionPaused: false,
      sessionConnected: true,
      newChatsRestrictedUntil: line.newChatsRestrictedUntil,
      errand,
    });
    if (decision.go) return at;
    if (decision.until === null) return null;
    at = plus(at, Math.max(1, decision.until - at.wall));
  }
  return null;
}
