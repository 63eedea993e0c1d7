import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WorkProgress } from '#contract/work.ts';
import type { Format } from '../lib/format.ts';
import './work-progress.css';

export interface WorkProgressBarProps {
  /** What is being done. */
  readonly label: string;
  readonly progress: WorkProgress;
  readonly format: Format;
  readonly onCancel: () => void;
}

const megabyte = 1024 * 1024;

/** Long work: how far it is, how fast it goes, how long it will still take, and the way to give it up. */
export function WorkProgressBar({ label, progress, format, onCancel }: WorkProgressBarProps) {
  const { t } = useTranslation('components');
  const { done, total, perSecond, leftMs, unit } = progress;
  const percent = total === 0 ? 0 : Math.min(100, Math.floor((100 * done) / total));
  const rate =
    perSecond === null
      ? null
      : unit === 'bytes'
        ? t('work.bytesPerSecond', { rate: format.number(Math.round((perSecond / megabyte) * 10) / 10) })
        : t('work.rowsPerSecond', { rate: format.number(perSecond) });
  return (
    <div className="work-progress">
      <div className="work-progress-body">
        <Progress value={percent} size={6} aria-label={label} />
        <p className="work-progress-facts tabular">
          {[
            `${label} ${percent} %`,
            ...(rate === null ? [] : [rate]),
            ...(leftMs === null ? [] : [t('work.left', { time: format.span(leftMs, Math.ceil) })]),
          ].join(' · ')}
        </p>
      </div>
      <Button variant="default" size="xs" onClick={onCancel}>
        {t('work.cancel')}
      </Button>
    </div>
  );
}
