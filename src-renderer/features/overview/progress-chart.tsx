import { useElementSize } from '@mantine/hooks';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../lib/format.ts';
import { formatWords } from '../../lib/format-words.ts';
import { useApp } from '../../state/invita-context.ts';
import { type Point, type ProgressInput, type ProgressShape, progressShape } from './progress-shape.ts';
import type { TimeTick } from './ticks.ts';
import './progress-chart.css';

const height = 268;
const edge = { top: 14, right: 46, bottom: 26, left: 38 };
const innerHeight = height - edge.top - edge.bottom;
/** Until the place is measured. */
const usualWidth = 700;

export interface ProgressChartProps {
  readonly sent: readonly Point[];
  readonly forecast: readonly Point[];
  readonly plan: readonly Point[];
  readonly margin: ProgressInput['margin'];
  readonly now: number;
  readonly waiting: boolean;
  readonly format: Format;
}

/** The drawing alone: its title stands above, its numbers in a table beside. */
export function ProgressChart({ sent, forecast, plan, margin, now, waiting, format }: ProgressChartProps) {
  const { ref, width: measured } = useElementSize();
  const window = useApp((app) => app.configuration.send_window);
  const width = measured || usualWidth;
  const { timeZone } = format;
  const { earliest, latest } = margin ?? {};
  const shape = useMemo(
    () =>
      progressShape({
        sent,
        forecast,
        plan,
        margin: earliest === undefined || latest === undefined ? null : { earliest, latest },
        now,
        waiting,
        window,
        timeZone,
        width: Math.max(200, width - edge.left - edge.right),
        height: innerHeight,
      }),
    [sent, forecast, plan, earliest, latest, now, waiting, window, timeZone, width],
  );
  return (
    <div ref={ref} className="progress-chart">
      <Legend shape={shape} />
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <g transform={`translate(${edge.left} ${edge.top})`}>
          <Grid shape={shape} width={width - edge.left - 2} format={format} />
          <path className="progress-chart-area" d={shape.sentArea} />
          <Closed shape={shape} />
          <path className="progress-chart-margin" d={shape.marginArea} />
          <path className="progress-chart-line" data-plan d={shape.planPath} />
          <path className="progress-chart-line" d={shape.sentPath} />
          <path className="progress-chart-line" data-forecast d={shape.forecastPath} />
          <Marks shape={shape} format={format} />
        </g>
      </svg>
    </div>
  );
}

function Legend({ shape }: { readonly shape: ProgressShape }) {
  const { t } = useTranslation('overview');
  return (
    <ul className="progress-chart-legend" aria-hidden="true">
      <li data-kind="sent">{t('progress.sent')}</li>
      {shape.forecastPath !== '' && <li data-kind="forecast">{t('progress.forecast')}</li>}
      {shape.planPath !== '' && <li data-kind="plan">{t('progress.plan')}</li>}
      {shape.marginArea !== '' && <li data-kind="margin">{t('progress.margin')}</li>}
      {shape.closed.length > 0 && <li data-kind="closed">{t('progress.closed')}</li>}
    </ul>
  );
}

interface GridProps {
  readonly shape: ProgressShape;
  readonly width: number;
  readonly format: Format;
}

function Grid({ shape, width, format }: GridProps) {
  const label = useTickLabel(format);
  return (
    <>
      {shape.countTicks.map(({ value, y }) => (
        <g key={value} transform={`translate(0 ${y})`}>
          <line className="progress-chart-grid" x2={width} />
          <text className="progress-chart-axis" x={-8} dy="0.35em" textAnchor="end">
            {format.number(value)}
          </text>
        </g>
      ))}
      {shape.timeTicks.map((tick) => (
        <text
          key={tick.at}
          className="progress-chart-axis"
          x={tick.x}
          y={innerHeight + 18}
          textAnchor={tick.x < 12 ? 'start' : 'middle'}
        >
          {label(tick)}
        </text>
      ))}
    </>
  );
}

/** «14», «14:30», «lun 12» for the first of a day, «11 mar». */
function useTickLabel({ language, timeZone, clock }: Format): (tick: TimeTick) => string {
  return useMemo(() => {
    const { locale } = formatWords[language];
    const weekday = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' });
    const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short' });
    return ({ at, shows, newDay }) => {
      if (shows === 'day') return day.format(at);
      const time = shows === 'hour' ? clock(at).replace(/:00$/, '') : clock(at);
      return newDay ? `${weekday.format(at)} ${time}` : time;
    };
  }, [language, timeZone, clock]);
}

function Closed({ shape }: { readonly shape: ProgressShape }) {
  const pattern = useId();
  return (
    <>
      <defs>
        <pattern
          id={pattern}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="progress-chart-shade" width="6" height="6" />
          <line className="progress-chart-hatch" y2="6" />
        </pattern>
      </defs>
      {shape.closed.map(({ x, width }) => (
        <rect key={x} x={x} width={width} height={innerHeight} fill={`url(#${pattern})`} />
      ))}
    </>
  );
}

/** Now, and the end. */
function Marks({
  shape: { now, finish },
  format,
}: {
  readonly shape: ProgressShape;
  readonly format: Format;
}) {
  const { t } = useTranslation('overview');
  return (
    <>
      {now !== null && (
        <g transform={`translate(${now.x} 0)`}>
          <line className="progress-chart-now" y1={-edge.top + 4} y2={innerHeight} />
          <circle className="progress-chart-dot" cy={now.y} r={4.5} />
          <text
            className="progress-chart-strong"
            x={now.x > 90 ? -9 : 9}
            y={now.y < 22 ? now.y + 20 : now.y - 10}
            textAnchor={now.x > 90 ? 'end' : 'start'}
          >
            {t('progress.now', { sent: format.number(now.sent) })}
          </text>
          <text className="progress-chart-strong" y={innerHeight + 18} textAnchor="middle">
            {format.clock(now.at)}
          </text>
        </g>
      )}
      {finish !== null && (
        <g transform={`translate(${finish.x} ${finish.y})`}>
          <circle className="progress-chart-end" r={4.5} />
          <text className="progress-chart-strong" y={22} textAnchor="middle">
            {format.short(finish.at)}
          </text>
        </g>
      )}
    </>
  );
}
