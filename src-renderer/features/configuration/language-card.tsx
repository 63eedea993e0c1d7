import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import './setting-row.css';

/** What Invita and its texts speak. */
export function LanguageCard() {
  const { t } = useTranslation('configuration');
  return (
    <Card label={t('language.title')}>
      <div className="setting-row">
        <div>
          <h2 className="card-title">{t('language.title')}</h2>
          <p className="configuration-hint">{t('language.text')}</p>
        </div>
        <LanguageSwitch />
      </div>
    </Card>
  );
}
