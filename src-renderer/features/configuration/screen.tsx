import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Screen } from '../../components/screen.tsx';

export function ConfigurationScreen() {
  const { t } = useTranslation('configuration');
  return (
    <Screen>
      <PageHeader title={t('title')} />
      <Card>
        <EmptyState icon={SlidersHorizontal} title={t('empty.title')} text={t('empty.text')} />
      </Card>
    </Screen>
  );
}
