import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { navigate } from '../../../state/navigation.ts';
import { notifyDone, useCommand } from '../../../state/use-command.ts';
import { fullName } from '../full-name.ts';

interface ForgetDialogProps {
  readonly opened: boolean;
  readonly name: string;
  /** What goes, what stays, what cannot be reached from here. */
  readonly paragraphs: readonly string[];
  /** What became of it, once it is done; null = refused, and told. */
  readonly forget: () => Promise<{ readonly household: boolean; readonly cancelled: number } | null>;
  readonly onClose: () => void;
}

/** Asks before somebody is erased for good. */
function ForgetDialog({ opened, name, paragraphs, forget, onClose }: ForgetDialogProps) {
  const { t } = useTranslation('guests');
  const [busy, setBusy] = useState(false);

  async function confirm(): Promise<void> {
    setBusy(true);
    const done = await forget();
    setBusy(false);
    onClose();
    if (done === null) return;
    if (done.household) navigate('guests');
    const cancelled = done.cancelled > 0 ? ` ${t('edited.cancelled', { count: done.cancelled })}` : '';
    notifyDone(`${t('forget.done')}${cancelled}`);
  }

  return (
    <ConfirmDialog
      opened={opened}
      title={t('forget.title', { name })}
      confirmLabel={t('forget.confirm')}
      danger
      busy={busy}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <Stack gap="sm">
        {paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Stack>
    </ConfirmDialog>
  );
}

export interface ForgetHouseholdProps {
  readonly household: Household | null;
  readonly onClose: () => void;
}

export function ForgetHousehold({ household, onClose }: ForgetHouseholdProps) {
  const { t } = useTranslation('guests');
  const command = useCommand();

  async function forget() {
    const done = household && (await command('guests.forget', { ids: [household.id] }));
    return done && { household: true, cancelled: 0 };
  }

  return (
    <ForgetDialog
      opened={household !== null}
      name={household?.name ?? ''}
      paragraphs={[t('forget.goes'), t('forget.stays'), t('forget.elsewhere')]}
      forget={forget}
      onClose={onClose}
    />
  );
}

export interface ForgetGuestProps {
  /** Who is to be forgotten, by the place in the household. */
  readonly who: { readonly household: Household; readonly index: number } | null;
  readonly onClose: () => void;
}

/** One person of a household; the last one takes the household along. */
export function ForgetGuest({ who, onClose }: ForgetGuestProps) {
  const { t } = useTranslation('guests');
  const command = useCommand();
  const guest = who?.household.guests[who.index];
  const last = who?.household.guests.filter((each) => fullName(each) !== '').length === 1;

  async function forget() {
    if (who === null || guest === undefined) return null;
    return command('guests.forgetGuest', { id: who.household.id, index: who.index, ...guest });
  }

  return (
    <ForgetDialog
      opened={who !== null}
      name={guest === undefined ? '' : fullName(guest)}
      paragraphs={
        last
          ? [t('forgetGuest.last'), t('forget.goes'), t('forget.elsewhere')]
          : [t('forgetGuest.goes'), t('forgetGuest.stays'), t('forgetGuest.elsewhere')]
      }
      forget={forget}
      onClose={onClose}
    />
  );
}
