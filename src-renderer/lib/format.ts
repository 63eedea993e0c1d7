import type { Language } from '#contract/common.ts';

export interface FormatOptions {
  readonly language: Language;
  /** IANA name of the event's time zone: every time is shown there, wherever the reader sits. */
  readonly timeZone: string;
  readonly now: () => number;
}

/** An ISO 8601 time or epoch milliseconds. */
export type Moment = string | number;

export type Format = ReturnType<typeof createFormat>;

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

// Grammar that no formatter of the platform gives: prepositions, and Italian's elision before one o'clock.
const grammar = {
  it: {
    locale: 'it-IT',
    at: (clock: string) => (/^1[:.]/.test(clock) ? `all’${clock}` : `alle ${clock}`),
    on: (date: string) => (/^(8|11)\b/.test(date) ? `l’${date}` : `il ${date}`),
    within: (span: string) => `tra ${span}`,
    ago: (span: string) => `${span} fa`,
    now: 'adesso',
    seconds: (n: number) => (n === 1 ? '1 secondo' : `${n} secondi`),
    days: (n: number) => (n === 1 ? '1 giorno' : `${n} giorni`),
  },
  en: {
    locale: 'en-GB',
    at: (clock: string) => `at ${clock}`,
    on: (date: string) => `on ${date}`,
    within: (span: string) => `in ${span}`,
    ago: (span: string) => `${span} ago`,
    now: 'now',
    seconds: (n: number) => (n === 1 ? '1 second' : `${n} seconds`),
    days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
  },
} as const;

/** Times, dates, spans and numbers as a person of that language says them. */
export function createFormat({ language, timeZone, now }: FormatOptions) {
  const words = grammar[language];
  const formatter = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(words.locale, { timeZone, ...options });
  const clockParts = formatter({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
  const clockSeconds = formatter({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const weekdayLong = formatter({ weekday: 'long' });
  const weekdayShort = formatter({ weekday: 'short' });
  const dayMonth = formatter({ day: 'numeric', month: 'long' });
  const fullDate = formatter({ day: 'numeric', month: 'long', year: 'numeric' });
  const longDate = formatter({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  // A calendar date has no zone: reading it in the event's could move it by a day.
  const plainDate = new Intl.DateTimeFormat(words.locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const nearDays = new Intl.RelativeTimeFormat(words.locale, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(words.locale);

  const toDate = (moment: Moment) => new Date(moment);
  const dayNumber = (moment: Moment) => Date.parse(isoDay.format(toDate(moment))) / day;
  const daysFromToday = (moment: Moment) => dayNumber(moment) - dayNumber(now());

  /** «14:32», «9:05». */
  const clock = (moment: Moment) => clockParts.format(toDate(moment)).replace(/^0(?=\d)/, '');

  /** «alle 14:32». */
  const at = (moment: Moment) => words.at(clock(moment));

  /** «oggi», «domani», «martedì» within a week, else «il 12 giugno», with the year when it is another one. */
  function dayName(moment: Moment): string {
    const distance = daysFromToday(moment);
    if (Math.abs(distance) <= 1) return nearDays.format(distance, 'day');
    if (distance > 1 && distance < 7) return weekdayLong.format(toDate(moment));
    const sameYear = isoDay.format(toDate(moment)).slice(0, 4) === isoDay.format(now()).slice(0, 4);
    return words.on((sameYear ? dayMonth : fullDate).format(toDate(moment)));
  }

  /** «oggi alle 17:12». */
  const dayAndTime = (moment: Moment) => `${dayName(moment)} ${at(moment)}`;

  /** «alle 14:32» today, «domani alle 9:00» otherwise. */
  const when = (moment: Moment) => (daysFromToday(moment) === 0 ? at(moment) : dayAndTime(moment));

  /** For narrow columns: «14:32» today, «lun 18:29» within a week, else «12 giugno». */
  function short(moment: Moment): string {
    const distance = Math.abs(daysFromToday(moment));
    if (distance === 0) return clock(moment);
    if (distance < 7) return `${weekdayShort.format(toDate(moment))} ${clock(moment)}`;
    return dayMonth.format(toDate(moment));
  }

  /** «48 secondi», «4 min», «2 h 15 min», «3 giorni»; `ms` ≥ 0. Whole units, rounded by `round`. */
  function span(ms: number, round: (value: number) => number = Math.round): string {
    if (round(ms / second) < 60) return words.seconds(round(ms / second));
    const minutes = round(ms / minute);
    if (minutes < 60) return `${minutes} min`;
    if (ms >= 2 * day) return words.days(round(ms / day));
    const rest = minutes % 60;
    return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
  }

  return {
    language,
    timeZone,
    clock,
    at,
    dayName,
    dayAndTime,
    when,
    short,
    span,
    /** «14:32:05». */
    clockWithSeconds: (moment: Moment) => clockSeconds.format(toDate(moment)),
    /** «martedì 9 marzo 2027». */
    longDate: (moment: Moment) => longDate.format(toDate(moment)),
    /** A calendar date `YYYY-MM-DD` as «12 giugno 2027». */
    calendarDate: (date: string) => plainDate.format(new Date(`${date}T00:00:00Z`)),
    /** Whole days from today to a calendar date `YYYY-MM-DD`; negative when it is past. */
    daysTo: (date: string) => Date.parse(date) / day - dayNumber(now()),
    /** «tra 4 min»; «adesso» once it is past. */
    until: (moment: Moment) => {
      const left = toDate(moment).getTime() - now();
      return left <= 0 ? words.now : words.within(span(left, Math.ceil));
    },
    /** «12 secondi fa»; «adesso» within the second. */
    ago: (moment: Moment) => {
      const passed = now() - toDate(moment).getTime();
      return passed < second ? words.now : words.ago(span(passed, Math.floor));
    },
    /** «2:41», for a countdown; `ms` below 0 counts as 0. */
    countdown: (ms: number) => {
      const seconds = Math.max(0, Math.ceil(ms / second));
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    },
    /** «1.200» · «1,200». */
    number: (value: number) => numbers.format(value),
  };
}
