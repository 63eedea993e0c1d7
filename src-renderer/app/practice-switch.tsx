import { Switch } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Realm } from '#contract/overview.ts';
import { useApp } from '../state/invita-context.ts';
import { useCommand } from '../state/use-command.ts';

/** Practice and real are two stores: switching shows the other one. */
export function useSwitchRealm() {
  const command = useCommand();
  const [busy, setBusy] = useState(false);
  const switchTo = async (realm: Realm) => {
    setBusy(true);
    await command('app.switchRealm', { realm });
    setBusy(false);
  };
  return { busy, switchTo };
}

/** At the rail's foot. Without a WAHA address there is no real realm to go back to. */
export function PracticeSwitch() {
  const { t } = useTranslation('shell');
  const info = useApp((app) => app.info);
  const { busy, switchTo } = useSwitchRealm();
  const practice = info.realm === 'practice';
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
        disabled={busy || stuck}
        onChange={(event) => void switchTo(event.currentTarget.checked ? 'practice' : 'real')}
      />
    </div>
  );
}
