import type { z } from 'zod';
import type { householdDraft } from '#contract/guest-editing.ts';
import { Refusal } from '#contract/result.ts';
import type { HouseholdPatch } from '../domain/guests/editing/household-editor.ts';
import type { NewHousehold } from '../domain/guests/household-store.ts';
import { nameHousehold } from '../domain/guests/import/match/name-household.ts';
import { parsePhone } from '../domain/guests/phone-number.ts';

type Draft = z.output<typeof householdDraft>;
type Known<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields as they are stored, phones read as numbers. Refuses what nobody could be reached by. */
export function householdPatch(draft: Draft, country: string): HouseholdPatch {
  const { phones, tags, guests, ...others } = draft;
  return {
    ...(withoutUndefined(others) as Known<typeof others>),
    ...(phones !== undefined && { phones: readPhones(phones, country) }),
    ...(guests !== undefined && {
      guests: guests.filter(({ firstName, lastName }) => firstName + lastName !== ''),
    }),
    ...(tags !== undefined && { tags: [...new Set(tags)].sort() }),
  };
}

/** A household needs somebody, or at least a name. */
export function newHousehold(draft: Draft, country: string): NewHousehold {
  const { name = '', phones = [], guests = [], ...details } = householdPatch(draft, country);
  return { name: nameFor(name, guests), phones, guests, details };
}

/** The name that was given, else that of the people. */
export function nameFor(name: string, guests: NewHousehold['guests']): string {
  const label = name === '' && guests.length > 0 ? nameHousehold('', guests) : name;
  if (label === '') throw new Refusal('HOUSEHOLD_NEEDS_NAME');
  return label;
}

function readPhones(texts: readonly string[], country: string): NewHousehold['phones'] {
  const phones = texts.flatMap((text, index) => {
    if (text.trim() === '') return [];
    const read = parsePhone(text, country);
    if (!read.ok) throw new Refusal('INVALID_PHONE', { problem: read.code, path: `phones.${index}` });
    return [{ e164: read.phone.e164, kind: read.phone.kind }];
  });
  return [...new Map(phones.map((phone) => [phone.e164, phone])).values()];
}

function withoutUndefined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
