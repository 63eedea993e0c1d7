import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SendWindow } from '#contract/configuration.ts';
import { cssVariables } from '../../lib/css-variables.ts';
import { useFormat } from '../../state/use-format.ts';
import { weekday } from './calendar-words.ts';
import './week-strip.css';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const dayMinutes = 24 * 60;

export interface WeekStripProps {
  readonly window: SendWindow;
  readonly onChange: (weekdays: number[]) => void;
}

/** The week as seven bars: which days, and what the hours are on each. */
export function WeekStrip({ window, onChange }: WeekStripProps) {
  const { t } = useTranslation('configuration');
  const { language } = useFormat();
  const toggle = (day: number, open: boolean) =>
    onChange(weekdays.filter((other) => (other === day ? open : window.weekdays.includes(other))));
  return (
    <fieldset className="week">
      <legend className="visually-hidden">{t('hours.days')}</legend>
      {weekdays.map((day) => (
        <div className="week-day" key={day}>
          <Checkbox
            size="xs"
            radius={4}
            label={weekday(day, language, 'short')}
            aria-label={weekday(day, language, 'long')}
            checked={window.weekdays.includes(day)}
            onChange={(event) => toggle(day, event.currentTarget.checked)}
          />
          <div className="week-bar" aria-hidden>
            {openOn(day, window).map(([from, to]) => (
              <i key={from} style={cssVariables({ '--from': from / dayMinutes, '--to': to / dayMinutes })} />
            ))}
          </div>
          <span className="week-hours tabular second" aria-hidden>
            {window.weekdays.includes(day)
              ? `${short(window.start)}–${short(window.end)}`
              : t('hours.closed')}
          </span>
        </div>
      ))}
      <div className="week-axis hint tabular" aria-hidden>
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </fieldset>
  );
}

/** The minutes of a day in which messages may leave; a window over midnight reaches into the next one. */
function openOn(day: number, { start, end, weekdays: open }: SendWindow): readonly [number, number][] {
  const [from, to] = [minutesOf(start), minutesOf(end)];
  if (Number.isNaN(from + to)) return [];
  if (from < to) return open.includes(day) ? [[from, to]] : [];
  const dayBefore = day === 1 ? 7 : day - 1;
  return [
    ...(open.includes(dayBefore) && to > 0 ? ([[0, to]] as [number, number][]) : []),
    ...(open.includes(day) ? ([[from, dayMinutes]] as [number, number][]) : []),
  ];
}

/** NaN while a time is being typed. */
function minutesOf(clockTime: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = clockTime.split(':').map(Number);
  return hours * 60 + minutes;
}

/** «9» for 09:00, «9:30». */
function short(clockTime: string): string {
  return clockTime.replace(/^0(?=\d)/, '').replace(/:00$/, '');
}
