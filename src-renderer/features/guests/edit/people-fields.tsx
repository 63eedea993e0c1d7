import { ActionIcon, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../components/text-link.tsx';
import type { HouseholdValues } from './household-values.ts';

type Guests = HouseholdValues['guests'];

export interface PeopleFieldsProps {
  readonly guests: Guests;
  readonly errorAt: (path: string) => string | null;
  readonly onChange: (guests: Guests) => void;
}

const most = 50;

/** A line for each person: first name, last name, and the way out. */
export function PeopleFields({ guests, errorAt, onChange }: PeopleFieldsProps) {
  const { t } = useTranslation('guests');
  const change = (index: number, changes: Partial<Guests[number]>) =>
    onChange(guests.map((guest, at) => (at === index ? { ...guest, ...changes } : guest)));
  return (
    <fieldset>
      <legend>{t('form.people')}</legend>
      {guests.map(({ firstName, lastName }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place, its texts are the parent's
        <div key={index} className="household-line">
          <TextInput
            aria-label={t('form.firstName', { number: index + 1 })}
            placeholder={t('field.firstName')}
            maxLength={80}
            value={firstName}
            error={errorAt(`guests.${index}`)}
            onChange={(event) => change(index, { firstName: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('form.lastName', { number: index + 1 })}
            placeholder={t('field.lastName')}
            maxLength={80}
            value={lastName}
            onChange={(event) => change(index, { lastName: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('form.removePerson', { number: index + 1 })}
            onClick={() => onChange(guests.toSpliced(index, 1))}
          >
            <X size={15} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {guests.length < most && (
        <TextLink
          onClick={() => onChange([...guests, { firstName: '', lastName: guests[0]?.lastName ?? '' }])}
        >
          {t('form.addPerson')}
        </TextLink>
      )}
    </fieldset>
  );
}
