import { WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../state/invita-context.ts';
import './connection-banner.css';

/** Shown while the line to the app is down: what is on the screen is the last that was known. */
export function ConnectionBanner() {
  const { t } = useTranslation('shell');
  const offline = useAppState(({ connection }) => connection === 'offline');
  return (
    <div role="status">
      {offline && (
        <p className="connection-banner">
          <WifiOff size={15} aria-hidden />
          <span>
            <strong>{t('offline.title')}</strong> {t('offline.safe')}
          </span>
        </p>
      )}
    </div>
  );
}
