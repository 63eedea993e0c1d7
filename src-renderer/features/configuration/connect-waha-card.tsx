import { Button, PasswordInput, TextInput } from '@mantine/core';
import { CircleCheck, Plug } from 'lucide-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { KnowBox } from '../../components/know-box.tsx';
import { useApp } from '../../state/invita-context.ts';
import { useConnectWaha } from './use-connect-waha.ts';
import './connect-waha-card.css';

/** From practice to a real WAHA: try its address first, then use it. */
export function ConnectWahaCard() {
  const { t } = useTranslation('configuration');
  const realConfigured = useApp((app) => app.info.realConfigured);
  const { address, setAddress, found, failure, busy, probe, use } = useConnectWaha();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void (found === null ? probe() : use());
  };
  return (
    <Card label={t('connect.title')}>
      <h2 className="card-title">{t('connect.title')}</h2>
      <p className="configuration-hint">{t(realConfigured ? 'connect.another' : 'connect.text')}</p>
      <form className="connect-waha" onSubmit={submit}>
        <TextInput
          label={t('phones.field.waha_url')}
          classNames={{ input: 'mono' }}
          placeholder="http://127.0.0.1:3000"
          spellCheck={false}
          autoComplete="off"
          maxLength={300}
          value={address.url}
          onChange={(event) => setAddress({ ...address, url: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('phones.field.waha_api_key')}
          description={t('connect.keyHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          visibilityToggleButtonProps={{ 'aria-label': t('showKey') }}
          autoComplete="off"
          maxLength={500}
          value={address.key}
          onChange={(event) => setAddress({ ...address, key: event.currentTarget.value })}
        />
        <div className="connect-waha-answer" aria-live="polite">
          {failure !== null && (
            <KnowBox state="failed" title={t('connect.refused')}>
              {failure.message}
            </KnowBox>
          )}
          {found !== null && (
            <KnowBox state="answered" title={t('connect.found')}>
              {t('connect.facts', found)}
            </KnowBox>
          )}
        </div>
        <div className="connect-waha-buttons">
          <Button
            type={found === null ? 'submit' : 'button'}
            variant={found === null ? 'filled' : 'default'}
            leftSection={<Plug aria-hidden />}
            loading={busy === 'probe'}
            disabled={address.url.trim() === '' || busy === 'use'}
            {...(found !== null && { onClick: () => void probe() })}
          >
            {t('connect.probe')}
          </Button>
          {found !== null && (
            <Button
              type="submit"
              leftSection={<CircleCheck aria-hidden />}
              loading={busy === 'use'}
              disabled={busy === 'probe'}
            >
              {t('connect.use')}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}
