import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyLimitMs, propertyRuns } from '../../testing/property-runs.ts';
import { later, plus, type Stamp } from '../clock.ts';
import { type Decision, decide, type Errand } from './governor.ts';
import { untouched } from './number-view.ts';
import type { Pacing } from './settings.ts';
import { type Slot, windowMs } from './slots.ts';

const settleMs = 120_000;
const minute = 60_000;

/** A number with its slots kept as the store keeps them, and the true time, which no clock of the machine shows. */
class Sender {
  truth = 0;
  rateLimit: number;
  readonly slots: Slot[] = [];
  readonly arrivals: number[] = [];
  #pacing: Pacing = 'fast';
  #wall = Date.UTC(2026, 4, 4, 8);
  #uptime = 9_000_000;
  #boot = 1;

  constructor(rateLimit: number) {
    this.rateLimit = rateLimit;
  }

  now(): Stamp {
    return { wall: this.#wall, uptime: this.#uptime, boot: `boot-${this.#boot}` };
  }

  pass(ms: number): void {
    this.truth += ms;
    this.#wall += ms;
    this.#uptime += ms;
  }

  setWall(byMs: number): void {
    this.#wall += byMs;
  }

  reboot(offMs: number): void {
    this.truth += offMs;
    this.#wall += offMs;
    this.#uptime = 0;
    this.#boot += 1;
  }

  set(rateLimit: number, pacing: Pacing): void {
    this.rateLimit = rateLimit;
    this.#pacing = pacing;
  }

  ask(errand: Errand): Decision {
    return decide({
      now: this.now(),
      settings: {
        rateLimit: this.rateLimit,
        newChatCap: null,
        warmUp: false,
        pacing: this.#pacing,
        hours: { next: (wall) => wall },
      },
      number: {
        ...untouched,
        nthNewest: this.slots.at(-this.rateLimit) ?? null,
        newest: this.slots.at(-1) ?? null,
      },
      queuePaused: false,
      sessionPaused: false,
      sessionConnected: true,
      rest: null,
      restriction: null,
      errand,
    });
  }

  /** Sends if allowed. Without an answer it may arrive at any time within the settle delay, here at its very end. */
  trySend(errand: Errand, answered: boolean): boolean {
    if (!this.ask(errand).go) return false;
    const startedAt = this.now();
    const before = this.slots.at(-1)?.countsFrom;
    const latest = answered ? startedAt : plus(startedAt, settleMs);
    const countsFrom = before === undefined ? latest : later(latest, before, startedAt);
    this.slots.push({ startedAt, countsFrom, jitter: 0.3 });
    this.arrivals.push(this.truth + (answered ? 0 : settleMs));
    return true;
  }
}

/** The most arrivals in any closed span of 60 minutes. */
function fullestHour(arrivals: readonly number[]): number {
  const sorted = [...arrivals].sort((a, b) => a - b);
  return sorted.reduce((most, from) => {
    const inSpan = sorted.filter((each) => each >= from && each <= from + windowMs).length;
    return Math.max(most, inSpan);
  }, 0);
}

type Act =
  | { readonly kind: 'send'; readonly errand: Errand; readonly answered: boolean; readonly times: number }
  | { readonly kind: 'pass' | 'setWall' | 'reboot'; readonly ms: number };

const send: fc.Arbitrary<Act> = fc.record({
  kind: fc.constant('send' as const),
  errand: fc.constantFrom<Errand>('COLD', 'WARM', 'URGENT'),
  answered: fc.boolean(),
  times: fc.integer({ min: 1, max: 12 }),
});
/** Minutes, or a night with the lid closed; moments just before and after the edge of the window are likely. */
const span = fc.oneof(
  fc.integer({ min: 1, max: 30 * minute }),
  fc.constantFrom(windowMs - 1, windowMs, windowMs + 1, windowMs - settleMs, 8 * 60 * minute),
);
const pass: fc.Arbitrary<Act> = span.map((ms) => ({ kind: 'pass', ms }));
const day = 24 * 60 * minute;
const jump = (range: { min: number; max: number }): fc.Arbitrary<Act> =>
  fc.integer(range).map((ms) => ({ kind: 'setWall', ms }));
const reboot: fc.Arbitrary<Act> = span.map((ms) => ({ kind: 'reboot', ms }));

function play(sender: Sender, acts: readonly Act[]): void {
  for (const act of acts) {
    switch (act.kind) {
      case 'send':
        for (let time = 0; time < act.times; time += 1) sender.trySend(act.errand, act.answered);
        break;
      case 'pass':
        sender.pass(act.ms);
        break;
      case 'setWall':
        sender.setWall(act.ms);
        break;
      case 'reboot':
        sender.reboot(act.ms);
        break;
    }
  }
}

const limit = fc.constantFrom(1, 2, 3, 10);
const runs = { numRuns: propertyRuns(200) };
const timeout = propertyLimitMs;

describe('the sliding window', { timeout }, () => {
  it('never holds more than the limit, whatever is done to the wall clock while the machine is on', () => {
    const acts = fc.array(fc.oneof(send, pass, jump({ min: -day, max: day })), {
      maxLength: 60,
      size: 'max',
    });
    fc.assert(
      fc.property(limit, acts, (rateLimit, each) => {
        const sender = new Sender(rateLimit);
        play(sender, each);
        expect(fullestHour(sender.arrivals)).toBeLessThanOrEqual(rateLimit);
      }),
      runs,
    );
  });

  it('never holds more than the limit across restarts, with the wall clock right or set back', () => {
    const acts = fc.array(fc.oneof(send, pass, reboot, jump({ min: -day, max: 0 })), {
      maxLength: 60,
      size: 'max',
    });
    fc.assert(
      fc.property(limit, acts, (rateLimit, each) => {
        const sender = new Sender(rateLimit);
        play(sender, each);
        expect(fullestHour(sender.arrivals)).toBeLessThanOrEqual(rateLimit);
      }),
      runs,
    );
  });

  it('never holds more than the limit that is set when a send starts', () => {
    const change = fc.record({
      rateLimit: limit,
      pacing: fc.constantFrom<Pacing>('natural', 'spread', 'fast'),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(send, pass, change), { maxLength: 60, size: 'max' }), (acts) => {
        const sender = new Sender(10);
        for (const act of acts) {
          if ('rateLimit' in act) sender.set(act.rateLimit, act.pacing);
          else if (act.kind !== 'send') play(sender, [act]);
          else if (sender.trySend(act.errand, act.answered)) {
            const lastHour = sender.arrivals.filter((each) => each >= sender.truth - windowMs);
            expect(lastHour.length).toBeLessThanOrEqual(sender.rateLimit);
          }
        }
      }),
      runs,
    );
  });

  it('starves nobody: one window and one settle delay after the last send or restart the next one may go', () => {
    const acts = fc.array(fc.oneof(send, pass, reboot, jump({ min: -day, max: day })), {
      maxLength: 40,
      size: 'max',
    });
    fc.assert(
      fc.property(
        limit,
        acts,
        fc.constantFrom<Errand>('COLD', 'WARM', 'URGENT'),
        (rateLimit, each, errand) => {
          const sender = new Sender(rateLimit);
          play(sender, each);
          sender.pass(windowMs + settleMs + 1);
          expect(sender.ask(errand)).toEqual({ go: true });
        },
      ),
      runs,
    );
  });

  it('is used to the full: the moment it names is the first at which it says go', () => {
    fc.assert(
      fc.property(
        limit,
        fc.array(fc.oneof(send, pass), { maxLength: 40, size: 'max' }),
        (rateLimit, acts) => {
          const sender = new Sender(rateLimit);
          play(sender, acts);
          const decision = sender.ask('URGENT');
          if (decision.go) return;
          expect(decision.reason).toBe('RATE_LIMIT');
          const left = (decision.until ?? 0) - sender.now().wall;
          sender.pass(left - 1);
          expect(sender.ask('URGENT').go).toBe(false);
          sender.pass(1);
          expect(sender.ask('URGENT').go).toBe(true);
        },
      ),
      runs,
    );
  });

  it('makes no catch-up after a night asleep', () => {
    const sender = new Sender(10);
    play(sender, [{ kind: 'send', errand: 'COLD', answered: true, times: 50 }]);
    sender.pass(8 * 60 * minute);
    play(sender, [{ kind: 'send', errand: 'COLD', answered: true, times: 50 }]);
    expect(sender.arrivals).toHaveLength(20);
    expect(fullestHour(sender.arrivals)).toBe(10);
  });
});
