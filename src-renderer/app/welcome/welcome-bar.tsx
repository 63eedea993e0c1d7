import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../features/configuration/language-switch.tsx';
import { useApp } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import './welcome-bar.css';

/** In place of the header: how far one is, the language, the way out. */
export function WelcomeBar() {
  const { t } = useTranslation('welcome');
  const step = useApp((app) => app.info.firstRun.step);
  return (
    <header className="header welcome-bar">
      <p className="welcome-bar-step">
        <strong>{t('bar.step', { step: step === 'way' ? 1 : 2, of: 2 })}</strong>
        <span className="second">{t(`bar.${step}`)}</span>
      </p>
      <div className="header-right">
        <LanguageSwitch />
        <Button
          variant="default"
          title={t('bar.laterHint')}
          aria-keyshortcuts="Escape"
          onClick={() => navigate('overview')}
        >
          {t('bar.later')}
        </Button>
      </div>
    </header>
  );
}
