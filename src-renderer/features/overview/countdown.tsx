import { useTranslation } from 'react-i18next';
import { CountdownRing } from '../../components/countdown-ring.tsx';
import type { RealmClock } from './realm-clock.ts';
import './countdown.css';

export interface CountdownProps {
  /** Milliseconds. */
  readonly left: number;
  /** Of the whole wait. */
  readonly total: number;
  readonly clock: RealmClock;
  readonly waiting: boolean;
}

/** «2:41 al prossimo» and a ring that drains. */
export function Countdown({ left, total, clock, waiting }: CountdownProps) {
  const { t } = useTranslation('overview');
  return (
    <>
      <div className="overview-countdown" aria-hidden>
        <div className="overview-countdown-time tabular">{clock.format.countdown(left)}</div>
        <div className="second">{t('line.toNext')}</div>
      </div>
      <CountdownRing remainingMs={left} totalMs={total} label={null} size={40} waiting={waiting} />
    </>
  );
}
