import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stamp } from '../clock.ts';
import { LocalDays } from '../governor/local-days.ts';
import { planDeletion, postponed } from './deletion-plan.ts';

const rome = new LocalDays('Europe/Rome');
const day = 24 * 60 * 60_000;
const settings = { eventDate: '2027-06-12', days: 30, zone: rome };
const nothing = { postponedTo: null, notice: null };
/** The twelfth of July begins in Rome. */
const dueAt = Date.UTC(2027, 6, 11, 22);
const stamp = (wall: number, boot = 'a'): Stamp => ({ wall, uptime: wall - Date.UTC(2027, 0, 1), boot });
const plan = (now: number, soFar: Parameters<typeof planDeletion>[1] = nothing) =>
  planDeletion(settings, soFar, stamp(now));
const seen = (at: number, due = '2027-07-12') => ({
  postponedTo: null,
  notice: { due, seenAt: stamp(at) },
});

describe('when all personal data is deleted', () => {
  it('is so many days after the event, by the calendar of its zone', () => {
    expect(plan(dueAt - 8 * day)).toEqual({
      due: '2027-07-12',
      at: dueAt,
      on: '2027-07-12',
      standing: 'FAR',
    });
    expect(planDeletion({ ...settings, zone: new LocalDays('Asia/Tokyo') }, nothing, stamp(0))?.at).toBe(
      Date.UTC(2027, 6, 11, 15),
    );
  });

  it('is never, without a date, without the setting, or in a zone that there is not', () => {
    expect(planDeletion({ ...settings, eventDate: null }, nothing, stamp(dueAt))).toBeNull();
    expect(planDeletion({ ...settings, days: null }, nothing, stamp(dueAt))).toBeNull();
    expect(
      planDeletion({ ...settings, zone: new LocalDays('Europe/Atlantis') }, nothing, stamp(dueAt)),
    ).toBeNull();
  });

  it('is announced a week before, and the week begins when somebody sees it', () => {
    expect(plan(dueAt - 7 * day)?.standing).toBe('NEAR');
    // The computer was off for a month: it is moved, and not done at once.
    const late = dueAt + 30 * day;
    expect(plan(late)).toMatchObject({ standing: 'NEAR', at: late + 7 * day, on: '2027-08-18' });
    expect(plan(late + 3 * day, seen(late))).toMatchObject({ standing: 'NEAR', at: late + 7 * day });
    expect(plan(late + 7 * day, seen(late))?.standing).toBe('DUE');
    expect(plan(dueAt, seen(dueAt - 7 * day))?.standing).toBe('DUE');
    expect(plan(dueAt - 1, seen(dueAt - 7 * day))?.standing).toBe('NEAR');
  });

  it('is announced anew when it is for another date', () => {
    expect(plan(dueAt + day, seen(dueAt - 20 * day, '2027-07-01'))?.standing).toBe('NEAR');
  });

  it('is a month later when it is put off, from today where that is later', () => {
    const near = plan(dueAt - day, seen(dueAt - 6 * day));
    expect(near && postponed(near, rome, dueAt - day)).toBe('2027-08-11');
    expect(near && postponed(near, rome, dueAt + 10 * day)).toBe('2027-08-21');
    const off = { postponedTo: '2027-08-11', notice: seen(dueAt - 6 * day).notice };
    expect(plan(dueAt + day, off)).toMatchObject({ due: '2027-08-11', standing: 'FAR' });
  });

  it('is not brought nearer by a clock that is set forward while the machine is on', () => {
    const notice = { due: '2027-07-12', seenAt: { wall: dueAt - 7 * day, uptime: 1_000, boot: 'a' } };
    const jumped = { wall: dueAt + 300 * day, uptime: 2_000, boot: 'a' };
    expect(planDeletion(settings, { postponedTo: null, notice }, jumped)?.standing).toBe('NEAR');
  });

  it('is never before the date, nor before it was in sight for a week, whatever happens when', () => {
    const moment = fc.integer({ min: dueAt - 60 * day, max: dueAt + 60 * day });
    fc.assert(
      fc.property(moment, moment, (seenAt, now) => {
        const found = plan(now, seen(seenAt));
        const due = found?.standing === 'DUE';
        expect(due).toBe(now >= dueAt && now - seenAt >= 7 * day);
        if (!due) expect(found?.at).toBeGreaterThanOrEqual(Math.max(dueAt, now));
      }),
    );
  });
});
