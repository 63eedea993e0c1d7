import { useTranslation } from 'react-i18next';
import { useConnectWaha } from '../../features/configuration/use-connect-waha.ts';
import { WahaForm } from '../../features/configuration/waha-form.tsx';
import { PlugArt } from './art.tsx';
import { useGoOn } from './use-first-run.ts';
import { WayCard } from './way-card.tsx';

/** Where WAHA listens when nobody says otherwise. */
const usualUrl = 'http://127.0.0.1:3000';

/** A WAHA that somebody runs already. */
export function WahaWay() {
  const { t } = useTranslation('welcome');
  const goOn = useGoOn();
  const connect = useConnectWaha({ url: usualUrl, onUsed: () => void goOn({ step: 'event', way: 'waha' }) });
  return (
    <WayCard title={t('waha.title')} text={t('waha.text')} art={<PlugArt />}>
      <WahaForm connect={connect} quiet />
    </WayCard>
  );
}
