import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import type { Failure } from '#contract/result.ts';
import { BusyButton } from '../../../components/busy-button.tsx';
import { formatPhone } from '../../../lib/phone.ts';
import { useClient } from '../../../state/invita-context.ts';
import { fullName } from '../full-name.ts';
import type { GuestEdits } from './use-guest-edits.tsx';
import './household-dialog.css';

export interface SplitDialogProps {
  readonly household: Household | null;
  readonly edits: GuestEdits;
  readonly onClose: () => void;
}

/** Some of a household get one of their own. */
export function SplitDialog({ household, edits, onClose }: SplitDialogProps) {
  const { t } = useTranslation('guests');
  return (
    <Modal
      opened={household !== null}
      onClose={onClose}
      title={household && t('split.title', { name: household.name })}
      size={480}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {household && <SplitForm key={household.id} household={household} edits={edits} onClose={onClose} />}
    </Modal>
  );
}

function SplitForm({ household, edits, onClose }: SplitDialogProps & { readonly household: Household }) {
  const { t } = useTranslation('guests');
  const client = useClient();
  const [people, setPeople] = useState<readonly string[]>([]);
  const [phones, setPhones] = useState<readonly string[]>([]);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const result = await client.call('guests.split', {
      id: household.id,
      people: people.map(Number),
      phones: [...phones],
      name: name.trim(),
    });
    setBusy(false);
    if (!result.ok) return setFailure(result.error);
    edits.tell(result.data, t('edited.split', { name: household.name }));
    onClose();
  }

  return (
    <form className="household-form" onSubmit={(event) => void submit(event)}>
      <Checkbox.Group
        label={t('split.people')}
        value={[...people]}
        error={failure?.message}
        onChange={setPeople}
      >
        <div className="household-choices">
          {household.guests.map((guest, index) => (
            <Checkbox
              size="xs"
              radius={4}
              // biome-ignore lint/suspicious/noArrayIndexKey: two guests may have the same name, and none has an id
              key={index}
              value={String(index)}
              label={fullName(guest)}
              {...(index === 0 && { 'data-autofocus': true })}
            />
          ))}
        </div>
      </Checkbox.Group>
      {household.phones.length > 0 && (
        <Checkbox.Group
          label={t('split.phones')}
          description={t('split.phonesHint')}
          value={[...phones]}
          onChange={setPhones}
        >
          <div className="household-choices">
            {household.phones.map((phone) => (
              <Checkbox key={phone} size="xs" radius={4} value={phone} label={formatPhone(phone)} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <TextInput
        label={t('split.name')}
        description={t('split.nameHint')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <p className="hint">{t(`split.invitation.${whatOfInvitation(household)}`)}</p>
      <div className="household-form-buttons">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <BusyButton type="submit" busy={busy}>
          {t('split.confirm')}
        </BusyButton>
      </div>
    </form>
  );
}

function whatOfInvitation({ invitation }: Household): 'none' | 'waiting' | 'out' {
  if (invitation === null) return 'none';
  return invitation.status === 'PENDING' ? 'waiting' : 'out';
}
