import { expect, it } from 'vitest';
import { afternoon } from './testing/a-seen.ts';
import { when } from './when.ts';

it.each([
  ['2027-03-09T13:42:00Z', 'alle 14:42', 'at 14:42'],
  ['2027-03-10T00:05:00Z', 'domani all’1:05', 'tomorrow at 1:05'],
  ['2027-03-09T23:30:00Z', 'domani alle 0:30', 'tomorrow at 0:30'],
  ['2027-03-12T08:00:00Z', 'venerdì alle 9:00', 'Friday at 9:00'],
  ['2027-03-20T08:00:00Z', '20 marzo alle 9:00', '20 March at 9:00'],
])('says of %s on a Tuesday afternoon in Rome: %s, %s', (at, italian, english) => {
  expect(when(Date.parse(at), afternoon, 'it', 'Europe/Rome')).toBe(italian);
  expect(when(Date.parse(at), afternoon, 'en', 'Europe/Rome')).toBe(english);
});
