import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.ts';
import { plus, type Stamp } from '../clock.ts';
import { decide, type Errand } from '../governor/governor.ts';
import { viewOfNewChats } from '../governor/new-chats.ts';
import type { NumberView } from '../governor/number-view.ts';
import { openingHours } from '../governor/opening-hours.ts';
import type { GovernorSettings, Pacing } from '../governor/settings.ts';
import { restrictionMarginMs } from '../governor/signals.ts';
import { type Slot, windowMs } from '../governor/slots.ts';
import { errandOf } from '../queue/errand-of.ts';
import { errandOrder } from '../queue/errand-order.ts';
import type { NumberPast } from '../queue/worker-store.ts';
import { atOnce } from './at-once.ts';
import type { Pace } from './pace.ts';
import { runningAhead } from './run-ahead.ts';
import type { ForecastMessage, ForecastSender } from './sender-ahead.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Ten in the morning in Rome. */
const now: Stamp = { wall: Date.UTC(2026, 4, 4, 8), uptime: 500_000_000, boot: 'a' };
const anyHour = openingHours(null, 'Europe/Rome');
const daytime = openingHours(
  { start: '09:00', end: '21:00', weekdays: [1, 2, 3, 4, 5, 6, 7], blackoutDates: [] },
  'Europe/Rome',
);
const freely: GovernorSettings = {
  rateLimit: 1000,
  newChatCap: null,
  warmUp: false,
  pacing: 'fast',
  hours: anyHour,
};
/** Gaps as they are on average, and sends that take no time. */
const average: Pace = { jitter: 0.5, beforeMs: 0, answerMs: 0 };
const noPast: NumberPast = { slots: [], newChats: [], firstNewChat: null, restingSince: null };

function message(id: string, changes: Partial<ForecastMessage> = {}): ForecastMessage {
  return { id, lane: 'COLD', newChat: true, urgentUntil: null, notBefore: 0, ...changes };
}

function messages(count: number, changes: Partial<ForecastMessage> = {}): readonly ForecastMessage[] {
  return Array.from({ length: count }, (_, index) => message(`m${index + 1}`, changes));
}

function sender(waiting: readonly ForecastMessage[], changes: Partial<ForecastSender> = {}): ForecastSender {
  return { messages: waiting, rest: null, restriction: null, warmStreak: 0, lastTurn: 0, ...changes };
}

function slotAgo(ms: number, jitter = 0.5): Slot {
  const at = plus(now, -ms);
  return { startedAt: at, countsFrom: at, jitter };
}

/** What leaves and when, in the order of leaving. */
function run(
  senders: readonly ForecastSender[],
  settings: GovernorSettings,
  slots: readonly Slot[] = [],
  from = now,
): readonly (readonly [string, number])[] {
  const { ids, times } = atOnce(
    runningAhead([{ senders, past: { ...noPast, slots } }], settings, average, from),
  );
  return ids.map((id, index) => [id, times[index] ?? Number.NaN] as const);
}

/** When each leaves, in milliseconds from now, in the order in which they leave. */
function leaves(
  senders: readonly ForecastSender[],
  settings: Partial<GovernorSettings> = {},
  slots: readonly Slot[] = [],
): readonly (readonly [string, number])[] {
  return run(senders, { ...freely, ...settings }, slots).map(([id, at]) => [id, at - now.wall] as const);
}

function order(...senders: readonly ForecastSender[]): string {
  return leaves(senders)
    .map(([id]) => id)
    .join(' ');
}

describe('the forecast', () => {
  it('knows of nothing to come when nothing waits', () => {
    expect(leaves([])).toEqual([]);
    expect(leaves([sender([])])).toEqual([]);
  });

  it('lets warm ones go first, each lane in the order of queuing', () => {
    const queue = [
      message('c1'),
      message('w1', { lane: 'WARM' }),
      message('c2'),
      message('w2', { lane: 'WARM' }),
    ];
    expect(order(sender(queue))).toBe('w1 w2 c1 c2');
  });

  it('gives the cold lane its turn after five warm ones, those sent before it looked included', () => {
    const warm = Array.from({ length: 7 }, (_, index) => message(`w${index + 1}`, { lane: 'WARM' }));
    expect(order(sender([...warm, message('c1')]))).toBe('w1 w2 w3 w4 w5 c1 w6 w7');
    expect(order(sender([...warm, message('c1')], { warmStreak: 3 }))).toBe('w1 w2 c1 w3 w4 w5 w6 w7');
  });

  it('sends a test first, at night too, and what is urgent no more by day', () => {
    const night = { hours: { next: (wall: number) => Math.max(wall, now.wall + 9 * hour) } };
    const queue = [
      message('cold'),
      message('warm', { lane: 'WARM' }),
      message('test', { lane: 'WARM', urgentUntil: Number.MAX_SAFE_INTEGER }),
      message('late', {
        lane: 'WARM',
        urgentUntil: now.wall + 10 * minute,
        notBefore: now.wall + 20 * minute,
      }),
    ];
    expect(leaves([sender(queue)], night)).toEqual([
      ['test', 0],
      ['warm', 9 * hour],
      ['late', 9 * hour],
      ['cold', 9 * hour],
    ]);
  });

  it('lets nothing wait behind a message that is to leave another day', () => {
    const tomorrow = now.wall + 24 * hour;
    const queue = [
      message('tomorrow', { lane: 'WARM', notBefore: tomorrow }),
      message('c1'),
      message('cTomorrow', { notBefore: tomorrow }),
      message('c2'),
    ];
    expect(leaves([sender(queue)])).toEqual([
      ['c1', 0],
      ['c2', 0],
      ['tomorrow', 24 * hour],
      ['cTomorrow', 24 * hour],
    ]);
  });

  it('takes a message that comes due again in the order of queuing, not as the last', () => {
    const queue = [message('again', { notBefore: now.wall + 5 * minute }), ...messages(10)];
    const ids = leaves([sender(queue)], { pacing: 'natural' }).map(([id]) => id);
    expect(ids.indexOf('again')).toBe(5);
  });

  it('spaces sends by the middle of the gap, from the start of the last one', () => {
    const spread = { pacing: 'spread', rateLimit: 10 } as const;
    const at = (settings: Partial<GovernorSettings>, slots: readonly Slot[] = []) =>
      leaves([sender(messages(3))], settings, slots).map(([, ms]) => ms);
    expect(at({ pacing: 'natural' })).toEqual([0, minute, 2 * minute]);
    expect(at(spread)).toEqual([0, 6 * minute, 12 * minute]);
    // The gap that was drawn for the last real send is known.
    expect(at({ pacing: 'natural' }, [slotAgo(10_000, 0)])).toEqual([20_000, 80_000, 140_000]);
  });

  it('counts what was sent before: the limit frees place after place', () => {
    const slots = [slotAgo(10 * minute), slotAgo(30 * minute), slotAgo(59 * minute)];
    expect(leaves([sender(messages(4))], { rateLimit: 3 }, slots)).toEqual([
      ['m1', minute + 1],
      ['m2', 30 * minute + 1],
      ['m3', 50 * minute + 1],
      ['m4', minute + hour + 2],
    ]);
  });

  it('looks back on as many sends as the limit counts, however many it is given', () => {
    const slots = Array.from({ length: 20 }, (_, index) => slotAgo((index + 1) * minute));
    expect(leaves([sender(messages(1))], { rateLimit: 10 }, slots)).toEqual([['m1', 50 * minute + 1]]);
  });

  it('goes on in the morning with what the evening did not take', () => {
    const queue = sender(messages(15));
    const evening: Stamp = { ...now, wall: Date.UTC(2026, 4, 4, 18) };
    const settings = { ...freely, rateLimit: 10, hours: daytime };
    const times = run([queue], settings, [], evening).map(([, at]) => at);
    expect(times.slice(0, 10)).toEqual(Array(10).fill(evening.wall));
    expect(times.slice(10)).toEqual(Array(5).fill(Date.UTC(2026, 4, 5, 7)));
  });

  it('holds first messages back under a ban, and nobody else', () => {
    const queue = [message('cold'), message('warm', { lane: 'WARM' })];
    const banned = (until: number) => leaves([sender(queue, { restriction: { until, notedAt: now } })]);
    expect(banned(now.wall + 3 * hour)).toEqual([
      ['warm', 0],
      ['cold', 3 * hour + restrictionMarginMs],
    ]);
    expect(banned(Number.POSITIVE_INFINITY)).toEqual([['warm', 0]]);
  });

  it('leaves out what can never leave', () => {
    expect(leaves([sender(messages(2))], { hours: { next: () => null } })).toEqual([]);
  });

  it('gives sessions on one number one budget, which they take in turn', () => {
    const other = [message('o1'), message('o2')];
    expect(leaves([sender(messages(2)), sender(other)], { rateLimit: 3 })).toEqual([
      ['m1', 0],
      ['o1', 0],
      ['m2', 0],
      ['o2', hour + 1],
    ]);
  });

  it('lets a session go whose neighbour on the number is banned', () => {
    const banned = sender(messages(1), { restriction: { until: now.wall + hour, notedAt: now } });
    expect(leaves([banned, sender([message('o1')])])).toEqual([
      ['o1', 0],
      ['m1', hour + restrictionMarginMs],
    ]);
  });

  it('reckons with ten thousand messages', () => {
    const settings = { ...freely, rateLimit: 10, pacing: 'natural', hours: daytime } as const;
    expect(run([sender(messages(10_000))], settings)).toHaveLength(10_000);
  });
});

describe('for any queue, the forecast', () => {
  const lane = fc.constantFrom('WARM' as const, 'COLD' as const);
  const moment = fc.oneof(
    fc.constant(0),
    fc.integer({ min: -60, max: 36 * 60 }).map((minutes) => now.wall + minutes * minute),
  );
  const someMessages = fc.array(
    fc.record({
      lane,
      newChat: fc.boolean(),
      notBefore: moment,
      urgentUntil: fc.oneof(fc.constant(null), fc.constant(Number.MAX_SAFE_INTEGER), moment),
    }),
    { maxLength: 25 },
  );
  const someSenders = fc
    .array(
      fc.record({
        messages: someMessages,
        warmStreak: fc.nat(6),
        rest: fc.constantFrom(null, { since: now, ms: 7 * minute }),
        restriction: fc.oneof(
          fc.constant(null),
          moment.map((until) => ({ until, notedAt: now })),
        ),
        lastTurn: fc.nat(3),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((senders): readonly ForecastSender[] =>
      senders.map((each, at) => ({
        ...each,
        messages: each.messages.map((waiting, index) => ({ id: `${at}-${index}`, ...waiting })),
      })),
    );
  const someSettings = fc.record({
    rateLimit: fc.integer({ min: 1, max: 12 }),
    newChatCap: fc.constantFrom(null, null, 1, 3, 8),
    warmUp: fc.boolean(),
    pacing: fc.constantFrom<Pacing>('natural', 'spread', 'fast'),
    hours: fc.constantFrom(anyHour, daytime),
  });
  const someSlots = fc
    .array(fc.integer({ min: 0, max: 90 * minute }), { maxLength: 15 })
    .map((ages) => ages.sort((a, b) => a - b).map((age) => slotAgo(age)));

  it('is what the governor says when it is asked message by message', () => {
    fc.assert(
      fc.property(someSenders, someSettings, someSlots, (senders, settings, slots) => {
        expect(run(senders, settings, slots)).toEqual(greedyRun(senders, settings, slots));
      }),
      { numRuns: propertyRuns(150) },
    );
  });

  it('never has more than the limit in any closed hour, goes forward, and is never early', () => {
    fc.assert(
      fc.property(someSenders, someSettings, someSlots, (senders, settings, slots) => {
        const expected = new Map(run(senders, settings, slots));
        const times = [...expected.values()];
        const all = [...slots.map(({ startedAt }) => startedAt.wall).reverse(), ...times];
        for (const [index, at] of all.entries()) {
          const before = all[index - settings.rateLimit];
          if (at >= now.wall && index >= slots.length && before !== undefined)
            expect(at - before).toBeGreaterThan(windowMs);
        }
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        for (const { id, notBefore } of senders.flatMap((each) => each.messages))
          expect(expected.get(id)).toBeGreaterThanOrEqual(Math.max(now.wall, notBefore));
      }),
      { numRuns: propertyRuns(150) },
    );
  });

  /** The worker's loop in the plainest words: ask for every message, or move on to the next moment anybody names. */
  function greedyRun(
    senders: readonly ForecastSender[],
    settings: GovernorSettings,
    slots: readonly Slot[],
  ): readonly (readonly [string, number])[] {
    const taken = [...slots].reverse();
    const begun: Slot[] = [];
    const byTurn = senders.toSorted((a, b) => a.lastTurn - b.lastTurn);
    const streaks = byTurn.map(({ warmStreak }) => warmStreak);
    const waiting = byTurn.map((each) => [...each.messages]);
    let turns = byTurn.map((_, index) => index);
    const left: (readonly [string, number])[] = [];
    let at = now;
    while (waiting.some(({ length }) => length > 0)) {
      const named: number[] = [];
      const next = firstThatMay(at, named);
      if (next === null) {
        at = plus(at, Math.min(...named) - at.wall);
        continue;
      }
      const { index, leaving } = next;
      waiting[index] = (waiting[index] ?? []).filter((each) => each !== leaving);
      streaks[index] = leaving.lane === 'COLD' ? 0 : (streaks[index] ?? 0) + 1;
      const slot = { startedAt: at, countsFrom: at, jitter: 0.5 };
      taken.push(slot);
      if (errandOf(leaving, at.wall) === 'COLD') begun.push(slot);
      turns = [...turns.filter((each) => each !== index), index];
      left.push([leaving.id, at.wall]);
    }
    return left;

    function firstThatMay(moment: Stamp, named: number[]) {
      for (const index of turns) {
        const each = byTurn[index];
        if (each === undefined) continue;
        for (const errand of errandOrder(streaks[index] ?? 0)) {
          const mayGo = ask(moment, each, errand);
          // While new chats may go, what goes to known ones stands in the same line.
          const line = errand === 'COLD' && mayGo.go ? ['COLD', 'KNOWN'] : [errand];
          for (const leaving of waiting[index] ?? []) {
            if (!line.includes(errandOf(leaving, moment.wall))) continue;
            if (leaving.notBefore > moment.wall) named.push(leaving.notBefore);
            else if (mayGo.go) return { index, leaving };
            else if (mayGo.until !== null) named.push(mayGo.until);
          }
        }
      }
      return null;
    }

    function ask(moment: Stamp, { rest, restriction }: ForecastSender, errand: Errand) {
      const number: NumberView = {
        nthNewest: taken.at(-settings.rateLimit) ?? null,
        newest: taken.at(-1) ?? null,
        newChats: viewOfNewChats(
          settings,
          { first: begun[0] ?? null, nthNewest: (n) => begun.at(-n) ?? null },
          moment,
        ),
        restingSince: null,
      };
      return decide({
        now: moment,
        settings,
        number,
        queuePaused: false,
        sessionPaused: false,
        sessionConnected: true,
        rest,
        restriction,
        errand,
      });
    }
  }
});
