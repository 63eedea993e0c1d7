import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { EventSiteField } from './event-site-field.tsx';

/** Where the personal links lead. */
export function LinkBaseCard() {
  const { t } = useTranslation('configuration');
  return (
    <Card label={t('links.title')}>
      <h2 className="card-title">{t('links.title')}</h2>
      <EventSiteField />
    </Card>
  );
}
