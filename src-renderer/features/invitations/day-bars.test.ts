import { describe, expect, it } from 'vitest';
import type { InvitationPlan } from '#contract/invitations.ts';
import { aConfiguration } from '../../testing/builders.ts';
import { dayBars } from './day-bars.ts';

const plan: InvitationPlan = {
  messages: 220,
  skipped: [],
  startsAt: '2027-03-08T11:00:00.000Z', // noon in Rome
  finishesAt: '2027-03-10T14:00:00.000Z', // 15:00 in Rome
  finishRange: null,
  perDay: [
    { date: '2027-03-08', messages: 90 },
    { date: '2027-03-09', messages: 100 },
    { date: '2027-03-10', messages: 30 },
  ],
  sessionConnected: true,
  sendsNoFiles: false,
};

describe('the bars of a plan', () => {
  it('start and end at the hours of the first and the last message, in the time zone of the event', () => {
    expect(dayBars(plan, aConfiguration())).toEqual({
      axis: { from: 9, to: 21 },
      days: [
        { date: '2027-03-08', messages: 90, from: 0.25, to: 1 },
        { date: '2027-03-09', messages: 100, from: 0, to: 1 },
        { date: '2027-03-10', messages: 30, from: 0, to: 0.5 },
      ],
    });
  });

  it('have the whole day as their axis where every hour is open', () => {
    const { axis, days } = dayBars(plan, aConfiguration({ send_window: null }));
    expect(axis).toEqual({ from: 0, to: 24 });
    expect(days[0]?.from).toBe(0.5);
  });

  it('compare the days where hours would be a guess: over midnight, under a daily cap, without an end', () => {
    const window = { start: '21:00', end: '02:00', weekdays: [1], blackout_dates: [] };
    for (const bars of [
      dayBars(plan, aConfiguration({ send_window: window })),
      dayBars(plan, aConfiguration({ new_chat_cap_per_day: 100 })),
      dayBars(plan, aConfiguration({ warm_up: true })),
      dayBars({ ...plan, finishesAt: null }, aConfiguration()),
    ]) {
      expect(bars.axis).toBeNull();
      expect(bars.days.map(({ from, to }) => [from, to])).toEqual([
        [0, 0.9],
        [0, 1],
        [0, 0.3],
      ]);
    }
  });
});
