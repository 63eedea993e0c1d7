import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewRow } from '#contract/imports.ts';
import { BusyButton } from '../../../components/busy-button.tsx';
import { fullName } from '../full-name.ts';
import { useRevise } from './revise-context.ts';

type EditableRow = Extract<PreviewRow, { kind: 'line' | 'refused' }>;

export interface EditRowProps {
  readonly row: EditableRow;
  readonly onDone: () => void;
}

/** Name and phone of one row, in its place: Enter keeps them, Esc leaves them. */
export function EditRow({ row, onDone }: EditRowProps) {
  const { t } = useTranslation('guests');
  const revise = useRevise();
  const before = valuesOf(row);
  const others = row.kind === 'line' ? row.guests.slice(1) : [];
  const [values, setValues] = useState(before);
  const [saving, setSaving] = useState(false);
  const field = (name: keyof typeof values) => ({
    label: t(`mend.${name}`),
    value: values[name],
    readOnly: saving,
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const names = values.firstName !== before.firstName || values.lastName !== before.lastName;
    const changed = {
      ...(names && { firstName: values.firstName, lastName: values.lastName }),
      ...(values.phone !== before.phone && { phone: values.phone }),
    };
    if (Object.keys(changed).length === 0) return onDone();
    setSaving(true);
    // A damaged row has nothing else to go by: what was written is all there is of it.
    const whole = row.kind === 'refused' ? values : changed;
    if (await revise({ edit: { row: row.row, values: whole } })) onDone();
    else setSaving(false);
  }

  return (
    <>
      <td className="preview-number tabular">{row.row}</td>
      <td className="preview-edit" colSpan={4}>
        <form
          aria-label={t('mend.label', { row: row.row })}
          className="preview-edit-form"
          onSubmit={(event) => void save(event)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onDone();
          }}
        >
          <TextInput {...field('firstName')} data-autofocus autoFocus={before.phone !== ''} />
          <TextInput {...field('lastName')} />
          <TextInput {...field('phone')} type="tel" autoFocus={before.phone === ''} />
          <BusyButton type="submit" size="sm" busy={saving}>
            {t('mend.save')}
          </BusyButton>
          <Button variant="default" size="sm" disabled={saving} onClick={onDone}>
            {t('common:cancel')}
          </Button>
          {others.length > 0 && (
            <p className="hint preview-edit-others">
              {t('mend.others', { names: others.map(fullName).join(', ') })}
            </p>
          )}
        </form>
      </td>
    </>
  );
}

function valuesOf(row: EditableRow): { firstName: string; lastName: string; phone: string } {
  if (row.kind === 'refused') return { firstName: '', lastName: '', phone: '' };
  const [guest] = row.guests;
  return { firstName: guest?.firstName ?? '', lastName: guest?.lastName ?? '', phone: guest?.phone ?? '' };
}
