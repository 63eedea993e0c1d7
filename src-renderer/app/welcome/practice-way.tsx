import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../components/busy-button.tsx';
import { useApp } from '../../state/invita-context.ts';
import { useCommand } from '../../state/use-command.ts';
import { PhoneArt } from './art.tsx';
import { useGoOn } from './use-first-run.ts';
import { WayCard, WayFacts } from './way-card.tsx';

/** The pretend phone: where a newcomer begins. */
export function PracticeWay() {
  const { t } = useTranslation('welcome');
  const command = useCommand();
  const goOn = useGoOn();
  const practice = useApp((app) => app.info.realm === 'practice');
  const [busy, setBusy] = useState(false);

  async function begin() {
    setBusy(true);
    const there = practice || (await command('app.switchRealm', { realm: 'practice' })) !== null;
    if (there) await goOn({ step: 'event', way: 'practice' });
    setBusy(false);
  }

  return (
    <WayCard
      title={t('practice.title')}
      text={t('practice.text')}
      tag={t('practice.tag')}
      art={<PhoneArt />}
      action={
        <BusyButton
          size="md"
          fullWidth
          leftSection={<FlaskConical aria-hidden />}
          busy={busy}
          onClick={() => void begin()}
        >
          {t('practice.action')}
        </BusyButton>
      }
    >
      <WayFacts facts={[t('practice.nothing'), t('practice.safe'), t('practice.apart')]} />
    </WayCard>
  );
}
