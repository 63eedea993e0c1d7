import { Button } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { notifyDone, useCommand } from '../../../state/use-command.ts';
import { useFormat } from '../../../state/use-format.ts';
import { useRemote } from '../../../state/use-remote.ts';
import './last-import.css';

/** The latest import, while all of it can still be taken back: until the first of its invitations leaves. */
export function LastImport() {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const command = useCommand();
  const [remote] = useRemote('guests.imports', {
    input: { limit: 1 },
    refreshOn: ['guests.changed', 'queue.changed'],
  });
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const last = remote.status === 'ready' ? remote.data.items[0] : undefined;
  if (last === undefined || !last.undoable) return null;

  async function undo(importId: string): Promise<void> {
    setBusy(true);
    const undone = await command('guests.undoImport', { importId });
    setBusy(false);
    setAsking(false);
    if (undone !== null) notifyDone(t('undo.done'));
  }

  return (
    <div className="last-import second">
      {t('undo.strip', { name: last.filename ?? t('undo.pasted'), when: format.when(last.appliedAt) })}
      <Button size="xs" variant="subtle" leftSection={<Undo2 aria-hidden />} onClick={() => setAsking(true)}>
        {t('undo.button')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('undo.title')}
        confirmLabel={t('undo.button')}
        busy={busy}
        danger
        onConfirm={() => void undo(last.id)}
        onCancel={() => setAsking(false)}
      >
        {t('undo.text')}
      </ConfirmDialog>
    </div>
  );
}
