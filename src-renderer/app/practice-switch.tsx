import { Switch } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Realm } from '#contract/overview.ts';
import { useApp, useInvita } from '../state/invita-context.ts';
import { navigate } from '../state/navigation.ts';
import { useChosen } from '../state/use-chosen.ts';
import { useCommand } from '../state/use-command.ts';

/** Practice and real are two stores: switching shows the other one. */
export function useSwitchRealm(): (realm: Realm) => Promise<void> {
  const { app } = useInvita();
  const command = useCommand();
  return async (realm) => {
    await command('app.switchRealm', { realm });
    await app.reload();
  };
}

/** At the rail's foot. Without a WAHA address there is no real realm to go to: it leads to where one is connected. */
export function PracticeSwitch() {
  const { t } = useTranslation('shell');
  const info = useApp((app) => app.info);
  const switchTo = useSwitchRealm();
  const [{ realm }, choose] = useChosen({ realm: info.realm }, (_, { realm }) => switchTo(realm));
  const practice = realm === 'practice';
  const stuck = practice && !info.realConfigured;
  return (
    <div className="rail-item rail-practice" title={stuck ? t('practice.connectFirst') : t('practice.mode')}>
      <FlaskConical size={17} aria-hidden />
      <span className="rail-item-name" aria-hidden>
        {t('practice.mode')}
      </span>
      <Switch
        size="sm"
        aria-label={t('practice.mode')}
        aria-description={stuck ? t('practice.connectFirst') : undefined}
        checked={practice}
        onChange={(event) => {
          if (stuck) navigate('welcome');
          else choose({ realm: event.currentTarget.checked ? 'practice' : 'real' });
        }}
      />
    </div>
  );
}
