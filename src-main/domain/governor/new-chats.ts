import { elapsedMs, type Stamp } from '../clock.ts';
import type { BudgetSettings } from './settings.ts';
import type { Slot } from './slots.ts';

/**
 * A day of new chats is any 24 hours, not a date: no midnight and no clock that is set lets twice as many through.
 * In milliseconds.
 */
export const dayMs = 24 * 60 * 60_000;

/** New chats on the first day of a number, on the second …; after the last the number is warm. */
const warmUpPerDay: readonly number[] = [20, 30, 45, 60, 60, 60, 60];

/** What a decision needs to know of the chats a number has begun. */
export interface NewChatView {
  /** The slot of the new chat that leaves no room for another while it is younger than a day; null = there is room. */
  readonly blocking: Slot | null;
  /** Milliseconds until the warm-up lets more through; null = it does not. */
  readonly growsInMs: number | null;
}

/** The past of a number's new chats, read by key. */
export interface NewChatPast {
  /** The very first one: the warm-up counts its days from it. */
  readonly first: Slot | null;
  /** The n-th newest, 1 = the last; null while fewer have been begun. */
  nthNewest(n: number): Slot | null;
}

export function viewOfNewChats(
  { newChatCap, warmUp }: BudgetSettings,
  past: NewChatPast,
  now: Stamp,
): NewChatView {
  const day = warmUp && past.first !== null ? Math.floor(elapsedMs(past.first.startedAt, now) / dayMs) : 0;
  const allowed = warmUp ? (warmUpPerDay[day] ?? null) : null;
  const most = smaller(newChatCap, allowed);
  if (most === null) return { blocking: null, growsInMs: null };
  const grows = warmUp && past.first !== null && allowed === most;
  return {
    blocking: past.nthNewest(most),
    growsInMs: grows ? (day + 1) * dayMs - elapsedMs(past.first.startedAt, now) : null,
  };
}

/** The most new chats a day under these settings, ever; null = no cap that the hourly limit would not make. */
export function mostNewChats({ newChatCap, warmUp }: BudgetSettings): number | null {
  return smaller(newChatCap, warmUp ? Math.max(...warmUpPerDay) : null);
}

function smaller(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
