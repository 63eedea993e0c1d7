import { expect, it } from 'vitest';
import { finishWords } from './finish-words.ts';
import { createFormat } from './format.ts';

const format = createFormat({
  language: 'it',
  timeZone: 'Europe/Rome',
  now: () => Date.parse('2027-03-09T10:00:00Z'),
});
const words = (earliest: string, latest: string) => finishWords({ earliest, latest }, format);

it('names the day once when both lie on it, and nothing when both are the same minute', () => {
  expect(words('2027-03-10T13:05:00Z', '2027-03-10T14:40:00Z')).toBe('domani, 14:05–15:40');
  expect(words('2027-03-09T19:50:00Z', '2027-03-10T08:05:00Z')).toBe('oggi, 20:50 – domani, 9:05');
  expect(words('2027-03-10T13:05:00Z', '2027-03-10T13:06:30Z')).toBeNull();
});
