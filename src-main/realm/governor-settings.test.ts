import { expect, it } from 'vitest';
import { configurationDefaults } from '#contract/configuration.ts';
import { governorSettings } from './governor-settings.ts';

const noonInRome = Date.UTC(2026, 4, 4, 10);
const midnightInRome = Date.UTC(2026, 4, 4, 22);

it('reads the limit, the pacing and the hours of the configuration, in its time zone', () => {
  const { rateLimit, pacing, hours } = governorSettings(() => configurationDefaults)();
  expect({ rateLimit, pacing }).toEqual({ rateLimit: 10, pacing: 'natural' });
  expect(hours.next(noonInRome)).toBe(noonInRome);
  expect(hours.next(midnightInRome)).toBe(Date.UTC(2026, 4, 5, 7));
  const tokyo = governorSettings(() => ({ ...configurationDefaults, time_zone: 'Asia/Tokyo' }))();
  expect(tokyo.hours.next(midnightInRome)).toBe(Date.UTC(2026, 4, 5, 0));
});

it('keeps weekdays and blackout dates', () => {
  const send_window = { start: '09:00', end: '21:00', weekdays: [2], blackout_dates: ['2026-05-05'] };
  const { hours } = governorSettings(() => ({ ...configurationDefaults, send_window }))();
  expect(hours.next(noonInRome)).toBe(Date.UTC(2026, 4, 12, 7));
});

it('has no hours where there is no window', () => {
  const { hours } = governorSettings(() => ({ ...configurationDefaults, send_window: null }))();
  expect(hours.next(midnightInRome)).toBe(midnightInRome);
});

it('never opens in a time zone that there is not, rather than at a guessed hour', () => {
  const { hours } = governorSettings(() => ({ ...configurationDefaults, time_zone: 'Europe/Atlantis' }))();
  expect(hours.next(noonInRome)).toBeNull();
});

it('is made once for a configuration, and anew for the next', () => {
  let configuration = configurationDefaults;
  const settings = governorSettings(() => configuration);
  const first = settings();
  expect(settings()).toBe(first);
  configuration = { ...configurationDefaults, whatsapp_rate_limit: 20 };
  expect(settings().rateLimit).toBe(20);
});
