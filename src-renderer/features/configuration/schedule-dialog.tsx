import { Button, Checkbox, Modal, NumberInput, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BackupScheduleView, passphraseLeast } from '#contract/backups.ts';
import type { Failure } from '#contract/result.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { useClient } from '../../state/invita-context.ts';
import { notifyDone, useCommand } from '../../state/use-command.ts';
import './dialog-form.css';
import './schedule-dialog.css';

export interface ScheduleDialogProps {
  readonly schedule: BackupScheduleView;
  /** What was refused before it was opened. */
  readonly because: Failure | null;
  readonly onClose: () => void;
}

const ofThePassphrase: ReadonlySet<string> = new Set(['BACKUP_PASSPHRASE_MISSING']);

/** Where, how often, how many, under which passphrase: kept only when the folder takes a copy. */
export function ScheduleDialog({ schedule, because, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation('configuration');
  const client = useClient();
  const [folder, setFolder] = useState(schedule.folder);
  const [everyDays, setEveryDays] = useState<number | string>(schedule.everyDays);
  const [keep, setKeep] = useState<number | string>(schedule.keep);
  const [withSecrets, setWithSecrets] = useState(schedule.withSecrets);
  const [passphrase, setPassphrase] = useState('');
  const [failure, setFailure] = useState(because);
  const [busy, setBusy] = useState(false);
  const { passphraseSet, canChoose, on } = schedule;
  const acceptable = passphrase === '' ? passphraseSet : passphrase.length >= passphraseLeast;
  const ready = acceptable && folder.trim() !== '' && Number(everyDays) >= 1 && Number(keep) >= 1;
  const aboutPassphrase = failure !== null && ofThePassphrase.has(failure.code);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const plan = { on: true, folder, everyDays: Number(everyDays), keep: Number(keep), withSecrets };
    const result = await client.call('backups.setSchedule', {
      plan,
      ...(passphrase !== '' && { passphrase }),
    });
    setBusy(false);
    if (!result.ok) return setFailure(result.error);
    notifyDone(t('backup.schedule.saved'));
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={t('backup.schedule.question')} size={520} withCloseButton={false}>
      <form className="dialog-form" onSubmit={(event) => void save(event)}>
        <FolderField
          folder={folder}
          onChange={setFolder}
          error={aboutPassphrase ? undefined : failure?.message}
          canChoose={canChoose}
        />
        <div className="schedule-numbers">
          <WholeNumber
            label={t('backup.schedule.everyDays')}
            most={30}
            value={everyDays}
            onChange={setEveryDays}
          />
          <WholeNumber label={t('backup.schedule.keep')} most={100} value={keep} onChange={setKeep} />
        </div>
        <p className="second">{t('backup.schedule.keepHint')}</p>
        <PasswordInput
          label={t('backup.passphrase')}
          description={
            passphraseSet ? t('backup.schedule.stored') : t('backup.rule', { count: passphraseLeast })
          }
          visibilityToggleButtonProps={{ 'aria-label': t('showKey') }}
          autoComplete="new-password"
          maxLength={1000}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          error={aboutPassphrase ? failure.message : null}
        />
        <p className="second">{t('backup.schedule.warning')}</p>
        <Checkbox
          label={t('backup.secrets')}
          description={t('backup.secretsText')}
          checked={withSecrets}
          onChange={(event) => setWithSecrets(event.currentTarget.checked)}
        />
        <div className="dialog-form-buttons">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <BusyButton type="submit" busy={busy} disabled={!ready}>
            {t(on ? 'backup.schedule.saveChange' : 'backup.schedule.save')}
          </BusyButton>
        </div>
      </form>
    </Modal>
  );
}

interface FolderFieldProps {
  readonly folder: string;
  readonly onChange: (folder: string) => void;
  readonly error: string | undefined;
  readonly canChoose: boolean;
}

/** Typed, or on the desktop chosen in the system's own way. */
function FolderField({ folder, onChange, error, canChoose }: FolderFieldProps) {
  const { t } = useTranslation('configuration');
  const command = useCommand();

  async function choose(): Promise<void> {
    const chosen = await command('backups.chooseFolder');
    if (chosen?.folder != null) onChange(chosen.folder);
  }

  return (
    <div className="schedule-folder">
      <TextInput
        label={t('backup.schedule.folder')}
        description={t('backup.schedule.folderHint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        value={folder}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        data-autofocus
      />
      {canChoose && (
        <Button variant="default" onClick={() => void choose()}>
          {t('backup.schedule.choose')}
        </Button>
      )}
    </div>
  );
}

interface WholeNumberProps {
  readonly label: string;
  readonly most: number;
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
}

function WholeNumber({ most, ...field }: WholeNumberProps) {
  return <NumberInput min={1} max={most} allowDecimal={false} clampBehavior="strict" {...field} />;
}
