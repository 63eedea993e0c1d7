import type { LocalDays } from '../governor/local-days.ts';
import type { TimedPlan } from './rule.ts';

const dayMs = 24 * 60 * 60_000;

/** How much later a message that was promised for an hour may still be queued, in milliseconds. */
export const dateGraceMs = 3 * 60 * 60_000;

export interface Calendar {
  readonly zone: LocalDays;
  /** The last day to answer, local `YYYY-MM-DD`. */
  readonly replyBy: string | null;
}

/** One time that a rule runs. */
export interface Occurrence {
  /** Names it: a rule runs once for each. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** From here on it makes no sense any more: epoch milliseconds. */
  readonly until: number;
}

/** By the clock on the wall of the event's zone. Null where no day is set, or the zone is none. */
export function occurrenceOf(plan: TimedPlan, { zone, replyBy }: Calendar): Occurrence | null {
  if (plan.trigger === 'DATE') {
    const at = zone.at(dayNumber(plan.date), plan.at);
    return known({ name: `${plan.date} ${plan.at}`, at, until: at + dateGraceMs });
  }
  if (replyBy === null) return null;
  const last = dayNumber(replyBy);
  const at = zone.at(last - plan.days, plan.at);
  return known({ name: replyBy, at, until: zone.at(last + 1, '00:00') });
}

function known(occurrence: Occurrence): Occurrence | null {
  return Number.isFinite(occurrence.at) && Number.isFinite(occurrence.until) ? occurrence : null;
}

function dayNumber(date: string): number {
  return Math.round(Date.parse(date) / dayMs);
}

/**
 * PASSED: it was over when the rule was set so, and nobody was promised anything. MISSED: it was promised, and the
 * computer was off for too long.
 */
export type Standing = 'NO_DATE' | 'PASSED' | 'WAITS' | 'DUE' | 'DONE' | 'MISSED';

/** What is to be done about an occurrence. `plannedSince`: since when it has been planned for its time, epoch milliseconds. */
export function standingOf(
  occurrence: Occurrence | null,
  plannedSince: number,
  run: 'RUNNING' | 'DONE' | 'MISSED' | null,
  now: number,
): Standing {
  if (occurrence === null) return 'NO_DATE';
  if (run === 'DONE' || run === 'MISSED') return run;
  if (run === null && occurrence.at < plannedSince) return 'PASSED';
  if (now < occurrence.at) return 'WAITS';
  return now < occurrence.until ? 'DUE' : 'MISSED';
}

/** It runs today or tomorrow by the local calendar: time to tell whom it will reach. */
export function isNear(at: number, now: number, zone: LocalDays): boolean {
  return at >= now && zone.dayOf(at) <= zone.dayOf(now) + 1;
}
