import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { HouseholdForm } from './household-form.tsx';
import { emptyValues, forgottenIn, valuesOf } from './household-values.ts';
import type { GuestEdits } from './use-guest-edits.tsx';

export interface HouseholdDialogProps {
  /** The household to change; `new` for another one; null shows nothing. */
  readonly household: Household | 'new' | null;
  readonly edits: GuestEdits;
  readonly onClose: () => void;
  /** It was added or changed. */
  readonly onSaved: (id: string) => void;
}

/** Adds a household or changes one. */
export function HouseholdDialog({ household, edits, onClose, onSaved }: HouseholdDialogProps) {
  const { t } = useTranslation('guests');
  const existing = household === 'new' || household === null ? null : household;
  return (
    <Modal
      opened={household !== null}
      onClose={onClose}
      title={existing === null ? t('form.addTitle') : t('form.editTitle', { name: existing.name })}
      size={620}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <HouseholdForm
        key={existing?.id ?? 'new'}
        id={existing?.id}
        initial={existing === null ? emptyValues : valuesOf(existing)}
        forgotten={existing === null ? 0 : forgottenIn(existing)}
        waiting={existing?.invitation?.status === 'PENDING'}
        edits={edits}
        onCancel={onClose}
        onSaved={onSaved}
      />
    </Modal>
  );
}
