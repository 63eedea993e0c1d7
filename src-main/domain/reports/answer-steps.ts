import { dateOf, LocalDays, weekdayOf } from '../governor/local-days.ts';
import type { Rsvp } from '../rsvp/rsvp.ts';
import type { AnswersAt } from './report-store.ts';

export interface AnswerStep {
  /** Local date `YYYY-MM-DD` of the day, or of the Monday of the week. */
  readonly date: string;
  readonly byRsvp: Readonly<Record<Rsvp, number>>;
}

export interface AnswerSteps {
  readonly step: 'day' | 'week';
  readonly steps: readonly AnswerStep[];
}

/** More bars than this are too thin to be read. */
const mostDays = 62;

/** The answers by local day of the zone, or by week where there are too many days; days without an answer are there too. */
export function answerSteps(answers: readonly AnswersAt[], timeZone: string): AnswerSteps {
  const days = new LocalDays(timeZone);
  const byDay = new Map<number, Record<Rsvp, number>>();
  for (const { at, rsvp, households } of answers) {
    const day = days.dayOf(at);
    const counts = byDay.get(day) ?? none();
    counts[rsvp] += households;
    byDay.set(day, counts);
  }
  if (byDay.size === 0) return { step: 'day', steps: [] };
  const [first, last] = [Math.min(...byDay.keys()), Math.max(...byDay.keys())];
  if (last - first < mostDays) {
    const steps = Array.from({ length: last - first + 1 }, (_, index) => ({
      date: dateOf(first + index),
      byRsvp: byDay.get(first + index) ?? none(),
    }));
    return { step: 'day', steps };
  }
  return { step: 'week', steps: byWeek(byDay, first, last) };
}

function byWeek(
  byDay: ReadonlyMap<number, Readonly<Record<Rsvp, number>>>,
  first: number,
  last: number,
): AnswerStep[] {
  const monday = (day: number) => day - weekdayOf(day) + 1;
  const weeks = new Map<number, Record<Rsvp, number>>();
  for (let week = monday(first); week <= last; week += 7) weeks.set(week, none());
  for (const [day, counts] of byDay) {
    const week = weeks.get(monday(day)) ?? none();
    week.COMING += counts.COMING;
    week.NOT_COMING += counts.NOT_COMING;
    week.MAYBE += counts.MAYBE;
  }
  return [...weeks].map(([week, byRsvp]) => ({ date: dateOf(week), byRsvp }));
}

function none(): Record<Rsvp, number> {
  return { COMING: 0, NOT_COMING: 0, MAYBE: 0 };
}
