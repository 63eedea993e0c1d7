import { FlaskConical, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/invita-context.ts';
import { navigate } from '../state/navigation.ts';
import { PracticeClock } from './practice-clock.tsx';
import { useSwitchRealm } from './practice-switch.tsx';
import './practice-band.css';

export interface PracticeBandProps {
  readonly phoneShown: boolean;
  readonly onTogglePhone: () => void;
}

/** Across the whole window in practice mode: nothing here reaches anyone. */
export function PracticeBand({ phoneShown, onTogglePhone }: PracticeBandProps) {
  const { t } = useTranslation('shell');
  const realConfigured = useApp((app) => app.info.realConfigured);
  const switchTo = useSwitchRealm();
  const [leaving, setLeaving] = useState(false);

  async function leave(): Promise<void> {
    if (leaving) return;
    setLeaving(true);
    await switchTo('real');
    setLeaving(false);
  }

  return (
    <section className="practice-band" aria-label={t('practice.mode')}>
      <FlaskConical size={17} aria-hidden />
      <p className="practice-band-text">
        <strong>{t('practice.title')}</strong> <span>{t('practice.safe')}</span>
      </p>
      <PracticeClock />
      <button
        type="button"
        className="practice-band-button"
        aria-pressed={phoneShown}
        onClick={onTogglePhone}
      >
        <Smartphone size={15} aria-hidden />
        {t('practice.phone')}
      </button>
      {realConfigured ? (
        <button
          type="button"
          className="practice-band-button"
          aria-disabled={leaving || undefined}
          aria-busy={leaving || undefined}
          onClick={() => void leave()}
        >
          {t('practice.leave')}
        </button>
      ) : (
        <button type="button" className="practice-band-button" onClick={() => navigate('welcome')}>
          {t('practice.connect')}
        </button>
      )}
    </section>
  );
}
