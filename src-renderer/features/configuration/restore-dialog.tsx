import { Button, Modal, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPreview } from '#contract/backups.ts';
import type { Failure } from '#contract/result.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { useInvita } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { notifyDone } from '../../state/use-command.ts';
import { useWork } from '../../state/use-work.ts';
import { bringBackup } from './backup-transfer.ts';
import { RestorePreview } from './restore-preview.tsx';
import { WorkBar } from './work-bar.tsx';
import './dialog-form.css';

interface Opened {
  readonly id: string;
  readonly preview: BackupPreview;
}

/** First the passphrase, then what would change, and only then the restore. */
export function RestoreDialog({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const { t } = useTranslation('configuration');
  const { client, app } = useInvita();
  const [passphrase, setPassphrase] = useState('');
  const [id, setId] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const bringing = useWork();
  const working = useWork();

  async function inspect(): Promise<Failure | null> {
    const bring = () => bringing.runHere('bytes', (job) => bringBackup(client, file, job));
    const brought = id === null ? await bring() : { ok: true as const, data: id };
    if (brought === null) return null;
    if (!brought.ok) return brought.error;
    setId(brought.data);
    const preview = await working.run('backups.inspect', { id: brought.data, passphrase });
    if (!preview.ok) return preview.error;
    setOpened({ id: brought.data, preview: preview.data });
    return null;
  }

  async function restore(from: string): Promise<Failure | null> {
    const done = await working.run('backups.restore', { id: from, passphrase });
    if (!done.ok) return done.error;
    await app.reload();
    notifyDone(t('backup.restored'));
    onClose();
    navigate('overview');
    return null;
  }

  async function goOn(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    const failed = opened === null ? await inspect() : await restore(opened.id);
    setBusy(false);
    // Whoever gave it up need not be told.
    setFailure(failed?.code === 'WORK_CANCELLED' ? null : failed);
  }

  function close(): void {
    if (id !== null) void client.call('backups.close', { id });
    onClose();
  }

  return (
    <Modal
      opened
      onClose={close}
      title={opened === null ? file.name : t('backup.preview')}
      size={520}
      withCloseButton={false}
      closeOnClickOutside={!busy}
      closeOnEscape={!busy}
    >
      <form className="dialog-form" onSubmit={(event) => void goOn(event)}>
        {opened === null ? (
          <Passphrase value={passphrase} onChange={setPassphrase} error={failure?.message} />
        ) : (
          <>
            <RestorePreview preview={opened.preview} />
            {failure !== null && <p role="alert">{failure.message}</p>}
          </>
        )}
        <WorkBar work={bringing} label={t('backup.bringing')} />
        <WorkBar work={working} label={t(opened === null ? 'backup.reading' : 'backup.restoring')} />
        <div className="dialog-form-buttons">
          <Button variant="default" onClick={close} disabled={busy}>
            {t('common:cancel')}
          </Button>
          <BusyButton
            type="submit"
            busy={busy}
            disabled={passphrase === '' || (opened !== null && opened.preview.refused !== null)}
          >
            {t(opened === null ? 'backup.open' : 'backup.confirm')}
          </BusyButton>
        </div>
      </form>
    </Modal>
  );
}

interface PassphraseProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

function Passphrase({ value, onChange, error }: PassphraseProps) {
  const { t } = useTranslation('configuration');
  return (
    <PasswordInput
      label={t('backup.passphrase')}
      visibilityToggleButtonProps={{ 'aria-label': t('showKey') }}
      autoComplete="off"
      maxLength={1000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      data-autofocus
    />
  );
}
