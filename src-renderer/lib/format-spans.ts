import type { FormatOptions, Moment } from './format-options.ts';
import { formatWords } from './format-words.ts';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** How long something takes, how long until, how long ago. */
export function createSpanFormat({ language, now }: FormatOptions) {
  const words = formatWords[language];
  const msTo = (moment: Moment) => new Date(moment).getTime() - now();

  /** «48 secondi», «4 min», «2 h 15 min», «3 giorni»; `ms` ≥ 0, in whole units rounded by `round`. */
  function span(ms: number, round: (value: number) => number = Math.round): string {
    if (round(ms / second) < 60) return words.seconds(round(ms / second));
    const minutes = round(ms / minute);
    if (minutes < 60) return `${minutes} min`;
    if (ms >= 2 * day) return words.days(round(ms / day));
    const rest = minutes % 60;
    return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
  }

  return {
    span,
    /** «tra 4 min»; «adesso» once it is past. */
    until(moment: Moment): string {
      const left = msTo(moment);
      return left <= 0 ? words.now : words.within(span(left, Math.ceil));
    },
    /** «12 secondi fa»; «adesso» within the second. */
    ago(moment: Moment): string {
      const passed = -msTo(moment);
      return passed < second ? words.now : words.ago(span(passed, Math.floor));
    },
    /** «2:41», for a countdown; `ms` below 0 counts as 0. */
    countdown(ms: number): string {
      const seconds = Math.max(0, Math.ceil(ms / second));
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    },
  };
}
