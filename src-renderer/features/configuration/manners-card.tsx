import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { useField } from './use-field.ts';
import './setting-row.css';

/** Seen, typing, then sent. */
export function MannersCard() {
  const { t } = useTranslation('configuration');
  const { value, set } = useField('manners');
  return (
    <Card label={t('manners.title')}>
      <div className="setting-row">
        <div>
          <h2 className="card-title">{t('manners.title')}</h2>
          <p className="configuration-hint" id="manners-hint">
            {t('manners.text')}
          </p>
        </div>
        <Switch
          size="sm"
          id="manners"
          aria-label={t('manners.title')}
          aria-describedby="manners-hint"
          checked={value}
          onChange={(event) => set(event.currentTarget.checked)}
        />
      </div>
    </Card>
  );
}
