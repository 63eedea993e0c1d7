import { Button } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { navigate } from '../../state/navigation.ts';
import { Column } from './column.tsx';

/** The text of the test message: no plan sends it, but a button elsewhere. */
export function TestKind() {
  const { t } = useTranslation('invitations');
  return (
    <Column step={3} title={t('test.heading')}>
      <EmptyState icon={FlaskConical} title={t('test.title')} text={t('test.text')}>
        <Button variant="default" onClick={() => navigate('whatsapp')}>
          {t('test.toWhatsApp')}
        </Button>
      </EmptyState>
    </Column>
  );
}
