import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import type { Failure } from '#contract/result.ts';
import { BusyButton } from '../../../components/busy-button.tsx';
import { BlockSkeleton } from '../../../components/skeletons.tsx';
import { useClient } from '../../../state/invita-context.ts';
import type { GuestEdits } from './use-guest-edits.tsx';
import { useHouseholds } from './use-households.ts';
import './household-dialog.css';

export interface MergeDialogProps {
  /** Those to merge; null shows nothing. */
  readonly ids: readonly string[] | null;
  readonly edits: GuestEdits;
  readonly onClose: () => void;
  /** With the household that is left. */
  readonly onMerged: (id: string) => void;
}

/** Several households become one, with one invitation. */
export function MergeDialog({ ids, edits, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation('guests');
  return (
    <Modal
      opened={ids !== null}
      onClose={onClose}
      title={t('merge.title', { count: ids?.length ?? 0 })}
      size={480}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {ids && <MergeLoaded ids={ids} edits={edits} onClose={onClose} onMerged={onMerged} />}
    </Modal>
  );
}

type Loaded = MergeDialogProps & { readonly ids: readonly string[] };

function MergeLoaded(props: Loaded) {
  const households = useHouseholds(props.ids);
  return households === null ? (
    <BlockSkeleton height={160} />
  ) : (
    <MergeForm {...props} households={households} />
  );
}

function MergeForm(props: Loaded & { readonly households: readonly Household[] }) {
  const { ids, households, edits, onClose, onMerged } = props;
  const { t } = useTranslation('guests');
  const client = useClient();
  const [name, setName] = useState(households[0]?.name ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const waiting = households.filter(({ invitation }) => invitation?.status === 'PENDING').length;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const given = name.trim();
    const result = await client.call('guests.merge', { ids: [...ids], ...(given !== '' && { name: given }) });
    setBusy(false);
    if (!result.ok) return setFailure(result.error);
    edits.tell(result.data, t('edited.merged', { count: households.length }));
    onMerged(result.data.households[0] ?? '');
  }

  return (
    <form className="household-form" onSubmit={(event) => void submit(event)}>
      <ul className="merge-names">
        {households.map((household) => (
          <li key={household.id}>
            {household.name}{' '}
            <span className="hint">{t('merge.people', { count: household.guests.length })}</span>
          </li>
        ))}
      </ul>
      <TextInput
        label={t('merge.name')}
        maxLength={120}
        data-autofocus
        value={name}
        error={failure?.message}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <p className="hint">{t('merge.oneInvitation')}</p>
      {waiting > 0 && <p className="hint">{t('merge.waiting')}</p>}
      {households.some(({ optedOut }) => optedOut) && <p className="hint">{t('merge.optedOut')}</p>}
      <div className="household-form-buttons">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <BusyButton type="submit" busy={busy}>
          {t('merge.confirm', { count: households.length })}
        </BusyButton>
      </div>
    </form>
  );
}
