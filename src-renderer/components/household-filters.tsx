import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestQuestion } from '#contract/guests.ts';
import type { GuestFacets } from '../lib/guest-facets.ts';
import './household-filters.css';

export interface HouseholdFiltersProps {
  readonly facets: GuestFacets;
  readonly question: GuestQuestion;
  readonly onChange: (question: GuestQuestion) => void;
  /** Beside them: what else narrows the list. */
  readonly children?: ReactNode;
}

/** As the contract has it: those without one. */
const none = '-';
const invitations = ['NEVER', 'PENDING', 'SENT', 'DELIVERED', 'READ', 'UNCONFIRMED', 'FAILED'] as const;

const rsvps = ['COMING', 'NOT_COMING', 'MAYBE'] as const;

/** What a list of households can be narrowed to; a filter that would find nothing to choose from is not shown. */
export function HouseholdFilters({ facets, question, onChange, children }: HouseholdFiltersProps) {
  const { t } = useTranslation('guests');
  const { sides, tags, languages, answers } = facets;
  const choose = (field: keyof GuestQuestion) => (value: string | null) => {
    const { [field]: _, ...others } = question;
    onChange(value === null ? others : ({ ...others, [field]: value } as GuestQuestion));
  };
  const known = (facets: readonly { readonly value: string }[], without: string) => [
    ...facets.map(({ value }) => value),
    { value: none, label: without },
  ];
  return (
    <section className="household-filters" aria-label={t('filter.label')}>
      <Filter
        label={t('filter.invitation')}
        data={invitations.map((value) => ({
          value,
          label: value === 'NEVER' ? t('invitation.never') : t(`components:message.${value}`),
        }))}
        value={question.invitation}
        onChange={choose('invitation')}
      />
      {sides.length > 0 && (
        <Filter
          label={t('filter.side')}
          data={known(sides, t('filter.noSide'))}
          value={question.side}
          onChange={choose('side')}
        />
      )}
      {tags.length > 0 && (
        <Filter
          label={t('filter.tag')}
          data={known(tags, t('filter.noTag'))}
          value={question.tag}
          onChange={choose('tag')}
        />
      )}
      {languages.length > 0 && (
        <Filter
          label={t('filter.language')}
          data={[
            { value: 'it', label: t('language.it') },
            { value: 'en', label: t('language.en') },
            { value: none, label: t('language.none') },
          ]}
          value={question.language}
          onChange={choose('language')}
        />
      )}
      {answers.length > 0 && (
        <Filter
          label={t('filter.answer')}
          data={[
            ...rsvps.map((value) => ({ value, label: t(`answer.${value}`) })),
            { value: none, label: t('filter.noAnswer') },
          ]}
          value={question.rsvp}
          onChange={choose('rsvp')}
        />
      )}
      <Filter
        label={t('filter.only')}
        data={[
          { value: 'NO_PHONE', label: t('filter.noPhone') },
          { value: 'OPTED_OUT', label: t('filter.optedOut') },
          { value: 'CONFLICT', label: t('filter.conflict') },
        ]}
        value={question.only}
        onChange={choose('only')}
      />
      {children}
    </section>
  );
}

interface FilterProps {
  readonly label: string;
  readonly data: readonly (string | { readonly value: string; readonly label: string })[];
  readonly value: string | undefined;
  readonly onChange: (value: string | null) => void;
}

/** Its name stands in it as long as nothing is chosen. */
function Filter({ label, data, value, onChange }: FilterProps) {
  const { t } = useTranslation('guests');
  return (
    <Select
      className="household-filter"
      size="xs"
      aria-label={label}
      placeholder={label}
      data={[...data]}
      value={value ?? null}
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clear', { filter: label }) }}
      onChange={onChange}
    />
  );
}
