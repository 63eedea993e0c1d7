import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rsvps } from '../rsvp/rsvp.ts';
import { answerSteps } from './answer-steps.ts';

const at = (iso: string) => Date.parse(iso);
const coming = (iso: string, households = 1) => ({ at: at(iso), rsvp: 'COMING' as const, households });

it('an answer belongs to the local day of the event, and a day without one is there', () => {
  const { step, steps } = answerSteps(
    [coming('2027-05-01T21:45:00Z'), coming('2027-05-01T22:00:00Z', 2), coming('2027-05-04T10:00:00Z')],
    'Europe/Rome',
  );
  expect(step).toBe('day');
  expect(steps.map(({ date, byRsvp }) => `${date} ${byRsvp.COMING}`)).toEqual([
    '2027-05-01 1',
    '2027-05-02 2',
    '2027-05-03 0',
    '2027-05-04 1',
  ]);
});

it('too many days are told as weeks that begin on Monday', () => {
  const { step, steps } = answerSteps(
    [coming('2027-03-07T12:00:00Z'), coming('2027-03-08T12:00:00Z'), coming('2027-05-30T12:00:00Z')],
    'Europe/Rome',
  );
  expect(step).toBe('week');
  expect(steps[0]).toMatchObject({ date: '2027-03-01', byRsvp: { COMING: 1 } });
  expect(steps[1]).toMatchObject({ date: '2027-03-08', byRsvp: { COMING: 1 } });
  expect(steps.at(-1)).toMatchObject({ date: '2027-05-24', byRsvp: { COMING: 1 } });
  expect(steps).toHaveLength(13);
});

it('no answer is lost or counted twice, and there are never too many steps to draw in half a year', () => {
  const half = 180 * 24 * 60;
  const answer = fc.record({
    at: fc.integer({ min: 0, max: half }).map((minute) => at('2027-01-01T00:00:00Z') + minute * 60_000),
    rsvp: fc.constantFrom(...rsvps),
    households: fc.integer({ min: 1, max: 9 }),
  });
  const zone = fc.constantFrom('Europe/Rome', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns');
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 20 }), zone, (answers, timeZone) => {
      const { steps } = answerSteps(answers, timeZone);
      for (const rsvp of rsvps) {
        const given = answers.filter((each) => each.rsvp === rsvp);
        expect(steps.reduce((sum, { byRsvp }) => sum + byRsvp[rsvp], 0)).toBe(
          given.reduce((sum, { households }) => sum + households, 0),
        );
      }
      expect(steps.length).toBeLessThanOrEqual(62);
    }),
  );
});

it('nobody has answered: there is nothing to draw', () => {
  expect(answerSteps([], 'Europe/Rome')).toEqual({ step: 'day', steps: [] });
});
