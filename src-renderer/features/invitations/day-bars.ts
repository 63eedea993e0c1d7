import type { Configuration } from '#contract/configuration.ts';
import type { InvitationPlan } from '#contract/invitations.ts';

export interface DayBar {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly messages: number;
  /** Parts of the day's axis, 0–1. */
  readonly from: number;
  readonly to: number;
}

export interface DayBars {
  readonly days: readonly DayBar[];
  /** The axis in hours of the day; null when lengths compare the days and do not tell hours. */
  readonly axis: { readonly from: number; readonly to: number } | null;
}

/** When of each day messages leave: whole open days, but for the first and the last. */
export function dayBars(
  { perDay, startsAt, finishesAt }: InvitationPlan,
  configuration: Configuration,
): DayBars {
  const axis = axisOf(configuration);
  if (axis === null || startsAt === null || finishesAt === null) {
    const most = Math.max(1, ...perDay.map(({ messages }) => messages));
    return { axis: null, days: perDay.map((day) => ({ ...day, from: 0, to: day.messages / most })) };
  }
  const onAxis = (moment: string) =>
    Math.min(1, Math.max(0, (hourOf(moment, configuration.time_zone) - axis.from) / (axis.to - axis.from)));
  const days = perDay.map((day, index) => ({
    ...day,
    from: index === 0 ? onAxis(startsAt) : 0,
    to: index === perDay.length - 1 ? onAxis(finishesAt) : 1,
  }));
  return { days, axis };
}

/** A window over midnight is two pieces of a day, and a daily cap ends a day early: then hours would be a guess. */
function axisOf({ send_window: window, new_chat_cap_per_day, warm_up }: Configuration): DayBars['axis'] {
  if (new_chat_cap_per_day !== null || warm_up) return null;
  if (window === null) return { from: 0, to: 24 };
  const [from, to] = [clockHours(window.start), clockHours(window.end)];
  return from < to ? { from, to } : null;
}

function clockHours(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours + minutes / 60;
}

function hourOf(moment: string, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return clockHours(clock.format(new Date(moment)));
}
