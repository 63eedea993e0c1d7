import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { navigate } from '../../../state/navigation.ts';
import { notifyDone, useCommand } from '../../../state/use-command.ts';
import { fullName } from '../full-name.ts';

export interface ForgetGuestDialogProps {
  /** Who is to be forgotten, by the place in the household. */
  readonly who: { readonly household: Household; readonly index: number } | null;
  readonly onClose: () => void;
}

/** Asks before one person of a household is erased for good; the last one takes the household along. */
export function ForgetGuestDialog({ who, onClose }: ForgetGuestDialogProps) {
  const { t } = useTranslation('guests');
  const command = useCommand();
  const [busy, setBusy] = useState(false);
  const guest = who?.household.guests[who.index];
  const name = guest === undefined ? '' : fullName(guest);
  const last = who?.household.guests.filter((each) => fullName(each) !== '').length === 1;

  async function forget(): Promise<void> {
    if (who === null || guest === undefined) return;
    setBusy(true);
    const done = await command('guests.forgetGuest', { id: who.household.id, index: who.index, ...guest });
    setBusy(false);
    onClose();
    if (done === null) return;
    if (done.household) navigate('guests');
    const cancelled = done.cancelled > 0 ? ` ${t('edited.cancelled', { count: done.cancelled })}` : '';
    notifyDone(`${t('forget.done')}${cancelled}`);
  }

  return (
    <ConfirmDialog
      opened={who !== null}
      title={t('forget.title', { name })}
      confirmLabel={t('forget.confirm')}
      danger
      busy={busy}
      onConfirm={() => void forget()}
      onCancel={onClose}
    >
      {last ? (
        <Stack gap="sm">
          <p>{t('forgetGuest.last')}</p>
          <p>{t('forget.goes')}</p>
          <p>{t('forget.elsewhere')}</p>
        </Stack>
      ) : (
        <Stack gap="sm">
          <p>{t('forgetGuest.goes')}</p>
          <p>{t('forgetGuest.stays')}</p>
          <p>{t('forgetGuest.elsewhere')}</p>
        </Stack>
      )}
    </ConfirmDialog>
  );
}
