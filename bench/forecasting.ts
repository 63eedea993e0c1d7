import { forecast } from '../src-main/domain/forecast/forecast.ts';
import type { ForecastMessage } from '../src-main/domain/forecast/sender-ahead.ts';
import { openingHours } from '../src-main/domain/governor/opening-hours.ts';
import type { GovernorSettings } from '../src-main/domain/governor/settings.ts';
import { type Bench, medianMs, withinBudget } from './measure.ts';
import { began } from './queue-of.ts';

const count = 100_000;
const settings: GovernorSettings = {
  rateLimit: 60,
  newChatCap: null,
  warmUp: false,
  pacing: 'natural',
  hours: openingHours(
    { start: '09:00', end: '21:00', weekdays: [1, 2, 3, 4, 5, 6, 7], blackoutDates: [] },
    'Europe/Rome',
  ),
};

/** When each message of a long queue will leave, and when the last one: three runs of the governor ahead. */
export const forecasting: Bench = {
  name: 'forecast',
  async run() {
    const messages = Array.from({ length: count }, (_, index): ForecastMessage => waiting(index));
    const past = { slots: [], newChats: [], firstNewChat: null, restingSince: null };
    const lines = [
      { past, senders: [{ messages, rest: null, restriction: null, warmStreak: 0, lastTurn: 0 }] },
    ];
    const now = { wall: began, uptime: 0, boot: 'bench' };
    const measured = await medianMs(9, () =>
      forecast(lines, settings, { manners: true, textLength: 240 }, now),
    );
    return [withinBudget(`forecast of ${count.toLocaleString('en')} messages`, measured, 50)];
  },
};

function waiting(index: number): ForecastMessage {
  return { id: `m${index}`, lane: 'COLD', newChat: true, urgentUntil: null, notBefore: 0 };
}
