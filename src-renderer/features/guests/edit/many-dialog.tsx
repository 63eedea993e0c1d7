import { Autocomplete, Button, Modal, SegmentedControl, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAction } from '#contract/guest-editing.ts';
import { BusyButton } from '../../../components/busy-button.tsx';
import { useFormat } from '../../../state/use-format.ts';
import { useGuestFacets } from '../../../state/use-guest-facets.ts';
import { LanguageSelect } from './language-select.tsx';
import type { GuestEdits } from './use-guest-edits.tsx';
import './household-dialog.css';

export interface ManyDialogProps {
  /** The households to change; null shows nothing. */
  readonly ids: readonly string[] | null;
  readonly edits: GuestEdits;
  readonly onClose: () => void;
}

/** Changes one thing of many households. */
export function ManyDialog({ ids, edits, onClose }: ManyDialogProps) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const count = ids?.length ?? 0;
  return (
    <Modal
      opened={ids !== null}
      onClose={onClose}
      title={t('many.title', { count, n: format.number(count) })}
      size={480}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {ids && <ManyForm ids={ids} edits={edits} onClose={onClose} />}
    </Modal>
  );
}

const fields = ['addTag', 'removeTag', 'setSide', 'setLanguage'] as const;
type Field = (typeof fields)[number];

function ManyForm({ ids, edits, onClose }: ManyDialogProps & { readonly ids: readonly string[] }) {
  const { t } = useTranslation('guests');
  const [field, setField] = useState<Field>('addTag');
  const [value, setValue] = useState('');
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const action = actionOf(field, value.trim());
    setMissing(action === null);
    if (action === null || busy) return;
    setBusy(true);
    const done = await edits.bulk(ids, action);
    setBusy(false);
    if (done) onClose();
  }

  return (
    <form className="household-form" onSubmit={(event) => void submit(event)}>
      <SegmentedControl
        fullWidth
        aria-label={t('many.what')}
        data={fields.map((each) => ({ value: each, label: t(`many.field.${each}`) }))}
        value={field}
        onChange={(next) => {
          setField(next as Field);
          setValue('');
          setMissing(false);
        }}
      />
      <ValueField field={field} value={value} missing={missing} onChange={setValue} />
      <div className="household-form-buttons">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <BusyButton type="submit" busy={busy}>
          {t('many.confirm')}
        </BusyButton>
      </div>
    </form>
  );
}

/** Null while a tag is not named. */
function actionOf(field: Field, value: string): BulkAction | null {
  switch (field) {
    case 'setSide':
      return { do: field, side: value === '' ? null : value };
    case 'setLanguage':
      return { do: field, language: value === 'it' || value === 'en' ? value : null };
    default:
      return value === '' ? null : { do: field, tag: value };
  }
}

interface ValueFieldProps {
  readonly field: Field;
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (value: string) => void;
}

function ValueField({ field, value, missing, onChange }: ValueFieldProps) {
  const { t } = useTranslation('guests');
  const facets = useGuestFacets();
  const tags = facets.tags.map((tag) => tag.value);
  return (
    <>
      {field === 'addTag' && (
        <Autocomplete
          openOnFocus={false}
          label={t('many.addTag')}
          data={tags}
          maxLength={40}
          data-autofocus
          value={value}
          error={missing && t('many.missing')}
          onChange={onChange}
        />
      )}
      {field === 'removeTag' && (
        <Select
          label={t('many.removeTag')}
          data={tags}
          value={value === '' ? null : value}
          nothingFoundMessage={t('many.noTags')}
          error={missing && t('many.missing')}
          onChange={(tag) => onChange(tag ?? '')}
        />
      )}
      {field === 'setSide' && (
        <Autocomplete
          openOnFocus={false}
          label={t('form.side')}
          description={t('many.sideHint')}
          data={facets.sides.map((side) => side.value)}
          maxLength={40}
          value={value}
          onChange={onChange}
        />
      )}
      {field === 'setLanguage' && <LanguageSelect value={value as '' | 'it' | 'en'} onChange={onChange} />}
    </>
  );
}
