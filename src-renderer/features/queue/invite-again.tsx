import { Button } from '@mantine/core';
import { Repeat2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '#contract/queue.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notifyDone, useCommand } from '../../state/use-command.ts';

const over: readonly QueueItem['status'][] = ['SENT', 'DELIVERED', 'READ', 'FAILED'];

export function mayInviteAgain({ kind, household, status }: QueueItem): boolean {
  return kind === 'INVITATION' && household !== null && over.includes(status);
}

/** «Invita di nuovo…»: a second invitation on purpose, such as after the number was put right. */
export function InviteAgain({ item }: { readonly item: QueueItem }) {
  const { t } = useTranslation('queue');
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  async function invite() {
    setBusy(true);
    const queued = await command('queue.inviteAgain', { id: item.id });
    setBusy(false);
    setAsking(false);
    if (queued !== null) notifyDone(t('again.done'));
  }

  return (
    <>
      <Button variant="default" leftSection={<Repeat2 />} onClick={() => setAsking(true)}>
        {t('again.button')}
      </Button>
      <ConfirmDialog
        opened={asking}
        danger
        title={t('again.title', { name: item.household?.name ?? '' })}
        confirmLabel={t('again.confirm')}
        cancelLabel={t('again.leave')}
        busy={busy}
        onConfirm={() => void invite()}
        onCancel={() => setAsking(false)}
      >
        {item.status === 'FAILED' ? t('again.failed') : t('again.sent')}
      </ConfirmDialog>
    </>
  );
}
