import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { propertyLimitMs, propertyRuns } from '../../testing/property-runs.ts';
import type { Errand } from './governor.ts';
import { dayMs } from './new-chats.ts';
import type { SendWindow } from './opening-hours.ts';
import type { Pacing } from './settings.ts';
import { restrictionMarginMs } from './signals.ts';
import { windowMs } from './slots.ts';
import {
  type Answer,
  GovernedNumber,
  type Sent,
  type Settings,
  timeZone,
} from './testing/governed-number.ts';

const minute = 60_000;
const hour = 60 * minute;

type Act =
  | {
      readonly kind: 'send';
      readonly errand: Errand;
      readonly answer: Answer;
      readonly jitter: number;
      readonly times: number;
    }
  | { readonly kind: 'pass' | 'setWall' | 'reboot' | 'ban' | 'rest'; readonly ms: number }
  | { readonly kind: 'change'; readonly settings: Settings };

const daytime: SendWindow = {
  start: '09:00',
  end: '21:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  blackoutDates: [],
};
const overMidnight: SendWindow = {
  start: '22:30',
  end: '02:30',
  weekdays: [5, 6, 7],
  blackoutDates: ['2026-10-24'],
};

const settings: fc.Arbitrary<Settings> = fc.record({
  rateLimit: fc.constantFrom(1, 2, 3, 10),
  newChatCap: fc.constantFrom(null, 1, 2, 5),
  warmUp: fc.boolean(),
  pacing: fc.constantFrom<Pacing>('natural', 'spread', 'fast'),
  window: fc.constantFrom(null, daytime, overMidnight),
});
/** Nothing but the rule in question in the way, so that sends crowd at its edge. */
const only = (rule: Partial<Settings>) =>
  fc.constantFrom(1, 2, 3).chain((few) =>
    fc.record({
      rateLimit: fc.constant('rateLimit' in rule ? few : 1000),
      newChatCap: fc.constant('newChatCap' in rule ? few : null),
      warmUp: fc.constant(false),
      pacing: fc.constant(rule.pacing ?? 'fast'),
      window: fc.constant(null),
    }),
  );
const send: fc.Arbitrary<Act> = fc.record({
  kind: fc.constant('send' as const),
  errand: fc.constantFrom<Errand>('COLD', 'COLD', 'COLD', 'KNOWN', 'WARM', 'URGENT'),
  answer: fc.constantFrom<Answer>('SENT', 'SENT', 'UNKNOWN', 'REFUSED'),
  jitter: fc.double({ min: 0, max: 0.999, noNaN: true }),
  times: fc.integer({ min: 1, max: 6 }),
});
/** Minutes, a night with the lid closed, and moments just before and after every edge. */
const span = fc.oneof(
  fc.integer({ min: 1, max: 90 * minute }),
  fc.constantFrom(1_000, 25_000, windowMs - 1, windowMs, windowMs + 1, 8 * hour, dayMs - 1, dayMs, dayMs + 1),
);
const act = (kind: 'pass' | 'reboot' | 'ban' | 'rest') => span.map((ms): Act => ({ kind, ms }));
const change = settings.map((each): Act => ({ kind: 'change', settings: each }));
/** What is done to a clock while the machine is on, and by a machine that was off: see the one exception in the docs. */
const jump = (min: number, max: number) =>
  fc.integer({ min, max }).map((ms): Act => ({ kind: 'setWall', ms }));
const sequences = (others: readonly fc.Arbitrary<Act>[]) =>
  fc.oneof(
    fc.array(fc.oneof(...others, jump(-2 * dayMs, 2 * dayMs)), { maxLength: 50, size: 'max' }),
    fc.array(fc.oneof(...others, act('reboot'), jump(-2 * dayMs, 0)), { maxLength: 50, size: 'max' }),
  );
const anything = sequences([send, send, send, act('pass'), act('pass'), act('ban'), act('rest'), change]);
const crowd = sequences([send, send, act('pass'), act('pass')]);
const banned = sequences([send, act('ban'), act('pass')]);
/** The nights in which the clocks change are likely. */
const wall = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
  fc.constantFrom(Date.UTC(2026, 2, 28, 20), Date.UTC(2026, 9, 24, 20)),
);
const runs = { numRuns: propertyRuns(200) };
const timeout = propertyLimitMs;

interface Ban {
  readonly from: number;
  readonly until: number;
}

/** Plays the acts and shows each send as it happens. */
function play(
  number: GovernedNumber,
  acts: readonly Act[],
  onSend: (sent: Sent, bans: readonly Ban[]) => void,
): void {
  const bans: Ban[] = [];
  for (const each of acts) {
    switch (each.kind) {
      case 'send':
        for (let time = 0; time < each.times; time += 1) {
          const sent = number.send(each.errand, each.answer, each.jitter);
          if (sent !== null) onSend(sent, bans);
        }
        break;
      case 'pass':
        number.pass(each.ms);
        break;
      case 'setWall':
        number.setWall(each.ms);
        break;
      case 'reboot':
        number.reboot(each.ms);
        break;
      case 'ban':
        // As the sessions do: what is known lasts until something longer is heard.
        number.restriction = { until: number.now().wall + each.ms, notedAt: number.now() };
        bans.splice(0, bans.length, {
          from: number.truth,
          until: number.truth + each.ms + restrictionMarginMs,
        });
        break;
      case 'rest':
        number.rest = { since: number.now(), ms: each.ms };
        break;
      case 'change':
        number.change(each.settings);
        break;
    }
  }
}

describe('for any sends, restarts, clocks and settings', { timeout }, () => {
  it('no closed true hour holds more counted sends of a number than the limit in force', () => {
    check('rateLimit', crowd, (number) => () => {
      const from = number.truth - windowMs;
      const inHour = number.sent.filter(({ arrivesBy }) => arrivesBy >= from);
      expect(inHour.length).toBeLessThanOrEqual(number.settings.rateLimit);
    });
  });

  it('nothing but what is urgent leaves outside the window, told by the zone itself', () => {
    check('window', anything, (number) => ({ errand }) => {
      const { window } = number.settings;
      if (errand !== 'URGENT' && window !== null) expect(isOpen(window, number.now().wall)).toBe(true);
    });
  });

  it('no chat is begun while WhatsApp forbids it, nor in the minutes after', () => {
    check('none', banned, (number) => ({ errand }, bans) => {
      if (errand !== 'COLD') return;
      for (const { from, until } of bans) expect(number.truth >= from && number.truth < until).toBe(false);
    });
  });

  it('no true 24 hours see more new chats than the cap and the warm-up of the number’s day', () => {
    check('newChatCap', crowd, (number) => ({ errand }) => {
      if (errand !== 'COLD') return;
      const begun = number.sent.filter((each) => each.errand === 'COLD');
      const inDay = begun.filter(({ arrivesBy }) => arrivesBy >= number.truth - dayMs);
      const day = Math.floor((number.truth - (begun[0]?.startedAt ?? number.truth)) / dayMs);
      const ramp = number.settings.warmUp ? ([20, 30, 45, 60, 60, 60, 60][day] ?? null) : null;
      const most = Math.min(number.settings.newChatCap ?? 1e9, ramp ?? 1e9);
      expect(inDay.length).toBeLessThanOrEqual(most);
    });
  });

  it('nothing is caught up after a sleep: the gap of the pace lies before every send that is not urgent', () => {
    check('pacing', crowd, (number) => ({ errand, startedAt }) => {
      const before = number.sent.filter((each) => each.startedAt < startedAt).at(-1);
      if (errand === 'URGENT' || before === undefined) return;
      const { pacing, rateLimit } = number.settings;
      const shortest = { natural: 30_000, spread: (0.6 * windowMs) / rateLimit, fast: 0 }[pacing];
      expect(startedAt - before.startedAt).toBeGreaterThanOrEqual(Math.floor(shortest));
    });
  });

  it('every errand gets its go: who follows the moments that are named is through within a week and a day', () => {
    fc.assert(
      fc.property(
        settings,
        wall,
        anything,
        fc.constantFrom<Errand>('COLD', 'KNOWN', 'WARM', 'URGENT'),
        (initial, start, acts, errand) => {
          const number = new GovernedNumber(initial, start);
          play(number, acts, () => {});
          const from = number.truth;
          let decision = number.ask(errand);
          for (let hops = 0; !decision.go && hops < 50; hops += 1) {
            expect(decision.until).not.toBeNull();
            number.pass(Math.max(1, (decision.until ?? 0) - number.now().wall));
            decision = number.ask(errand);
          }
          expect(decision.go).toBe(true);
          expect(number.truth - from).toBeLessThanOrEqual(8 * dayMs);
        },
      ),
      runs,
    );
  });
});

/** Where sends crowd at the edge of one rule, and where anything may happen under any settings. */
const crowded = {
  rateLimit: only({ rateLimit: 1 }),
  newChatCap: only({ newChatCap: 1 }),
  pacing: fc.oneof(only({ pacing: 'natural' }), only({ pacing: 'spread', rateLimit: 1 })),
  none: only({}),
  window: settings,
} as const;

/** Every send of every run is held against `holds`: half the runs at the edge of the rule, half under all of them. */
function check(
  rule: keyof typeof crowded,
  acts: fc.Arbitrary<readonly Act[]>,
  holds: (number: GovernedNumber) => (sent: Sent, bans: readonly Ban[]) => void,
): void {
  const runOf = fc.oneof(fc.tuple(crowded[rule], wall, acts), fc.tuple(settings, wall, anything));
  fc.assert(
    fc.property(runOf, ([initial, start, each]) => {
      const number = new GovernedNumber(initial, start);
      play(number, each, holds(number));
    }),
    runs,
  );
}

/** By the clock on the wall of the event, without any of our own calendar. */
function isOpen({ start, end, weekdays, blackoutDates }: SendWindow, at: number): boolean {
  const local = DateTime.fromMillis(at, { zone: timeZone });
  const clock = local.toFormat('HH:mm');
  const allowed = (day: DateTime) =>
    weekdays.includes(day.weekday) && !blackoutDates.includes(day.toISODate() ?? '');
  if (end > start) return allowed(local) && clock >= start && clock < end;
  return (clock >= start && allowed(local)) || (clock < end && allowed(local.minus({ days: 1 })));
}
