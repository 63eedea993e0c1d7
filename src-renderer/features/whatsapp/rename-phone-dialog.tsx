import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { useCommand } from '../../state/use-command.ts';
import './phone-form.css';

export interface RenamePhoneDialogProps {
  readonly session: SessionView;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

export function RenamePhoneDialog({ session, opened, onClose, onDone }: RenamePhoneDialogProps) {
  const { t } = useTranslation('whatsapp');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('rename.title', { label: session.label })}
      size={440}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <RenameForm session={session} onClose={onClose} onDone={onDone} />
    </Modal>
  );
}

// Inside the Modal, which forgets what was typed when it closes.
function RenameForm({ session, onClose, onDone }: Omit<RenamePhoneDialogProps, 'opened'>) {
  const { t } = useTranslation('whatsapp');
  const command = useCommand();
  const [label, setLabel] = useState(session.label);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const renamed = await command('sessions.update', {
      type: session.type,
      changes: { label: label.trim() },
    });
    await onDone();
    setBusy(false);
    if (renamed !== null) onClose();
  }

  return (
    <form className="phone-form" onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('add.name')}
        description={t('rename.hint')}
        maxLength={60}
        data-autofocus
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <div className="phone-form-buttons">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <BusyButton type="submit" busy={busy} disabled={label.trim() === ''}>
          {t('rename.action')}
        </BusyButton>
      </div>
    </form>
  );
}
