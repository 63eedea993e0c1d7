import { expect, it } from 'vitest';
import { perDay } from './per-day.ts';

it('counts messages by the day of the zone, over midnight and a change of the clocks', () => {
  const at = (moment: string) => Date.parse(moment);
  const times = [
    at('2026-03-28T22:59:59.999Z'),
    at('2026-03-28T23:00:00Z'),
    at('2026-03-29T21:59:59Z'),
    at('2026-03-29T22:00:00Z'),
  ];
  expect(perDay(times, 'Europe/Rome')).toEqual([
    { date: '2026-03-28', messages: 1 },
    { date: '2026-03-29', messages: 2 },
    { date: '2026-03-30', messages: 1 },
  ]);
  expect(perDay([], 'Europe/Rome')).toEqual([]);
});
