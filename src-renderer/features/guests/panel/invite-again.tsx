import { Button } from '@mantine/core';
import { Repeat2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { notifyDone, useCommand } from '../../../state/use-command.ts';

type Invitation = NonNullable<Household['invitation']>;

const over: readonly Invitation['status'][] = ['SENT', 'DELIVERED', 'READ', 'FAILED'];

/** «Invita di nuovo…»: also for those who got theirs while they belonged to another household. */
export function InviteAgain({ household }: { readonly household: Household }) {
  const { t } = useTranslation('guests');
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const { id, name, phones, invitation } = household;
  if (invitation === null || phones.length === 0 || household.optedOut || !over.includes(invitation.status))
    return null;

  async function invite(after: Invitation) {
    setBusy(true);
    const queued = await command('queue.inviteAgain', { id: after.id, household: id });
    setBusy(false);
    setAsking(false);
    if (queued !== null) notifyDone(t('again.done'));
  }

  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<Repeat2 size={15} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('again.button')}
      </Button>
      <ConfirmDialog
        opened={asking}
        danger
        title={t('again.title', { name })}
        confirmLabel={t('again.confirm')}
        cancelLabel={t('again.leave')}
        busy={busy}
        onConfirm={() => void invite(invitation)}
        onCancel={() => setAsking(false)}
      >
        {invitation.status === 'FAILED' ? t('again.failed') : t('again.sent')}
      </ConfirmDialog>
    </>
  );
}
