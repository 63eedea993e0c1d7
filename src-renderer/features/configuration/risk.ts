import type { Configuration, SendWindow } from '#contract/configuration.ts';

/** WhatsApp publishes nothing: these are our own estimates, from what careful projects keep to. */
export const slowestBand = 10;
export const middleBand = 30;
/** Above it, saving asks. */
export const limitThatAsks = 60;
export const highestLimit = 1000;

/** New chats a day: careful projects keep a new number below the first, an old one below the second. */
const freshCap = 20;
const seasonedCap = 100;
export const highestCap = 10_000;
/** What the field begins with when a cap is asked for. */
export const suggestedCap = 60;

/** With 30–90 s between two messages an hour holds about this many. */
export const naturalPerHour = 60;

export type Risk = 'low' | 'medium' | 'high';

export interface RiskEstimate {
  /** The most that can leave on one day. */
  readonly perDay: number;
  /** For a number that has been in use for months. */
  readonly seasoned: Risk;
  /** For a number that is new. */
  readonly fresh: Risk;
}

/** How risky a pace is, by the day and by the hour; the age of the number counts most. */
export function estimateRisk(
  limit: number,
  pacing: Configuration['pacing'],
  window: SendWindow | null,
  cap: number | null = null,
): RiskEstimate {
  const perHour = pacing === 'natural' ? Math.min(limit, naturalPerHour) : limit;
  const perDay = Math.min(Math.round(perHour * openHours(window)), cap ?? Number.POSITIVE_INFINITY);
  const hourly = perHour > limitThatAsks ? 'high' : perHour > middleBand ? 'medium' : 'low';
  return {
    perDay,
    ...dailyRisk(perDay, hourly),
  };
}

/** Of so many first messages a day. */
export function dailyRisk(perDay: number, hourly: Risk = 'low'): Pick<RiskEstimate, 'seasoned' | 'fresh'> {
  return {
    seasoned: worse(hourly, perDay > 250 ? 'high' : perDay > seasonedCap ? 'medium' : 'low'),
    fresh: worse(hourly, perDay > suggestedCap ? 'high' : perDay > freshCap ? 'medium' : 'low'),
  };
}

/** Of a day on which the window opens. */
function openHours(window: SendWindow | null): number {
  if (window === null) return 24;
  const [start, end] = [hoursOf(window.start), hoursOf(window.end)];
  return end > start ? end - start : end + 24 - start;
}

function hoursOf(clockTime: string): number {
  const [hours = 0, minutes = 0] = clockTime.split(':').map(Number);
  return hours + minutes / 60;
}

const order = ['low', 'medium', 'high'] as const;

function worse(one: Risk, other: Risk): Risk {
  return order.indexOf(one) > order.indexOf(other) ? one : other;
}
