import { Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkProgress } from '#contract/work.ts';
import type { Format } from '../lib/format.ts';
import { BusyButton } from './busy-button.tsx';
import './work-progress.css';

export interface WorkProgressBarProps {
  /** What is being done. */
  readonly label: string;
  readonly progress: WorkProgress;
  readonly format: Format;
  readonly onCancel: () => void;
}

const megabyte = 1024 * 1024;

/** Long work: how far it is, how fast it goes, how long it will still take, and the way to give it up while there is one. */
export function WorkProgressBar({ label, progress, format, onCancel }: WorkProgressBarProps) {
  const { t } = useTranslation('components');
  const [stopping, setStopping] = useState(false);
  const { done, total, perSecond, leftMs, unit, phase } = progress;
  const counted = phase === 'counting';
  const percent = total === 0 ? 0 : Math.min(100, Math.floor((100 * done) / total));
  const rate =
    perSecond === null
      ? null
      : unit === 'bytes'
        ? t('work.bytesPerSecond', { rate: format.number(Math.round((perSecond / megabyte) * 10) / 10) })
        : t('work.rowsPerSecond', { rate: format.number(perSecond) });
  const facts = [
    `${label} ${percent} %`,
    ...(rate === null ? [] : [rate]),
    ...(leftMs === null ? [] : [t('work.left', { time: format.span(leftMs, Math.ceil) })]),
  ];

  const uncounted = { waiting: t('work.waiting'), checking: t('work.checking'), final: t('work.final') };
  const words = counted ? facts.join(' · ') : uncounted[phase];
  // What changes several times a second is not read aloud; that something else is being done is.
  const spoken = counted ? label : `${label}: ${uncounted[phase]}`;
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(spoken), [spoken]);

  function stop(): void {
    setStopping(true);
    onCancel();
  }

  return (
    <div className="work-progress">
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <div className="work-progress-body">
        <Progress value={counted ? percent : 100} animated={!counted} size={6} aria-label={label} />
        <p className="work-progress-facts tabular">{words}</p>
      </div>
      {phase !== 'final' && (
        <BusyButton variant="default" size="xs" onClick={stop} busy={stopping}>
          {t('work.cancel')}
        </BusyButton>
      )}
    </div>
  );
}
