import type { Language } from '#contract/common.ts';

const locales = { it: 'it-IT', en: 'en-GB' } as const;

/**
 * «alle 14:32» today, «domani alle 9:00», «martedì alle 9:00» after that, in the event's zone.
 *
 * @param at and `now`: epoch milliseconds
 */
export function when(at: number, now: number, language: Language, timeZone: string): string {
  const show = (options: Intl.DateTimeFormatOptions, moment: number) =>
    new Intl.DateTimeFormat(locales[language], { timeZone, ...options }).format(moment);
  const clock = show({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }, at).replace(/^0(?=\d)/, '');
  const time = `${preposition(clock, language)}${clock}`;
  const day = (moment: number) =>
    Math.floor(
      Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment)) /
        86_400_000,
    );
  const distance = day(at) - day(now);
  if (distance === 0) return time;
  if (distance === 1)
    return `${new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' }).format(1, 'day')} ${time}`;
  const far: Intl.DateTimeFormatOptions =
    distance > 0 && distance < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' };
  return `${show(far, at)} ${time}`;
}

function preposition(clock: string, language: Language): string {
  if (language === 'en') return 'at ';
  return clock.startsWith('1:') ? 'all’' : 'alle ';
}
