import type { FormatOptions, Moment } from './format-options.ts';
import { createSpanFormat } from './format-spans.ts';
import { formatWords } from './format-words.ts';

export type Format = ReturnType<typeof createFormat>;

const day = 86_400_000;

/** Times, dates, spans and numbers as a person of that language says them. */
export function createFormat(options: FormatOptions) {
  const numbers = new Intl.NumberFormat(formatWords[options.language].locale);
  return {
    language: options.language,
    timeZone: options.timeZone,
    ...createTimeFormat(options),
    ...createSpanFormat(options),
    /** «1.200» · «1,200». */
    number: (value: number) => numbers.format(value),
  };
}

function createTimeFormat({ language, timeZone, now }: FormatOptions) {
  const words = formatWords[language];
  const show = intlFormats(words.locale, timeZone);
  const isoDay = (moment: Moment) => show.isoDay.format(new Date(moment));
  const dayNumber = (moment: Moment) => Date.parse(isoDay(moment)) / day;
  const daysFromToday = (moment: Moment) => dayNumber(moment) - dayNumber(now());

  const clock = (moment: Moment) => show.clock.format(new Date(moment)).replace(/^0(?=\d)/, '');
  const at = (moment: Moment) => words.at(clock(moment));
  const dayAndTime = (moment: Moment) => `${dayName(moment)} ${at(moment)}`;

  function dayName(moment: Moment): string {
    const distance = daysFromToday(moment);
    if (Math.abs(distance) <= 1) return show.nearDay.format(distance, 'day');
    if (distance > 1 && distance < 7) return show.weekday.format(new Date(moment));
    const sameYear = isoDay(moment).slice(0, 4) === isoDay(now()).slice(0, 4);
    return words.on((sameYear ? show.dayMonth : show.date).format(new Date(moment)));
  }

  function short(moment: Moment): string {
    const distance = Math.abs(daysFromToday(moment));
    if (distance === 0) return clock(moment);
    if (distance < 7) return `${show.weekdayShort.format(new Date(moment))} ${clock(moment)}`;
    return show.dayMonth.format(new Date(moment));
  }

  return {
    /** «14:32», «9:05». */
    clock,
    /** «14:32:05». */
    clockWithSeconds: (moment: Moment) => show.clockSeconds.format(new Date(moment)),
    /** «alle 14:32». */
    at,
    /** «oggi», «domani», «martedì» within a week, else «il 12 giugno», with the year when it is another one. */
    dayName,
    /** «oggi alle 17:12». */
    dayAndTime,
    /** «alle 14:32» today, «domani alle 9:00» otherwise. */
    when: (moment: Moment) => (daysFromToday(moment) === 0 ? at(moment) : dayAndTime(moment)),
    /** For narrow columns: «14:32» today, «lun 18:29» within a week, else «12 giugno». */
    short,
    /** «martedì 9 marzo 2027». */
    longDate: (moment: Moment) => show.longDate.format(new Date(moment)),
    /** A calendar date `YYYY-MM-DD` as «12 giugno 2027». */
    calendarDate: (date: string) => show.calendarDate.format(new Date(`${date}T00:00:00Z`)),
    /** Whole days from today to a calendar date `YYYY-MM-DD`; negative when it is past. */
    daysTo: (date: string) => Date.parse(date) / day - dayNumber(now()),
  };
}

function intlFormats(locale: string, timeZone: string) {
  const formatter = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const date = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  return {
    clock: formatter({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }),
    clockSeconds: formatter({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
    weekday: formatter({ weekday: 'long' }),
    weekdayShort: formatter({ weekday: 'short' }),
    dayMonth: formatter({ day: 'numeric', month: 'long' }),
    date: formatter(date),
    longDate: formatter({ weekday: 'long', ...date }),
    // A calendar date has no zone: reading it in the event's could move it by a day.
    calendarDate: formatter({ ...date, timeZone: 'UTC' }),
    // The one locale that writes YYYY-MM-DD.
    isoDay: new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }),
    nearDay: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
  };
}
