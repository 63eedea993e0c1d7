import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { configurationDefaults, type SendWindow } from '#contract/configuration.ts';
import { Card } from '../../components/card.tsx';
import { ClockInput } from './clock-input.tsx';
import { ExcludedDays } from './excluded-days.tsx';
import { TimeZoneField } from './time-zone-field.tsx';
import { useField } from './use-field.ts';
import { WeekStrip } from './week-strip.tsx';
import './hours-card.css';
import './setting-row.css';

/** Quando si invia: hours, weekdays, excluded days, or always; in which zone. */
export function HoursCard() {
  const { t } = useTranslation('configuration');
  const { value, saved, set, problem } = useField('send_window');
  // What comes back when «always» is switched off again.
  const [before, setBefore] = useState(value ?? saved ?? configurationDefaults.send_window);
  const change = (window: SendWindow) => {
    setBefore(window);
    set(window);
  };
  return (
    <Card label={t('hours.title')}>
      <div className="setting-row">
        <div>
          <h2 className="card-title">{t('hours.title')}</h2>
          <p className="configuration-hint">{t('hours.text')}</p>
        </div>
        <Switch
          size="sm"
          id="send_window"
          label={t('hours.always')}
          labelPosition="left"
          checked={value === null}
          onChange={(event) => set(event.currentTarget.checked ? null : before)}
        />
      </div>
      {value !== null && <Window value={value} onChange={change} problem={problem} />}
      <TimeZoneField />
    </Card>
  );
}

interface WindowProps {
  readonly value: SendWindow;
  readonly onChange: (window: SendWindow) => void;
  readonly problem: string | null;
}

function Window({ value, onChange, problem }: WindowProps) {
  const { t } = useTranslation('configuration');
  return (
    <div className="hours">
      <div className="hours-times">
        {(['start', 'end'] as const).map((edge) => (
          <ClockInput
            key={edge}
            label={t(`hours.${edge}`)}
            value={value[edge]}
            onChange={(time) => onChange({ ...value, [edge]: time })}
            wrong={problem !== null}
            describedBy="hours-problem"
          />
        ))}
        {value.end < value.start && <p className="hint hours-midnight">{t('hours.overMidnight')}</p>}
      </div>
      <p className="hours-problem" id="hours-problem" aria-live="polite">
        {problem}
      </p>
      <WeekStrip window={value} onChange={(weekdays) => onChange({ ...value, weekdays })} />
      <ExcludedDays
        days={value.blackout_dates}
        onChange={(blackout_dates) => onChange({ ...value, blackout_dates })}
      />
    </div>
  );
}
