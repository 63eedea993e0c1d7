import type { Language } from '#contract/common.ts';
import { formatWords } from '../../lib/format-words.ts';

/** A Monday: the first day of a week whose days are 1–7 January. */
const mondayTheFirst = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

/** «lun» or «lunedì» for 1, up to 7 = Sunday. */
export function weekday(day: number, language: Language, width: 'short' | 'long'): string {
  const format = new Intl.DateTimeFormat(formatWords[language].locale, { weekday: width, timeZone: 'UTC' });
  return format.format(mondayTheFirst + (day - 1) * dayMs);
}

/** «dom 28 marzo 2027» of a calendar date `YYYY-MM-DD`. */
export function dateWithWeekday(date: string, language: Language): string {
  const format = new Intl.DateTimeFormat(formatWords[language].locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(Date.parse(date));
}
