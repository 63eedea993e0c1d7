import type { HouseholdDraft } from '#contract/guest-editing.ts';
import type { Household } from '#contract/guests.ts';
import { formatPhone } from '../../../lib/phone.ts';
import { fullName } from '../full-name.ts';

/** What the form's fields hold: texts and numbers as they are typed. */
export interface HouseholdValues {
  readonly name: string;
  readonly guests: readonly { readonly firstName: string; readonly lastName: string }[];
  readonly phones: readonly string[];
  readonly side: string;
  readonly language: '' | 'it' | 'en';
  readonly tags: readonly string[];
  readonly email: string;
  readonly adults: number | '';
  readonly children: number | '';
  readonly notes: string;
}

export const emptyValues: HouseholdValues = {
  name: '',
  guests: [{ firstName: '', lastName: '' }],
  phones: [''],
  side: '',
  language: '',
  tags: [],
  email: '',
  adults: '',
  children: '',
  notes: '',
};

export function valuesOf(household: Household): HouseholdValues {
  const { name, phones, side, language, tags, email, adults, children, notes } = household;
  const guests = household.guests.filter((guest) => fullName(guest) !== '');
  return {
    ...{ name, tags, notes },
    guests: guests.length === 0 ? emptyValues.guests : guests,
    phones: phones.length === 0 ? [''] : phones.map(formatPhone),
    side: side ?? '',
    language: language ?? '',
    email: email ?? '',
    adults: adults ?? '',
    children: children ?? '',
  };
}

/** How many of its people have no name any more: they are counted still, whatever is changed of the others. */
export function forgottenIn({ guests }: Household): number {
  return guests.filter((guest) => fullName(guest) === '').length;
}

/** All of it, for a new household. */
export function draftOf(values: HouseholdValues): HouseholdDraft {
  const { guests, phones, side, language, tags, email, adults, children } = values;
  return {
    name: values.name.trim(),
    notes: values.notes.trim(),
    guests: guests.map(({ firstName, lastName }) => ({ firstName, lastName })),
    phones: [...phones],
    tags: [...tags],
    side: side.trim() === '' ? null : side.trim(),
    language: language === '' ? null : language,
    email: email.trim() === '' ? null : email.trim(),
    adults: adults === '' ? null : adults,
    children: children === '' ? null : children,
  };
}

/** Only what was changed in the form: the rest may have changed elsewhere meanwhile. */
export function changesIn(before: HouseholdValues, now: HouseholdValues): HouseholdDraft {
  const [old, draft] = [draftOf(before), draftOf(now)];
  const changed = Object.entries(draft).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field as keyof HouseholdDraft]),
  );
  return Object.fromEntries(changed);
}
