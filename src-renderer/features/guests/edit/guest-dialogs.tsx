import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { navigate, useRoute } from '../../../state/navigation.ts';
import { useFormat } from '../../../state/use-format.ts';
import { ForgetGuest, ForgetHousehold } from './forget-dialog.tsx';
import { HouseholdDialog } from './household-dialog.tsx';
import { ManyDialog } from './many-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { ProposalsDialog } from './proposals-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import type { GuestEdits } from './use-guest-edits.tsx';

export type GuestDialog =
  | { readonly kind: 'edit'; readonly household: Household | 'new' }
  | { readonly kind: 'split' | 'forget'; readonly household: Household }
  | { readonly kind: 'forgetGuest'; readonly household: Household; readonly index: number }
  | { readonly kind: 'merge' | 'many' | 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'proposals' };

export interface GuestDialogState {
  readonly shown: GuestDialog | null;
  readonly show: (dialog: GuestDialog) => void;
  readonly close: () => void;
}

export function useGuestDialogs(): GuestDialogState {
  const [shown, setShown] = useState<GuestDialog | null>(null);
  return { shown, show: setShown, close: () => setShown(null) };
}

export interface GuestDialogsProps {
  readonly dialogs: GuestDialogState;
  readonly edits: GuestEdits;
  /** What was selected is done with. */
  readonly onDone: () => void;
}

/** The one dialog that is open, if any. */
export function GuestDialogs({ dialogs, edits, onDone }: GuestDialogsProps) {
  const { shown, close } = dialogs;
  const many = (kind: 'merge' | 'many' | 'remove') => (shown?.kind === kind ? shown.ids : null);

  function open(id: string): void {
    close();
    onDone();
    navigate('guests', { id });
  }

  return (
    <>
      <HouseholdDialog
        household={shown?.kind === 'edit' ? shown.household : null}
        edits={edits}
        onClose={close}
        onSaved={open}
      />
      <SplitDialog
        household={shown?.kind === 'split' ? shown.household : null}
        edits={edits}
        onClose={close}
      />
      <MergeDialog ids={many('merge')} edits={edits} onClose={close} onMerged={open} />
      <ProposalsDialog
        opened={shown?.kind === 'proposals'}
        onClose={close}
        onMerge={(ids) => dialogs.show({ kind: 'merge', ids })}
      />
      <ManyDialog ids={many('many')} edits={edits} onClose={close} />
      <ForgetHousehold household={shown?.kind === 'forget' ? shown.household : null} onClose={close} />
      <ForgetGuest who={shown?.kind === 'forgetGuest' ? shown : null} onClose={close} />
      <RemoveDialog ids={many('remove')} edits={edits} onClose={close} onRemoved={onDone} />
    </>
  );
}

interface RemoveDialogProps {
  readonly ids: readonly string[] | null;
  readonly edits: GuestEdits;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

function RemoveDialog({ ids, edits, onClose, onRemoved }: RemoveDialogProps) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const openId = useRoute().params['id'];
  const [busy, setBusy] = useState(false);
  const count = { count: ids?.length ?? 0, n: format.number(ids?.length ?? 0) };

  async function remove(): Promise<void> {
    if (ids === null) return;
    setBusy(true);
    const done = await edits.bulk(ids, { do: 'remove' });
    setBusy(false);
    onClose();
    if (!done) return;
    onRemoved();
    if (openId !== undefined && ids.includes(openId)) navigate('guests');
  }

  return (
    <ConfirmDialog
      opened={ids !== null}
      title={t('remove.title', count)}
      confirmLabel={t('remove.confirm', count)}
      danger
      busy={busy}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      {t('remove.text')}
    </ConfirmDialog>
  );
}
