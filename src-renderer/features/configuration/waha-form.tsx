import { PasswordInput, TextInput } from '@mantine/core';
import { CircleCheck, Plug } from 'lucide-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../components/busy-button.tsx';
import { KnowBox } from '../../components/know-box.tsx';
import type { ConnectWaha } from './use-connect-waha.ts';
import './waha-form.css';

export interface WahaFormProps {
  readonly connect: ConnectWaha;
  /** Beside other ways to go on, none of which is the one button of the screen. */
  readonly quiet?: boolean;
}

/** The address and the key of a WAHA: tried first, then used. */
export function WahaForm({ connect, quiet = false }: WahaFormProps) {
  const { t } = useTranslation('configuration');
  const { address, setAddress, found, failure, busy, probe, use } = connect;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void (found === null ? probe() : use());
  };
  return (
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
        <BusyButton
          type={found === null ? 'submit' : 'button'}
          variant={found === null && !quiet ? 'filled' : 'default'}
          leftSection={<Plug aria-hidden />}
          busy={busy === 'probe'}
          disabled={address.url.trim() === '' || busy === 'use'}
          {...(found !== null && { onClick: () => void probe() })}
        >
          {t('connect.probe')}
        </BusyButton>
        {found !== null && (
          <BusyButton
            type="submit"
            variant={quiet ? 'light' : 'filled'}
            leftSection={<CircleCheck aria-hidden />}
            busy={busy === 'use'}
            disabled={busy === 'probe'}
          >
            {t('connect.use')}
          </BusyButton>
        )}
      </div>
    </form>
  );
}
