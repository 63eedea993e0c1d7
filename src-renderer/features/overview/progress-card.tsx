import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/overview.ts';
import { Card } from '../../components/card.tsx';
import { finishWords } from '../../lib/finish-words.ts';
import type { Format } from '../../lib/format.ts';
import { ProgressChart } from './progress-chart.tsx';
import type { Point } from './progress-shape.ts';
import { ProgressTable } from './progress-table.tsx';

export interface ProgressCardProps {
  readonly overview: Overview;
  readonly format: Format;
}

/** What has left against what is expected; the title is the answer. */
export function ProgressCard({ overview, format }: ProgressCardProps) {
  const { t } = useTranslation('overview');
  const { finishesAt, finishRange, counts } = overview;
  const range = finishRange && finishWords(finishRange, format);
  const margin =
    finishRange === null || range === null
      ? null
      : { earliest: Date.parse(finishRange.earliest), latest: Date.parse(finishRange.latest) };
  const sent = overview.sentSeries.map(toPoint);
  const forecast = overview.forecastSeries.map(toPoint);
  const plan = overview.planSeries.map(toPoint);
  const last = sent.at(-1);
  if (last === undefined && forecast.length === 0) return null;
  const waiting = counts.byStatus.PENDING + counts.byStatus.SENDING > 0;
  const title =
    finishesAt !== null
      ? t('progress.finish', { when: format.dayAndTime(finishesAt) })
      : waiting || last === undefined
        ? t('progress.unknown')
        : t('progress.finished', { when: format.dayAndTime(last.at) });
  return (
    <div className="overview-progress">
      <Card
        title={title}
        {...(finishesAt !== null && {
          subtitle: range === null ? t('progress.condition') : t('progress.range', { range }),
        })}
      >
        <ProgressChart
          sent={sent}
          forecast={forecast}
          plan={plan}
          margin={margin}
          now={Date.parse(overview.now)}
          waiting={waiting}
          format={format}
        />
        <ProgressTable
          caption={title}
          sent={sent}
          forecast={forecast}
          plan={plan}
          margin={margin}
          format={format}
        />
      </Card>
    </div>
  );
}

function toPoint({ at, sent }: { readonly at: string; readonly sent: number }): Point {
  return { at: Date.parse(at), sent };
}
