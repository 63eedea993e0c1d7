import { elapsedMs, type Stamp } from '../clock.ts';
import { dateOf, type LocalDays } from '../governor/local-days.ts';

const dayMs = 24 * 60 * 60_000;

/** So many days before, it is announced; and so long an announcement has to have been seen, in milliseconds. */
const noticeDays = 7;
const noticeMs = noticeDays * dayMs;

/** So many days later, when it is put off. */
const postponeDays = 30;

export interface DeletionSettings {
  /** Local date `YYYY-MM-DD` of the event. */
  readonly eventDate: string | null;
  /** Days after it; null = never. */
  readonly days: number | null;
  readonly zone: LocalDays;
}

export interface DeletionNotice {
  /** The date it spoke of. */
  readonly due: string;
  readonly seenAt: Stamp;
}

export interface DeletionSoFar {
  readonly postponedTo: string | null;
  readonly notice: DeletionNotice | null;
}

export interface DeletionPlan {
  /** The local date that the setting, or who put it off, gives. */
  readonly due: string;
  /** Not before: epoch milliseconds. An announcement that nobody saw in time moves it. */
  readonly at: number;
  /** The local date of `at`. */
  readonly on: string;
  /** FAR: nothing to say yet. NEAR: to be announced. DUE: announced, seen, and time. */
  readonly standing: 'FAR' | 'NEAR' | 'DUE';
}

/** When all personal data is to be deleted; null where nothing is set, or the zone is none. */
export function planDeletion(
  { eventDate, days, zone }: DeletionSettings,
  { postponedTo, notice }: DeletionSoFar,
  now: Stamp,
): DeletionPlan | null {
  if (eventDate === null || days === null) return null;
  const day = Math.max(dayNumber(eventDate) + days, postponedTo === null ? 0 : dayNumber(postponedTo));
  const due = dateOf(day);
  const dueAt = zone.at(day, '00:00');
  if (!Number.isFinite(dueAt)) return null;
  // A clock that was set forward while the machine is on brings no deletion nearer: the uptime tells.
  const seenFor = notice?.due === due ? Math.max(0, elapsedMs(notice.seenAt, now)) : 0;
  const at = Math.max(dueAt, now.wall + Math.max(0, noticeMs - seenFor));
  const near = now.wall >= zone.at(day - noticeDays, '00:00');
  const over = now.wall >= dueAt && seenFor >= noticeMs;
  return {
    due,
    // Once it is time it is this very moment, not the one it was due.
    at: over ? now.wall : at,
    on: dateOf(zone.dayOf(over ? now.wall : at)),
    standing: over ? 'DUE' : near ? 'NEAR' : 'FAR',
  };
}

/** The date to put a deletion off to. */
export function postponed({ due }: DeletionPlan, zone: LocalDays, now: number): string {
  return dateOf(Math.max(dayNumber(due), zone.dayOf(now)) + postponeDays);
}

function dayNumber(date: string): number {
  return Math.round(Date.parse(date) / dayMs);
}
