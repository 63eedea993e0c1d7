import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.ts';
import { type RsvpAnswer, rsvpSources, rsvps } from './rsvp.ts';
import { standingAnswer } from './standing-answer.ts';

type Given = Pick<RsvpAnswer, 'source' | 'rsvp' | 'adults' | 'children' | 'answeredAt' | 'withdrawnAt'>;

function given(
  source: Given['source'],
  rsvp: Given['rsvp'],
  at: number,
  changes: Partial<Given> = {},
): Given {
  return { source, rsvp, adults: null, children: null, answeredAt: at, withdrawnAt: null, ...changes };
}

describe('the answer that stands', () => {
  it('is none where nothing was said, or all was taken back', () => {
    expect(standingAnswer([])).toBeNull();
    expect(standingAnswer([given('WHATSAPP', 'COMING', 1, { withdrawnAt: 2 })])).toBeNull();
  });

  it('is the latest by the clock of its source, in whatever order it was recorded', () => {
    const web = given('WEBSITE', 'NOT_COMING', 20);
    const late = given('WHATSAPP', 'COMING', 10);
    expect(standingAnswer([web, late])).toMatchObject({ rsvp: 'NOT_COMING', at: 20, conflict: true });
    expect(standingAnswer([late, web])).toMatchObject({ rsvp: 'NOT_COMING', at: 20, conflict: true });
    const sameMoment = given('WEBSITE', 'COMING', 20);
    expect(standingAnswer([web, sameMoment])).toMatchObject({ rsvp: 'COMING', conflict: false });
  });

  it('is no conflict when one source changes its mind, or the sources come to agree', () => {
    const mind = [given('WEBSITE', 'COMING', 1), given('WEBSITE', 'NOT_COMING', 2)];
    expect(standingAnswer(mind)).toMatchObject({ rsvp: 'NOT_COMING', conflict: false });
    const agreed = [...mind, given('WHATSAPP', 'COMING', 3), given('WEBSITE', 'COMING', 4)];
    expect(standingAnswer(agreed)).toMatchObject({ rsvp: 'COMING', conflict: false });
  });

  it('is a conflict when two sources count differently, but not when one of them does not count', () => {
    const two = given('WEBSITE', 'COMING', 1, { adults: 2 });
    expect(standingAnswer([two, given('WHATSAPP', 'COMING', 2)])).toMatchObject({ conflict: false });
    expect(standingAnswer([two, given('WHATSAPP', 'COMING', 2, { adults: 3 })])).toMatchObject({
      conflict: true,
    });
    expect(standingAnswer([two, given('WHATSAPP', 'COMING', 2, { adults: 1, children: 1 })])).toMatchObject({
      conflict: false,
    });
  });

  it('is settled by the organiser, until another source says something else again', () => {
    const history = [
      given('WEBSITE', 'COMING', 1),
      given('WHATSAPP', 'NOT_COMING', 2),
      given('ADMIN', 'NOT_COMING', 3),
    ];
    expect(standingAnswer(history)).toMatchObject({ rsvp: 'NOT_COMING', conflict: false });
    expect(standingAnswer([...history, given('WEBSITE', 'COMING', 4)])).toMatchObject({
      rsvp: 'COMING',
      conflict: true,
    });
  });

  it('never is a conflict with one source, nor right after the organiser has spoken', () => {
    const answer = fc.record({
      source: fc.constantFrom(...rsvpSources),
      rsvp: fc.constantFrom(...rsvps),
      adults: fc.option(fc.nat(9)),
      children: fc.option(fc.nat(9)),
      answeredAt: fc.nat(20),
      withdrawnAt: fc.option(fc.constant(1)),
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (history) => {
        const standing = standingAnswer(history);
        const counted = history.filter(({ withdrawnAt }) => withdrawnAt === null);
        expect(standing === null).toBe(counted.length === 0);
        if (new Set(counted.map(({ source }) => source)).size < 2)
          expect(standing?.conflict ?? false).toBe(false);
        const settled = standingAnswer([...history, given('ADMIN', 'MAYBE', 21)]);
        expect(settled).toEqual({ rsvp: 'MAYBE', adults: null, children: null, at: 21, conflict: false });
      }),
      { numRuns: propertyRuns(100) },
    );
  });
});
