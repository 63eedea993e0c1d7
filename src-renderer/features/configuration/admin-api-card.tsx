import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminApiSwitch, AdminApiView } from '#contract/admin-api.ts';
import type { ErrorCode } from '#contract/error-codes.ts';
import { errorMessage } from '#contract/error-messages.ts';
import type { Failure } from '#contract/result.ts';
import { Card } from '../../components/card.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { SettingsSkeleton } from '../../components/skeletons.tsx';
import { useApp, useClient } from '../../state/invita-context.ts';
import { useChosen } from '../../state/use-chosen.ts';
import { useRemote } from '../../state/use-remote.ts';
import { AdminApiAddress } from './admin-api-address.tsx';
import { AdminApiPort } from './admin-api-port.tsx';
import './setting-row.css';

/** Whether programs are answered, and where. Each change is made at once, without «Salva». */
export function AdminApiCard() {
  const { t } = useTranslation('configuration');
  const [remote, askAgain] = useRemote('adminApi.get');
  return (
    <Card label={t('adminApi.title')}>
      <RemoteView remote={remote} retry={askAgain} loading={<SettingsSkeleton />}>
        {(now) => <Door now={now} onChanged={askAgain} />}
      </RemoteView>
    </Card>
  );
}

function Door({ now, onChanged }: { readonly now: AdminApiView; readonly onChanged: () => Promise<void> }) {
  const { t } = useTranslation('configuration');
  const client = useClient();
  const language = useApp((app) => app.configuration.language);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const { port, switchable, address, problem } = now;
  const [{ on }, choose] = useChosen({ on: now.on }, (_, { on }) => set({ on, port }));

  async function set(wanted: AdminApiSwitch): Promise<void> {
    const result = await client.call('adminApi.set', wanted);
    setFailure(result.ok ? null : result.error);
    // Also after a refusal: what is shown is what holds.
    await onChanged();
  }

  async function changePort(wanted: number): Promise<void> {
    setBusy(true);
    await set({ on, port: wanted });
    setBusy(false);
  }

  const known = problem === null ? null : errorMessage(language, problem as ErrorCode, { port });
  return (
    <>
      <div className="setting-row">
        <div>
          <h2 className="card-title">{t('adminApi.title')}</h2>
          <p className="configuration-hint" id="admin-api-hint">
            {t(switchable ? 'adminApi.text' : 'adminApi.always')} {t('adminApi.realm')}
          </p>
        </div>
        {switchable && (
          <Switch
            size="sm"
            aria-label={t('adminApi.title')}
            aria-describedby="admin-api-hint"
            checked={on}
            onChange={(event) => choose({ on: event.currentTarget.checked })}
          />
        )}
      </div>
      {switchable && (
        <AdminApiPort
          port={port}
          busy={busy}
          refused={failure?.message ?? known}
          onUse={(wanted) => void changePort(wanted)}
        />
      )}
      {address !== null && <AdminApiAddress address={address} />}
    </>
  );
}
