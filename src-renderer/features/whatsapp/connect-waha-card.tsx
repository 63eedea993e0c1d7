import { Button } from '@mantine/core';
import { Plug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { navigate } from '../../state/navigation.ts';
import './connect-waha-card.css';

/** In practice, the way to a real phone. */
export function ConnectWahaCard() {
  const { t } = useTranslation('whatsapp');
  return (
    <Card title={t('connect.title')}>
      <p className="second">{t('connect.text')}</p>
      <Button
        className="connect-waha-button"
        variant="default"
        leftSection={<Plug aria-hidden />}
        onClick={() => navigate('welcome')}
      >
        {t('connect.action')}
      </Button>
    </Card>
  );
}
