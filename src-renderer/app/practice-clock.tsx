import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { practiceSpeeds } from '#contract/practice-speeds.ts';
import { useNow } from '../lib/use-now.ts';
import { useApp } from '../state/invita-context.ts';
import { useClockLead } from '../state/use-clock-lead.ts';
import { useCommand } from '../state/use-command.ts';
import { useFormat } from '../state/use-format.ts';
import './practice-clock.css';

/** The time practice has come to, and how fast it goes on. */
export function PracticeClock() {
  const { t } = useTranslation('shell');
  const command = useCommand();
  const format = useFormat();
  const speed = useApp((app) => app.clock.speed);
  const now = useNow() + useClockLead();
  return (
    <div className="practice-clock" title={t('practice.clockText')}>
      <span className="practice-clock-label">{t('practice.clock')}</span>
      <time className="practice-clock-time tabular" title={format.longDate(now)}>
        {format.clock(now)}
      </time>
      <SegmentedControl
        size="xs"
        aria-label={t('practice.clock')}
        classNames={{
          root: 'practice-clock-speeds',
          indicator: 'practice-clock-chosen',
          label: 'practice-clock-speed',
        }}
        value={String(speed)}
        data={practiceSpeeds.map((value) => ({ value: String(value), label: `×${value}` }))}
        onChange={(chosen) => {
          const wanted = practiceSpeeds.find((value) => String(value) === chosen);
          if (wanted !== undefined) void command('practice.setSpeed', { speed: wanted });
        }}
      />
    </div>
  );
}
