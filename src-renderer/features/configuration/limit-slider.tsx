import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { cssVariables } from '../../lib/css-variables.ts';
import { highestLimit, limitThatAsks, middleBand, type Risk, slowestBand } from './risk.ts';
import './limit-slider.css';

const bands = [
  { name: 'slow', upTo: slowestBand },
  { name: 'middle', upTo: middleBand },
  { name: 'fast', upTo: limitThatAsks + 1 },
] as const;

/** Steps of the slider's own scale. */
const scale = 1000;

export interface LimitSliderProps {
  /** null while what is typed is no limit: the handle stays at the saved one. */
  readonly value: number | null;
  readonly saved: number;
  readonly onChange: (value: number) => void;
  /** Of this limit with the other settings as typed: a slow band is shown as safe only where it is. */
  readonly riskAt: (limit: number) => Risk;
}

/** Every tenfold takes the same room, so that the small limits, which matter, have most of it. */
export function LimitSlider({ value, saved, onChange, riskAt }: LimitSliderProps) {
  const { t } = useTranslation('configuration');
  const shown = value ?? saved;
  const changed = value !== null && value !== saved;
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = limitOfKey(event.key, shown);
    if (wanted === null) return;
    event.preventDefault();
    onChange(wanted);
  };
  return (
    <div
      className="limit-slider"
      style={cssVariables({
        '--value': shareOf(shown),
        '--saved': shareOf(saved),
        '--slowest': shareOf(slowestBand),
        '--middle': shareOf(middleBand),
      })}
    >
      <div className="limit-slider-words tabular" aria-hidden>
        {changed && (
          <span className="limit-slider-old" data-left={shown > saved || undefined}>
            {t('limit.now', { limit: saved })}
          </span>
        )}
        {changed && (
          <span className="limit-slider-new" data-left={shown < saved || undefined}>
            {t('limit.new', { limit: shown })}
          </span>
        )}
      </div>
      <div className="limit-slider-track">
        {bands.map(({ name, upTo }) => (
          <span key={name} data-risk={riskAt(upTo)} />
        ))}
        {changed && <i className="limit-slider-tick" />}
        <input
          type="range"
          min={0}
          max={scale}
          step={1}
          value={Math.round(shareOf(shown) * scale)}
          onChange={(event) => onChange(limitAt(Number(event.currentTarget.value) / scale))}
          onKeyDown={onKeyDown}
          aria-label={t('limit.slider')}
          aria-valuetext={t('limit.spoken', { count: shown })}
        />
      </div>
      <div className="limit-slider-bands">
        {bands.map(({ name, upTo }) => (
          <span key={name}>
            <strong data-risk={riskAt(upTo)}>{t(`limit.band.${name}`)}</strong>{' '}
            {name === 'fast' ? t('limit.asks', { limit: limitThatAsks }) : t('limit.upTo', { limit: upTo })}
          </span>
        ))}
      </div>
    </div>
  );
}

function shareOf(limit: number): number {
  return Math.log(limit) / Math.log(highestLimit);
}

function limitAt(share: number): number {
  return Math.round(highestLimit ** share);
}

/** Keys go by whole messages: the slider's own steps are too small for that at one end and too big at the other. */
function limitOfKey(key: string, limit: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -10,
    PageUp: 10,
    Home: -highestLimit,
    End: highestLimit,
  };
  const by = steps[key];
  return by === undefined ? null : Math.min(highestLimit, Math.max(1, limit + by));
}
