import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.ts';
import { openingHours, type SendWindow } from './opening-hours.ts';

const rome = 'Europe/Rome';
const hour = 3_600_000;
const everyDay = [1, 2, 3, 4, 5, 6, 7];

function at(local: string): number {
  return DateTime.fromISO(local, { zone: rome }).toMillis();
}

function opens(window: Partial<SendWindow>, wall: number): string | null {
  const hours = openingHours(
    { start: '09:00', end: '21:00', weekdays: everyDay, blackoutDates: [], ...window },
    rome,
  );
  const next = hours.next(wall);
  return next === null
    ? null
    : DateTime.fromMillis(next, { zone: rome }).toISO({ suppressMilliseconds: true });
}

/** How long it is open between two moments, found by asking every ten minutes. */
function openHours(window: Partial<SendWindow>, from: string, to: string): number {
  const hours = openingHours(
    { start: '00:00', end: '00:00', weekdays: everyDay, blackoutDates: [], ...window },
    rome,
  );
  let open = 0;
  for (let wall = at(from); wall < at(to); wall += hour / 6) {
    if (hours.next(wall) === wall) open += 1;
  }
  return open / 6;
}

describe('opening hours', () => {
  it('are always when no window is set', () => {
    expect(openingHours(null, rome).next(42)).toBe(42);
  });

  it('open with the first minute and close with the last', () => {
    expect(opens({}, at('2026-05-04T08:59'))).toBe('2026-05-04T09:00:00+02:00');
    expect(opens({}, at('2026-05-04T09:00'))).toBe('2026-05-04T09:00:00+02:00');
    expect(opens({}, at('2026-05-04T20:59:59'))).toBe('2026-05-04T20:59:59+02:00');
    expect(opens({}, at('2026-05-04T21:00'))).toBe('2026-05-05T09:00:00+02:00');
  });

  it('may run over midnight and then belong to the day they start on', () => {
    const night = { start: '22:00', end: '02:00', weekdays: [5] };
    expect(opens(night, at('2026-05-08T21:00'))).toBe('2026-05-08T22:00:00+02:00');
    expect(opens(night, at('2026-05-09T01:59'))).toBe('2026-05-09T01:59:00+02:00');
    expect(opens(night, at('2026-05-09T02:00'))).toBe('2026-05-15T22:00:00+02:00');
    expect(opens({ ...night, weekdays: [6] }, at('2026-05-09T01:00'))).toBe('2026-05-09T22:00:00+02:00');
  });

  it('skip weekdays and blackout dates', () => {
    expect(opens({ weekdays: [1, 2, 3, 4, 5] }, at('2026-05-08T21:30'))).toBe('2026-05-11T09:00:00+02:00');
    const blackoutDates = ['2026-05-04', '2026-05-05'];
    expect(opens({ blackoutDates }, at('2026-05-04T12:00'))).toBe('2026-05-06T09:00:00+02:00');
    expect(
      opens({ start: '22:00', end: '02:00', blackoutDates: ['2026-05-05'] }, at('2026-05-05T01:00')),
    ).toBe('2026-05-05T01:00:00+02:00');
  });

  it('never open when every day is closed', () => {
    const start = DateTime.fromISO('2026-05-04', { zone: rome });
    const blackoutDates = Array.from(
      { length: 420 },
      (_, day) => start.plus({ days: day }).toISODate() ?? '',
    );
    expect(opens({ blackoutDates }, at('2026-05-04T12:00'))).toBeNull();
  });

  it('keep the local hour when the clocks go forward or back', () => {
    expect(opens({}, at('2026-03-28T22:00'))).toBe('2026-03-29T09:00:00+02:00');
    expect(opens({}, at('2026-10-24T22:00'))).toBe('2026-10-25T09:00:00+01:00');
  });

  it('make a day of 23 hours in March and of 25 in October', () => {
    expect(openHours({ weekdays: [7] }, '2026-03-28T12:00', '2026-03-30T12:00')).toBe(23);
    expect(openHours({ weekdays: [7] }, '2026-10-24T12:00', '2026-10-26T12:00')).toBe(25);
  });

  it('lose the skipped hour and open both times in the repeated one', () => {
    const night = { start: '01:00', end: '04:00', weekdays: [7] };
    expect(openHours(night, '2026-03-29T00:00', '2026-03-29T12:00')).toBe(2);
    expect(openHours(night, '2026-10-25T00:00', '2026-10-25T12:00')).toBe(4);
  });

  it('open when the clock has moved on where they start in the skipped hour', () => {
    expect(opens({ start: '02:00', end: '05:00' }, at('2026-03-29T01:30'))).toBe('2026-03-29T03:00:00+02:00');
  });

  it('answer the same whatever was asked before', () => {
    const moment = fc.integer({ min: at('2026-03-20'), max: at('2026-11-05') });
    const clockTime = fc.constantFrom('00:00', '02:30', '09:00', '13:45', '21:00', '23:30');
    fc.assert(
      fc.property(
        clockTime,
        clockTime,
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        fc.array(moment, { minLength: 1, maxLength: 8 }),
        (start, end, weekdays, walls) => {
          const window = { start, end, weekdays, blackoutDates: ['2026-05-04'] };
          const kept = openingHours(window, rome);
          for (const wall of walls) {
            const next = kept.next(wall);
            expect(next).toBe(openingHours(window, rome).next(wall));
            expect(next ?? wall).toBeGreaterThanOrEqual(wall);
            if (next !== null) expect(kept.next(next)).toBe(next);
          }
        },
      ),
      { numRuns: propertyRuns(100) },
    );
  });
});
