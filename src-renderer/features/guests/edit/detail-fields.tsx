import { Autocomplete, NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useGuestFacets } from '../../../state/use-guest-facets.ts';
import type { HouseholdValues } from './household-values.ts';
import { LanguageSelect } from './language-select.tsx';

export interface DetailFieldsProps {
  readonly values: HouseholdValues;
  readonly errorAt: (path: string) => string | null;
  readonly onChange: (changes: Partial<HouseholdValues>) => void;
}

/** What is known of a household besides its people and phones. */
export function DetailFields(props: DetailFieldsProps) {
  const { t } = useTranslation('guests');
  const facets = useGuestFacets();
  const { values, errorAt, onChange } = props;
  return (
    <>
      <div className="household-pair">
        <Autocomplete
          openOnFocus={false}
          label={t('form.side')}
          description={t('form.sideHint')}
          data={facets.sides.map(({ value }) => value)}
          maxLength={40}
          value={values.side}
          error={errorAt('side')}
          onChange={(side) => onChange({ side })}
        />
        <LanguageSelect value={values.language} onChange={(language) => onChange({ language })} />
      </div>
      <TagsInput
        label={t('form.tags')}
        description={t('form.tagsHint')}
        data={facets.tags.map(({ value }) => value)}
        maxTags={20}
        maxLength={40}
        acceptValueOnBlur
        value={[...values.tags]}
        error={errorAt('tags')}
        onChange={(tags) => onChange({ tags })}
      />
      <CountFields {...props} />
      <TextInput
        label={t('form.email')}
        description={t('form.emailHint')}
        type="email"
        maxLength={200}
        value={values.email}
        error={errorAt('email')}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
      />
      <Textarea
        label={t('form.notes')}
        description={t('form.notesHint')}
        rows={2}
        maxLength={2000}
        value={values.notes}
        error={errorAt('notes')}
        onChange={(event) => onChange({ notes: event.currentTarget.value })}
      />
    </>
  );
}

/** How many come, where that is not the number of the names. */
function CountFields({ values, errorAt, onChange }: DetailFieldsProps) {
  const { t } = useTranslation('guests');
  return (
    <div className="household-pair">
      <NumberInput
        label={t('form.adults')}
        description={t('form.adultsHint')}
        min={0}
        max={999}
        allowDecimal={false}
        value={values.adults}
        error={errorAt('adults')}
        onChange={(adults) => onChange({ adults: countOf(adults) })}
      />
      <NumberInput
        label={t('form.children')}
        description={t('form.childrenHint')}
        min={0}
        max={999}
        allowDecimal={false}
        value={values.children}
        onChange={(children) => onChange({ children: countOf(children) })}
      />
    </div>
  );
}

function countOf(value: number | string): number | '' {
  return typeof value === 'number' ? value : '';
}
