import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationDefaults } from '#contract/configuration.ts';
import { closedHours } from './closed-hours.ts';
import { type ProgressInput, progressShape } from './progress-shape.ts';
import { countTicks } from './ticks.ts';
import { timeScale } from './time-scale.ts';

const now = Date.parse('2027-03-09T13:29:00Z'); // 14:29 in Rome
const minute = 60_000;
const hour = 60 * minute;
const timeZone = 'Europe/Rome';
const window = configurationDefaults.send_window;

function shape(changes: Partial<ProgressInput> = {}) {
  return progressShape({
    sent: [],
    forecast: [],
    plan: [],
    margin: null,
    now,
    waiting: true,
    window,
    timeZone,
    width: 600,
    height: 200,
    ...changes,
  });
}

/** One more message after each gap. */
function running(gaps: readonly number[], from: number, sent: number) {
  return gaps.map((_, index) => ({
    at: gaps.slice(0, index + 1).reduce((at, gap) => at + gap, from),
    sent: sent + index + 1,
  }));
}

/** The points a path goes through. */
function corners(path: string): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  for (const [, command, first, second] of path.matchAll(/([MHV])([\d.-]+)(?: ([\d.-]+))?/g)) {
    const last = points.at(-1) ?? { x: 0, y: 0 };
    if (command === 'M') points.push({ x: Number(first), y: Number(second) });
    else if (command === 'H') points.push({ x: Number(first), y: last.y });
    else points.push({ x: last.x, y: Number(first) });
  }
  return points;
}

describe('the chart', () => {
  it('draws a stop as a flat stretch up to now', () => {
    const { sentPath, now: mark } = shape({
      sent: [
        { at: now - 3 * hour, sent: 1 },
        { at: now - 2 * hour, sent: 2 },
      ],
      window: null,
    });
    const [last, before] = corners(sentPath).reverse();
    expect(last).toEqual({ x: 600, y: 0 });
    expect(before).toEqual({ x: 200, y: 0 });
    expect(mark).toMatchObject({ x: 600, y: 0, sent: 2 });
  });

  it('lets the forecast go on from what is sent to all of it', () => {
    const { forecastPath, finish } = shape({
      sent: [{ at: now - hour, sent: 10 }],
      forecast: [
        { at: now, sent: 10 },
        { at: now + hour, sent: 20 },
      ],
      window: null,
    });
    expect(corners(forecastPath)[0]).toEqual({ x: 300, y: 100 });
    expect(finish).toMatchObject({ x: 600, y: 0, at: now + hour });
  });

  it('ends with the last message once all have left', () => {
    const { now: mark, sentPath } = shape({
      sent: [
        { at: now - 30 * hour, sent: 1 },
        { at: now - 29 * hour, sent: 2 },
      ],
      waiting: false,
    });
    expect(mark).toBeNull();
    expect(corners(sentPath).at(-1)).toEqual({ x: 600, y: 0 });
  });

  it('cuts the history when it would leave no room for what is still to come', () => {
    const sent = Array.from({ length: 100 }, (_, i) => ({ at: now - (100 - i) * hour, sent: i + 1 }));
    const forecast = [
      { at: now, sent: 100 },
      { at: now + hour, sent: 110 },
    ];
    const { now: mark, countTicks: ticks } = shape({ sent, forecast, window: null });
    expect(mark?.x).toBeCloseTo(450);
    expect(Math.min(...ticks.map(({ value }) => value))).toBeGreaterThan(90);
  });

  it('hatches the hours in which nothing may leave, unless something did', () => {
    const night = { start: now - 20 * hour, end: now };
    const quiet = [
      { at: night.start, sent: 1 },
      { at: now - 5 * minute, sent: 2 },
    ];
    expect(shape({ sent: quiet }).closed).toHaveLength(1);
    const busy = [{ at: night.start, sent: 1 }, { at: now - 10 * hour, sent: 2 }, ...quiet.slice(1)];
    expect(shape({ sent: busy }).closed).toHaveLength(0);
  });

  it('has numbers for any history: never beyond its edges, never backwards', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20 * hour }), { maxLength: 40 });
    fc.assert(
      fc.property(gaps, gaps, fc.boolean(), (past, future, waiting) => {
        const whole = past.reduce((sum, gap) => sum + gap, 0);
        const sent = running(past, now - whole, 0);
        const forecast = running(future, now, past.length);
        const { sentPath, forecastPath, timeTicks: ticks } = shape({ sent, forecast, waiting });
        for (const path of [sentPath, forecastPath]) {
          const points = corners(path);
          expect(points.every(({ x, y }) => x >= 0 && x <= 600 && y >= 0 && y <= 200)).toBe(true);
          expect(points.every(({ x }, index) => x >= (points[index - 1]?.x ?? 0))).toBe(true);
        }
        expect(ticks.every(({ x }, index) => x - (ticks[index - 1]?.x ?? -100) >= 60)).toBe(true);
      }),
    );
  });
});

describe('the margin of the forecast', () => {
  const forecast = [
    { at: now, sent: 10 },
    { at: now + hour, sent: 20 },
    { at: now + 2 * hour, sent: 30 },
  ];
  const sent = [{ at: now - hour, sent: 10 }];

  it('opens at what is sent now and closes between the earliest and the latest end', () => {
    const { marginArea, finish } = shape({
      ...{ sent, forecast, window: null },
      margin: { earliest: now + hour, latest: now + 3 * hour },
    });
    expect(marginArea).toMatch(/Z$/);
    const points = corners(marginArea);
    expect(points[0]).toEqual(points.at(-1));
    const top = points.filter(({ y }) => y === 0).map(({ x }) => x);
    // The history of an hour, then the latest end after three: 150 px each.
    expect([Math.min(...top), Math.max(...top)]).toEqual([300, 600]);
    expect(finish?.x).toBeCloseTo(450);
  });

  it('is not drawn where the end is certain or nothing is expected', () => {
    expect(shape({ sent, forecast }).marginArea).toBe('');
    expect(shape({ sent, margin: { earliest: now, latest: now + hour } }).marginArea).toBe('');
  });

  it('stays within the drawing for any forecast and any ends around it', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20 * hour }), { minLength: 1, maxLength: 40 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(gaps, share, share, (future, early, late) => {
        const ahead = running(future, now, 0);
        const end = ahead.at(-1)?.at ?? now;
        const { marginArea } = shape({
          forecast: ahead,
          margin: { earliest: end - early * (end - now), latest: end + late * 20 * hour },
        });
        expect(corners(marginArea).every(({ x, y }) => x >= 0 && x <= 600 && y >= 0 && y <= 200)).toBe(true);
      }),
    );
  });
});

describe('closed hours', () => {
  const day = (from: string, to: string) => ({ start: Date.parse(from), end: Date.parse(to) });
  const clock = (at: number) => new Date(at).toISOString().slice(5, 16);

  it('are what lies outside the window, in the zone of the event', () => {
    const closed = closedHours(window, timeZone, day('2027-03-08T11:00:00Z', '2027-03-09T11:00:00Z'));
    expect(closed.map(({ start, end }) => [clock(start), clock(end)])).toEqual([
      ['03-08T20:00', '03-09T08:00'],
    ]);
  });

  it('know windows over midnight, weekdays and excluded days', () => {
    const overMidnight = { start: '20:00', end: '02:00', weekdays: [1], blackout_dates: ['2027-03-15'] };
    const closed = closedHours(overMidnight, timeZone, day('2027-03-08T12:00:00Z', '2027-03-09T12:00:00Z'));
    expect(closed.map(({ start, end }) => [clock(start), clock(end)])).toEqual([
      ['03-08T12:00', '03-08T19:00'],
      ['03-09T01:00', '03-09T12:00'],
    ]);
    const excluded = day('2027-03-15T00:00:00Z', '2027-03-16T00:00:00Z');
    expect(closedHours(overMidnight, timeZone, excluded)).toEqual([excluded]);
  });

  it('do not exist when sending is allowed at any hour', () => {
    expect(closedHours(null, timeZone, { start: now, end: now + 48 * hour })).toEqual([]);
  });

  it('take an eighth of the room', () => {
    const x = timeScale({ start: 0, end: 16 }, [{ start: 0, end: 8 }], 90);
    expect([x(0), x(8), x(16)]).toEqual([0, 10, 90]);
  });
});

describe('the axis', () => {
  it('counts in round numbers up to all of them', () => {
    expect(countTicks(0, 148)).toEqual([0, 50, 100, 148]);
    expect(countTicks(0, 1)).toEqual([0, 1]);
  });

  it('names full hours of the zone, and the day where it changes', () => {
    const { timeTicks: ticks } = shape({
      sent: [
        { at: Date.parse('2027-03-08T10:20:00Z'), sent: 1 },
        { at: Date.parse('2027-03-09T13:20:00Z'), sent: 60 },
      ],
    });
    const rome = ticks.map(({ at }) => new Date(at + hour).getUTCHours());
    expect(rome).toEqual([12, 14, 16, 18, 20, 10, 12]);
    expect(ticks.map(({ newDay }) => newDay)).toEqual([true, false, false, false, false, true, false]);
  });
});

describe('the first plan', () => {
  const sent = running([60 * minute, 60 * minute], now - 3 * hour, 0);
  const plan = [{ at: now - 3 * hour, sent: 0 }, ...running([hour, hour, hour, hour], now - 3 * hour, 0)];
  const about = { sent, plan, window: null, forecast: running([hour, hour], now, 2) };

  it('is drawn beside what has left since, from the start of the picture to where it ends', () => {
    const { planPath, countTicks: ticks } = shape(about);
    const places = corners(planPath);
    expect(places[0]?.x).toBe(0);
    expect(places.at(-1)?.y).toBe(0);
    expect(places.at(-1)?.x).toBeLessThan(600);
    expect(ticks.at(-1)?.value).toBe(4);
  });

  it('is what the forecast says until the first of it has left, and is not drawn twice', () => {
    expect(
      shape({ ...about, sent: [], plan: plan.map(({ at, sent: by }) => ({ at: at + hour, sent: by })) })
        .planPath,
    ).toBe('');
  });

  it('is cut where the picture ends, at what should have left by then', () => {
    const { planPath } = shape({ ...about, forecast: running([30 * minute, 10 * minute], now, 2) });
    expect(corners(planPath).at(-1)).toEqual({ x: 600, y: 50 });
  });

  it('of a round that is long over is not drawn', () => {
    const old = plan.map(({ at, sent: by }) => ({ at: at - 100 * hour, sent: by }));
    expect(shape({ ...about, plan: old }).planPath).toBe('');
  });

  it('never leaves the picture, whatever was sent since', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 10 * hour }), { maxLength: 12 });
    fc.assert(
      fc.property(steps, steps, steps, fc.integer({ min: -50, max: 50 }), (gone, ahead, planned, hours) => {
        const first = now - hours * hour;
        const { planPath } = shape({
          sent: running(gone, now - gone.reduce((sum, gap) => sum + gap, 0), 0),
          forecast: running(ahead, now, gone.length),
          plan: [{ at: first, sent: 0 }, ...running(planned, first, 0)],
        });
        for (const { x, y } of corners(planPath)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(600);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(200);
        }
      }),
    );
  });
});
