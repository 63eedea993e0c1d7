import { Button, Checkbox, Modal, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passphraseLeast } from '#contract/backups.ts';
import type { Failure } from '#contract/result.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { saveBlobs } from '../../lib/save-file.ts';
import { useClient } from '../../state/invita-context.ts';
import { notifyDone } from '../../state/use-command.ts';
import { useWork } from '../../state/use-work.ts';
import { fetchBackup } from './backup-transfer.ts';
import { WorkBar } from './work-bar.tsx';
import './dialog-form.css';

/** «Salva una copia»: made, read back there, and offered as a download. */
export function MakeBackupDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('configuration');
  const client = useClient();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [withSecrets, setWithSecrets] = useState(true);
  const [failure, setFailure] = useState<Failure | null>(null);
  const work = useWork();
  const [busy, setBusy] = useState(false);
  const differs = again !== '' && !passphrase.startsWith(again);
  const show = { 'aria-label': t('showKey') };

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    const made = await work.run('backups.make', { passphrase, withSecrets });
    const content = made.ok ? await fetchBackup(client, made.data.id) : made;
    setBusy(false);
    if (!made.ok) return setFailure(made.error.code === 'WORK_CANCELLED' ? null : made.error);
    if (!content.ok) return setFailure(content.error);
    saveBlobs(made.data.filename, content.data);
    notifyDone(t('backup.made', { name: made.data.filename }));
    onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={!busy}
      closeOnEscape={!busy}
      title={t('backup.question')}
      size={460}
      withCloseButton={false}
    >
      <form className="dialog-form" onSubmit={(event) => void make(event)}>
        <PasswordInput
          label={t('backup.passphrase')}
          description={t('backup.rule', { count: passphraseLeast })}
          visibilityToggleButtonProps={show}
          autoComplete="new-password"
          maxLength={1000}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          error={failure?.message}
          data-autofocus
        />
        <PasswordInput
          label={t('backup.again')}
          visibilityToggleButtonProps={show}
          autoComplete="new-password"
          maxLength={1000}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={differs ? t('backup.differs') : null}
        />
        <Checkbox
          label={t('backup.secrets')}
          description={t('backup.secretsText')}
          checked={withSecrets}
          onChange={(event) => setWithSecrets(event.currentTarget.checked)}
        />
        <WorkBar work={work} label={t('backup.working')} />
        <div className="dialog-form-buttons">
          <Button variant="default" onClick={onClose} disabled={busy}>
            {t('common:cancel')}
          </Button>
          <BusyButton
            type="submit"
            busy={busy}
            disabled={passphrase.length < passphraseLeast || passphrase !== again}
          >
            {t('backup.save')}
          </BusyButton>
        </div>
      </form>
    </Modal>
  );
}
