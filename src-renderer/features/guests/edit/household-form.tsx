import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/result.ts';
import { BusyButton } from '../../../components/busy-button.tsx';
import { useClient } from '../../../state/invita-context.ts';
import { notifyFailure } from '../../../state/use-command.ts';
import { DetailFields } from './detail-fields.tsx';
import { refusedField } from './field-errors.ts';
import { changesIn, draftOf, type HouseholdValues } from './household-values.ts';
import { PeopleFields } from './people-fields.tsx';
import { PhoneFields } from './phone-fields.tsx';
import type { GuestEdits } from './use-guest-edits.tsx';
import './household-dialog.css';

export interface HouseholdFormProps {
  /** Undefined for a new one. */
  readonly id: string | undefined;
  readonly initial: HouseholdValues;
  /** People of it whose names are gone. */
  readonly forgotten: number;
  /** Its invitation is queued already. */
  readonly waiting: boolean;
  readonly edits: GuestEdits;
  readonly onCancel: () => void;
  readonly onSaved: (id: string) => void;
}

/** A household with all that is known of it; a refusal is said at the field it is about. */
export function HouseholdForm(props: HouseholdFormProps) {
  const { id, initial, forgotten, waiting, edits, onCancel, onSaved } = props;
  const { t } = useTranslation('guests');
  const client = useClient();
  const [values, setValues] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (failure !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failure]);

  const set = (changes: Partial<HouseholdValues>) => setValues((before) => ({ ...before, ...changes }));
  const field = failure === null ? undefined : refusedField(failure);
  const errorAt = (path: string) => (failure !== null && field === path ? failure.message : null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const result =
      id === undefined
        ? await client.call('guests.add', draftOf(values))
        : await client.call('guests.update', { id, changes: changesIn(initial, values) });
    setBusy(false);
    if (!result.ok) {
      setFailure(result.error);
      if (refusedField(result.error) === undefined) notifyFailure(result.error);
      return;
    }
    const { household } = result.data;
    edits.tell(result.data, t(id === undefined ? 'edited.added' : 'edited.saved', { name: household.name }));
    edits.tellSamePhone(result.data.samePhone);
    onSaved(household.id);
  }

  return (
    <form ref={form} className="household-form" onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('form.name')}
        description={t('form.nameHint')}
        maxLength={120}
        data-autofocus
        value={values.name}
        error={errorAt('name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <PeopleFields guests={values.guests} errorAt={errorAt} onChange={(guests) => set({ guests })} />
      {forgotten > 0 && <p className="hint">{t('form.forgotten', { count: forgotten })}</p>}
      <PhoneFields phones={values.phones} errorAt={errorAt} onChange={(phones) => set({ phones })} />
      {waiting && <p className="hint">{t('form.waiting')}</p>}
      <DetailFields values={values} errorAt={errorAt} onChange={set} />
      <div className="household-form-buttons">
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <BusyButton type="submit" busy={busy}>
          {t(id === undefined ? 'form.add' : 'form.save')}
        </BusyButton>
      </div>
    </form>
  );
}
