import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './confirm-dialog.css';
import './delete-all-dialog.css';
import { BusyButton } from './busy-button.tsx';

export interface DeleteAllDialogProps {
  /** How much there is, as a person says it: «148 famiglie, 312 persone». */
  readonly what: string;
  /** Messages that wait in the queue. */
  readonly waiting: number;
  readonly onDelete: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before all personal data is deleted: a word has to be typed, so that no click does it by mistake. */
export function DeleteAllDialog({ what, waiting, onDelete, onClose }: DeleteAllDialogProps) {
  const { t } = useTranslation('components');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const word = t('deleteAll.word');
  const sure = typed.trim().toLocaleUpperCase() === word;

  async function remove(): Promise<void> {
    setBusy(true);
    await onDelete();
    setBusy(false);
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('deleteAll.title')}
      size={480}
      withCloseButton={false}
      // Gone while the deletion goes on, it would look as if that had been called off.
      closeOnEscape={!busy}
      closeOnClickOutside={!busy}
    >
      <form
        className="delete-all second"
        onSubmit={(event) => {
          event.preventDefault();
          if (sure && !busy) void remove();
        }}
      >
        <p>{t('deleteAll.goes', { what })}</p>
        {waiting > 0 && <p>{t('deleteAll.waiting', { count: waiting })}</p>}
        <p>{t('deleteAll.stays')}</p>
        <p>{t('deleteAll.elsewhere')}</p>
        <TextInput
          label={t('deleteAll.type', { word })}
          autoComplete="off"
          maxLength={20}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className="confirm-dialog-buttons">
          <Button onClick={onClose} disabled={busy} data-autofocus>
            {t('common:cancel')}
          </Button>
          <BusyButton type="submit" variant="default" data-danger disabled={!sure} busy={busy}>
            {t('deleteAll.confirm')}
          </BusyButton>
        </div>
      </form>
    </Modal>
  );
}
