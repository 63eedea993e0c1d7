import { describe, expect, it } from 'vitest';
import { type NumberedAnswer, newsOf, standsSince } from './answer-to-confirm.ts';
import type { AnswerPlan } from './rule.ts';

const plan: AnswerPlan = {
  trigger: 'ANSWER',
  answers: ['COMING', 'NOT_COMING'],
  byAdmin: false,
  template: null,
};

function answer(
  seq: number,
  rsvp: NumberedAnswer['rsvp'],
  changes: Partial<NumberedAnswer> = {},
): NumberedAnswer {
  return {
    id: `answer-${seq}`,
    seq,
    carried: false,
    householdId: 'h',
    source: 'WEBSITE',
    rsvp,
    adults: null,
    children: null,
    guests: [],
    note: '',
    messageId: null,
    automatic: false,
    answeredAt: seq * 10,
    recordedAt: seq * 10,
    withdrawnAt: null,
    ...changes,
  };
}

const confirms = (history: readonly NumberedAnswer[], seen: number, rule = plan) =>
  newsOf(history, { seen, at: seen * 10 }, rule)?.confirm ?? false;

describe('an answer that arrives', () => {
  it('is confirmed once, and not again when it is only repeated, whoever passes it on', () => {
    const first = answer(1, 'COMING');
    expect(confirms([first], 0)).toBe(true);
    expect(confirms([first], 1)).toBe(false);
    expect(confirms([first, answer(2, 'COMING', { source: 'WHATSAPP' })], 1)).toBe(false);
    expect(confirms([first, answer(2, 'COMING', { adults: 3 })], 1)).toBe(true);
  });

  it('is confirmed for each change of mind, and for none that came and went unseen', () => {
    const history = [answer(1, 'COMING'), answer(2, 'NOT_COMING')];
    expect(confirms(history, 1)).toBe(true);
    expect(confirms([...history, answer(3, 'COMING')], 2)).toBe(true);
    expect(confirms([...history, answer(3, 'COMING')], 1)).toBe(false);
  });

  it('is not confirmed when the rule does not speak of it, or a later one by its own clock stands', () => {
    expect(confirms([answer(1, 'MAYBE')], 0)).toBe(false);
    expect(confirms([answer(1, 'COMING', { answeredAt: 50 }), answer(2, 'NOT_COMING')], 1)).toBe(false);
  });

  it('taken by the organiser is confirmed only where the rule says so', () => {
    const byHand = answer(1, 'COMING', { source: 'ADMIN' });
    expect(confirms([byHand], 0)).toBe(false);
    expect(confirms([byHand], 0, { ...plan, byAdmin: true })).toBe(true);
    expect(confirms([{ ...byHand, carried: true }], 0, { ...plan, byAdmin: true })).toBe(false);
    // What the household then says itself is news to nobody but the household.
    expect(confirms([byHand, answer(2, 'COMING')], 1)).toBe(true);
  });

  it('that is edited and says the same is not confirmed again; one that was taken back is not confirmed', () => {
    const edited = [answer(1, 'COMING', { withdrawnAt: 15 }), answer(2, 'COMING')];
    expect(confirms(edited, 1)).toBe(false);
    expect(confirms([answer(1, 'COMING', { withdrawnAt: 5 })], 0)).toBe(false);
  });

  it('stands since it was first said, without another between', () => {
    expect(standsSince([])).toBeNull();
    const history = [answer(1, 'COMING'), answer(2, 'NOT_COMING'), answer(3, 'COMING'), answer(4, 'COMING')];
    expect(standsSince(history)).toBe(30);
    expect(standsSince(history.slice(0, 2))).toBe(20);
  });
});
