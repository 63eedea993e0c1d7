import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { navigate } from '../../../state/navigation.ts';
import { notifyDone, useCommand } from '../../../state/use-command.ts';

export interface ForgetDialogProps {
  readonly household: Household | null;
  readonly onClose: () => void;
}

/** Asks before a household is erased for good: what goes, what stays, what cannot be reached from here. */
export function ForgetDialog({ household, onClose }: ForgetDialogProps) {
  const { t } = useTranslation('guests');
  const command = useCommand();
  const [busy, setBusy] = useState(false);
  const name = household?.name ?? '';

  async function forget(): Promise<void> {
    if (household === null) return;
    setBusy(true);
    const done = await command('guests.forget', { ids: [household.id] });
    setBusy(false);
    onClose();
    if (done === null) return;
    navigate('guests');
    notifyDone(t('forget.done'));
  }

  return (
    <ConfirmDialog
      opened={household !== null}
      title={t('forget.title', { name })}
      confirmLabel={t('forget.confirm')}
      danger
      busy={busy}
      onConfirm={() => void forget()}
      onCancel={onClose}
    >
      <Stack gap="sm">
        <p>{t('forget.goes')}</p>
        <p>{t('forget.stays')}</p>
        <p>{t('forget.elsewhere')}</p>
      </Stack>
    </ConfirmDialog>
  );
}
