import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/result.ts';
import type { SessionView } from '#contract/sessions.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useNow } from '../../lib/use-now.ts';
import { useClient } from '../../state/invita-context.ts';
import { notifyFailure } from '../../state/use-command.ts';
import { useFormat } from '../../state/use-format.ts';
import { BigCode } from './big-code.tsx';
import { PhoneSteps } from './qr-steps.tsx';
import type { SessionActions } from './use-session-actions.ts';
import './pairing-panel.css';

export interface PairingPanelProps {
  readonly session: SessionView;
  readonly actions: SessionActions;
  readonly clockLead: number;
}

/** Linking without a camera: the phone's number first, then eight characters to type on it. */
export function PairingPanel({ session, actions, clockLead }: PairingPanelProps) {
  const now = useNow(250) + clockLead;
  const { pairing } = session;
  const left = pairing === null ? 0 : Date.parse(pairing.expiresAt) - now;
  const [again, setAgain] = useState<string | null>(null);
  const code = pairing !== null && left > 0 && pairing.code !== again ? pairing.code : null;
  return (
    <div className="pairing-panel">
      {code === null ? (
        <AskForCode session={session} actions={actions} />
      ) : (
        <TypeCode code={code} leftMs={left} onAgain={() => setAgain(code)} />
      )}
      <PhoneSteps way="type" />
    </div>
  );
}

function TypeCode(props: { readonly code: string; readonly leftMs: number; readonly onAgain: () => void }) {
  const { t } = useTranslation('whatsapp');
  const format = useFormat();
  return (
    <div className="pairing-panel-side">
      <BigCode code={props.code} label={t('pairing.code')} />
      <p className="second">
        {t('pairing.left')}{' '}
        <strong className="tabular" role="timer">
          {format.countdown(props.leftMs)}
        </strong>
      </p>
      <p className="second">{t('pairing.onPhone')}</p>
      <TextLink onClick={props.onAgain}>{t('pairing.again')}</TextLink>
    </div>
  );
}

function AskForCode({ session, actions }: Pick<PairingPanelProps, 'session' | 'actions'>) {
  const { t } = useTranslation('whatsapp');
  const client = useClient();
  const [phone, setPhone] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const result = await client.call('sessions.requestCode', { type: session.type, phone: phone.trim() });
    await actions.reload();
    setBusy(false);
    setFailure(result.ok ? null : result.error);
    if (!result.ok && result.error.code !== 'INVALID_PHONE') notifyFailure(result.error);
  }

  return (
    <form className="pairing-panel-side" onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('pairing.phone')}
        description={t('pairing.phoneHint')}
        type="tel"
        autoComplete="tel"
        maxLength={40}
        value={phone}
        error={failure?.code === 'INVALID_PHONE' ? failure.message : null}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <BusyButton type="submit" variant="default" busy={busy} disabled={phone.trim() === ''}>
        {t('pairing.ask')}
      </BusyButton>
    </form>
  );
}
