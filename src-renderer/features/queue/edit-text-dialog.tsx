import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '#contract/queue.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { notifyDone, useCommand } from '../../state/use-command.ts';
import './edit-text-dialog.css';

export interface EditTextDialogProps {
  readonly item: Pick<QueueItem, 'id' | 'text'>;
  readonly onClose: () => void;
}

/** «Modifica testo»: of one message that waits. When it leaves meanwhile, that is said and the text is kept here. */
export function EditTextDialog({ item, onClose }: EditTextDialogProps) {
  const { t } = useTranslation('queue');
  const command = useCommand();
  const [text, setText] = useState(item.text);
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    const edited = await command('queue.edit', { id: item.id, text });
    setBusy(false);
    if (edited === null) return;
    notifyDone(t('edit.done'));
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={t('edit.title')} size={520}>
      <Textarea
        label={t('edit.label')}
        description={t('edit.only')}
        rows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <div className="edit-text-buttons">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <BusyButton
          busy={busy}
          disabled={text.trim() === '' || text === item.text}
          onClick={() => void save()}
        >
          {t('edit.save')}
        </BusyButton>
      </div>
    </Modal>
  );
}
