import { Button, type ButtonProps } from '@mantine/core';
import { Repeat2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageStatus } from '#contract/queue.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

export interface InviteAgainProps {
  /** Whose invitation it is. */
  readonly name: string;
  /** What became of the invitation they had. */
  readonly status: MessageStatus;
  readonly size?: ButtonProps['size'];
  readonly onInvite: () => Promise<void>;
}

const over: readonly MessageStatus[] = ['SENT', 'DELIVERED', 'READ', 'FAILED'];

/** «Invita di nuovo…»: a second invitation on purpose, such as after the number was put right. Nothing until the first is over. */
export function InviteAgain({ name, status, size = 'sm', onInvite }: InviteAgainProps) {
  const { t } = useTranslation('components');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!over.includes(status)) return null;

  async function invite(): Promise<void> {
    setBusy(true);
    await onInvite();
    setBusy(false);
    setAsking(false);
  }

  return (
    <>
      <Button
        size={size}
        variant="default"
        leftSection={<Repeat2 aria-hidden />}
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
        onConfirm={() => void invite()}
        onCancel={() => setAsking(false)}
      >
        {status === 'FAILED' ? t('again.failed') : t('again.sent')}
      </ConfirmDialog>
    </>
  );
}
