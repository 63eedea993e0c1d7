import { plus, type Stamp } from '../clock.ts';
import type { GovernorSettings } from '../governor/settings.ts';
import type { Slot } from '../governor/slots.ts';
import { type ForecastSender, SenderAhead } from './sender-ahead.ts';

/** One number's share of the queue. Sessions on one number share its slots. */
export interface ForecastLine {
  /** In the order in which the worker asks them. */
  readonly senders: readonly ForecastSender[];
  /** Newest first, at least the last `rateLimit` slots. */
  readonly slots: readonly Slot[];
}

/** The middle of the pacing's range: what a gap is expected to be. */
const expectedJitter = 0.5;

/**
 * When each message is expected to leave, epoch milliseconds by id, with this computer on and the sessions connected.
 * It is the governor's own decisions, run ahead with expected gaps; a message it can never send is left out.
 */
export function forecast(
  { senders, slots }: ForecastLine,
  settings: GovernorSettings,
  now: Stamp,
): Map<string, number> {
  const { rateLimit } = settings;
  const expected = new Map<string, number>();
  // A ring of the last N: the next one overwrites the N-th newest.
  const ring: Slot[] = slots.slice(0, rateLimit).reverse();
  let taken = ring.length;
  const ahead = senders.map((sender) => new SenderAhead(sender, now.wall));
  let at = now;
  // Each round sends a message or moves on to a moment at which a rule is content: it ends.
  for (;;) {
    const view = {
      nthNewest: ring[taken % rateLimit] ?? null,
      newest: ring[(taken + rateLimit - 1) % rateLimit] ?? null,
    };
    const look = lookAt(ahead, {
      now: at,
      settings,
      slots: view,
      queuePaused: false,
      sessionPaused: false,
      sessionConnected: true,
    });
    if ('leaves' in look) {
      expected.set(look.leaves, at.wall);
      ring[taken % rateLimit] = { startedAt: at, countsFrom: at, jitter: expectedJitter };
      taken += 1;
    } else if (Number.isFinite(look.nextAt)) {
      at = plus(at, Math.max(1, look.nextAt - at.wall));
    } else {
      return expected;
    }
  }
}

/** The first sender in turn that has something to send, or the first moment at which one may. */
function lookAt(ahead: readonly SenderAhead[], moment: Parameters<SenderAhead['look']>[0]) {
  let nextAt = Number.POSITIVE_INFINITY;
  for (const sender of ahead) {
    const look = sender.look(moment);
    if ('leaves' in look) return look;
    nextAt = Math.min(nextAt, look.nextAt);
  }
  return { nextAt };
}
