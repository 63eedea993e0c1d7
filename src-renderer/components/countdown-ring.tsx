import { useTranslation } from 'react-i18next';
import { cssVariables } from '../lib/css-variables.ts';
import './countdown-ring.css';

// Drawn at 56, shown at 56 or 40.
const SIZE = 56;
const STROKE = 4;
const RADIUS = (SIZE - STROKE) / 2;
const LENGTH = 2 * Math.PI * RADIUS;

export interface CountdownRingProps {
  readonly remainingMs: number;
  /** The whole span: a full ring. */
  readonly totalMs: number;
  /** Inside: «48 s» by default; pass null for an empty ring. */
  readonly label?: string | null;
  readonly size?: 56 | 40;
  /** Sand from the start: for a wait. */
  readonly waiting?: boolean;
}

/** A ring that drains clockwise, one step a second; sand in the last five seconds. Read aloud only when asked. */
export function CountdownRing({
  remainingMs,
  totalMs,
  label,
  size = 56,
  waiting = false,
}: CountdownRingProps) {
  const { t } = useTranslation('components');
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000));
  const share = Math.min(1, Math.max(0, (seconds * 1000) / totalMs));
  return (
    <div
      className="countdown-ring"
      role="timer"
      aria-label={t('countdown.left', { count: seconds })}
      data-sand={waiting || seconds <= 5 || undefined}
      data-size={size}
    >
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
        <circle className="countdown-ring-track" cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} />
        {share > 0 && (
          <circle
            className="countdown-ring-left"
            cx={SIZE / 2}
            cy={SIZE / 2}
            r={RADIUS}
            strokeDasharray={`${share * LENGTH} ${LENGTH}`}
          />
        )}
      </svg>
      {label !== null && (
        <span className="countdown-ring-label tabular" aria-hidden>
          {label ?? t('countdown.seconds', { seconds })}
        </span>
      )}
    </div>
  );
}

export interface StepBarsProps {
  /** 1 is the first. */
  readonly step: number;
  readonly of: number;
}

/** «Codice 3 di 6» as short bars: done, current, to come. Decorative: the words stand beside it. */
export function StepBars({ step, of }: StepBarsProps) {
  return (
    <div className="step-bars" aria-hidden style={cssVariables({ '--steps': of })}>
      {Array.from({ length: of }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its number
        <span key={index} data-state={index + 1 < step ? 'done' : index + 1 === step ? 'now' : 'next'} />
      ))}
    </div>
  );
}
