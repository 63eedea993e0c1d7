import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocalDays } from '../governor/local-days.ts';
import { dateGraceMs, isNear, occurrenceOf, standingOf } from './occurrence.ts';
import type { DatePlan, DeadlinePlan } from './rule.ts';

const rome = new LocalDays('Europe/Rome');
const hour = 60 * 60_000;
const reminder: DeadlinePlan = { trigger: 'DEADLINE', days: 7, at: '10:00', template: null };
const dated: DatePlan = {
  trigger: 'DATE',
  date: '2027-06-11',
  at: '18:30',
  kind: 'CUSTOM',
  audience: 'COMING',
  template: null,
};

describe('a rule that runs at a time', () => {
  it('reminds so many days before the last day to answer, by the clock on the wall on that day', () => {
    // The clocks go forward on 28 March: seven days before the 30th it is still winter time.
    const calendar = { zone: rome, replyBy: '2027-03-30' };
    expect(occurrenceOf(reminder, calendar)).toEqual({
      name: '2027-03-30',
      at: Date.UTC(2027, 2, 23, 9),
      until: Date.UTC(2027, 2, 30, 22),
    });
    expect(occurrenceOf({ ...reminder, days: 1 }, calendar)?.at).toBe(Date.UTC(2027, 2, 29, 8));
    expect(occurrenceOf(reminder, { ...calendar, zone: new LocalDays('Asia/Tokyo') })?.at).toBe(
      Date.UTC(2027, 2, 23, 1),
    );
  });

  it('runs when the clock has moved on, where it skips the hour', () => {
    const night = { ...dated, date: '2027-03-28', at: '02:30' };
    expect(occurrenceOf(night, { zone: rome, replyBy: null })?.at).toBe(Date.UTC(2027, 2, 28, 1));
  });

  it('has no time without a last day to answer, and none in a zone that there is not', () => {
    expect(occurrenceOf(reminder, { zone: rome, replyBy: null })).toBeNull();
    const nowhere = { zone: new LocalDays('Europe/Atlantis'), replyBy: '2027-03-30' };
    expect(occurrenceOf(reminder, nowhere)).toBeNull();
    expect(occurrenceOf(dated, nowhere)).toBeNull();
  });

  it('waits, is due, and is missed when it is too late for it', () => {
    const occurrence = occurrenceOf(dated, { zone: rome, replyBy: null });
    const at = Date.UTC(2027, 5, 11, 16, 30);
    expect(occurrence?.at).toBe(at);
    expect(standingOf(occurrence, at - hour, null, at - 1)).toBe('WAITS');
    expect(standingOf(occurrence, at - hour, null, at)).toBe('DUE');
    expect(standingOf(occurrence, at - hour, null, at + dateGraceMs - 1)).toBe('DUE');
    expect(standingOf(occurrence, at - hour, null, at + dateGraceMs)).toBe('MISSED');
    expect(standingOf(occurrence, at - hour, 'RUNNING', at + dateGraceMs)).toBe('MISSED');
    expect(standingOf(occurrence, at - hour, 'DONE', at + dateGraceMs)).toBe('DONE');
    expect(standingOf(null, 0, null, at)).toBe('NO_DATE');
  });

  it('makes up for nothing that was over when it was set so', () => {
    const occurrence = occurrenceOf(reminder, { zone: rome, replyBy: '2027-03-30' });
    const at = occurrence?.at ?? 0;
    expect(standingOf(occurrence, at + 1, null, at + 1)).toBe('PASSED');
    expect(standingOf(occurrence, at, null, at)).toBe('DUE');
  });

  it('is never due before its time nor after its end, whatever the order of events', () => {
    const occurrence = occurrenceOf(reminder, { zone: rome, replyBy: '2027-03-30' });
    if (occurrence === null) throw new Error('no occurrence');
    const moment = fc.integer({ min: occurrence.at - 100 * hour, max: occurrence.until + 100 * hour });
    fc.assert(
      fc.property(moment, moment, (since, now) => {
        const standing = standingOf(occurrence, since, null, now);
        const due = now >= occurrence.at && now < occurrence.until && since <= occurrence.at;
        expect(standing === 'DUE').toBe(due);
      }),
    );
  });

  it('is near from the day before on, until it runs', () => {
    const at = Date.UTC(2027, 2, 23, 9);
    expect(isNear(at, Date.UTC(2027, 2, 21, 22), rome)).toBe(false);
    expect(isNear(at, Date.UTC(2027, 2, 21, 23), rome)).toBe(true);
    expect(isNear(at, at + 1, rome)).toBe(false);
  });
});
