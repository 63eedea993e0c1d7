import { useTranslation } from 'react-i18next';
import type { Format } from '../../lib/format.ts';
import type { Point, ProgressInput } from './progress-shape.ts';

/** As many rows as a person listens to. */
const rowsOfEach = 8;

export interface ProgressTableProps {
  readonly caption: string;
  readonly sent: readonly Point[];
  readonly forecast: readonly Point[];
  readonly plan: readonly Point[];
  readonly margin: ProgressInput['margin'];
  readonly format: Format;
}

/** The chart for who cannot see it. */
export function ProgressTable({ caption, sent, forecast, plan, margin, format }: ProgressTableProps) {
  const { t } = useTranslation('overview');
  const all = forecast.at(-1)?.sent;
  const row = (kind: 'sent' | 'forecast' | 'plan' | 'earliest' | 'latest') => (point: Point) => (
    <tr key={`${kind} ${point.at} ${point.sent}`}>
      <th scope="row">{format.dayAndTime(point.at)}</th>
      <td>{format.number(point.sent)}</td>
      <td>{t(`progress.${kind}`)}</td>
    </tr>
  );
  return (
    <div className="visually-hidden">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('progress.when')}</th>
            <th scope="col">{t('progress.total')}</th>
            <th scope="col">{t('progress.kind')}</th>
          </tr>
        </thead>
        <tbody>
          {few(sent).map(row('sent'))}
          {few(forecast).map(row('forecast'))}
          {few(plan).map(row('plan'))}
          {margin !== null && all !== undefined && (
            <>
              {row('earliest')({ at: margin.earliest, sent: all })}
              {row('latest')({ at: margin.latest, sent: all })}
            </>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** Evenly picked, the last one among them. */
function few(points: readonly Point[]): readonly Point[] {
  const every = Math.ceil(points.length / rowsOfEach);
  return points.filter((_, index) => (points.length - 1 - index) % every === 0);
}
