import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatWords } from '../../lib/format-words.ts';
import { useNow } from '../../lib/use-now.ts';
import { useFormat } from '../../state/use-format.ts';
import { useField } from './use-field.ts';
import './time-zone-field.css';

const minuteMs = 60_000;
/** As many as one can look through: then it is better to type. */
const optionsShown = 60;

/** The event's zone: every hour of the app is one of it. */
export function TimeZoneField() {
  const { t } = useTranslation('configuration');
  const { language } = useFormat();
  const { value, saved, set, problem } = useField('time_zone');
  const now = useNow(minuteMs);
  // The same list as long as it is the same: another one would take away what is being typed.
  const zones = useMemo(() => zoneOptions(saved), [saved]);
  const clock = new Intl.DateTimeFormat(formatWords[language].locale, {
    timeZone: value,
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (
    <div className="time-zone-field">
      <Select
        id="time_zone"
        label={t('zone.label')}
        description={t('zone.now', { time: clock.format(now) })}
        data={zones}
        limit={optionsShown}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('zone.none')}
        value={value}
        onChange={(zone) => zone !== null && set(zone)}
        error={problem}
      />
    </div>
  );
}

/** All that is known here, and the one that is set. */
function zoneOptions(saved: string) {
  return [...new Set([saved, ...Intl.supportedValuesOf('timeZone')])]
    .sort()
    .map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
