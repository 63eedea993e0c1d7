import { Button, Modal, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/result.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { useInvita } from '../../state/invita-context.ts';
import { notifyDone } from '../../state/use-command.ts';
import './dialog-form.css';

/** What the main process may say of a secret, `details.reason` of LINK_SECRET_WEAK. */
const reasons = ['TOO_SHORT', 'TOO_LONG', 'NOT_TEXT', 'WELL_KNOWN'] as const;

/** Gives Invita the secret the event's web site has already, or puts a lost one back. Saved by itself, at once. */
export function LinkSecretDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('configuration');
  const { client, app } = useInvita();
  const [secret, setSecret] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const reason = reasons.find((known) => known === failure?.details?.['reason']);

  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const result = await client.call('configuration.update', { invitation_link_secret: secret });
    setBusy(false);
    if (!result.ok) return setFailure(result.error);
    await app.reload();
    notifyDone(t('secret.done'));
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={t('secret.question')} size={460} withCloseButton={false}>
      <form className="dialog-form" onSubmit={(event) => void save(event)}>
        <p className="second">{t('secret.explained')}</p>
        <PasswordInput
          label={t('secret.label')}
          description={t('secret.rule')}
          visibilityToggleButtonProps={{ 'aria-label': t('showKey') }}
          autoComplete="off"
          maxLength={1000}
          value={secret}
          onChange={(event) => {
            setSecret(event.currentTarget.value);
            setFailure(null);
          }}
          error={reason === undefined ? failure?.message : t(`secret.problem.${reason}`)}
          data-autofocus
        />
        <div className="dialog-form-buttons">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <BusyButton type="submit" busy={busy} disabled={secret === ''}>
            {t('secret.save')}
          </BusyButton>
        </div>
      </form>
    </Modal>
  );
}
