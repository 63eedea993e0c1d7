import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { useApp } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { useConnectWaha } from './use-connect-waha.ts';
import { WahaForm } from './waha-form.tsx';

/** From practice to a real WAHA: try its address first, then use it. */
export function ConnectWahaCard() {
  const { t } = useTranslation('configuration');
  const realConfigured = useApp((app) => app.info.realConfigured);
  // The other realm; its phone is still to be linked.
  const connect = useConnectWaha({ onUsed: () => navigate('whatsapp') });
  return (
    <Card label={t('connect.title')}>
      <h2 className="card-title">{t('connect.title')}</h2>
      <p className="configuration-hint">{t(realConfigured ? 'connect.another' : 'connect.text')}</p>
      <WahaForm connect={connect} />
    </Card>
  );
}
