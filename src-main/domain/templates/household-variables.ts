import { DateTime } from 'luxon';
import { joinNames } from './join-names.ts';
import type { TemplateValue } from './template-engine.ts';

/** Whom a message speaks to. `guests` may lack names (a companion), or be empty when only the household is known. */
export interface AddressedHousehold {
  /** As on the envelope: `Famiglia Rossi`. */
  readonly name: string;
  readonly guests: readonly { readonly firstName: string; readonly lastName: string }[];
}

/** What the message is about; `null` for what is not known. */
export interface MessageFacts {
  readonly link: string | null;
  readonly event: string | null;
  /** `YYYY-MM-DD`, in the event's time zone. */
  readonly eventDate: string | null;
  /** `YYYY-MM-DD`: the last day to answer. */
  readonly replyBy: string | null;
}

/** What a template may use, in Italian and in English. The language of a word is the language of its value. */
export const placeholderNames = [
  'nomi',
  'names',
  'nome',
  'first_name',
  'famiglia',
  'household',
  'persone',
  'people',
  'piu_persone',
  'plural',
  'link',
  'evento',
  'event',
  'data',
  'date',
  'entro_il',
  'reply_by',
] as const;

export type PlaceholderName = (typeof placeholderNames)[number];

/** Values for every placeholder. A date that is none counts as not known. */
export function householdVariables(
  household: AddressedHousehold,
  facts: MessageFacts,
): Readonly<Record<PlaceholderName, TemplateValue>> {
  const name = known(household.name);
  const names = household.guests.flatMap((guest) => known(guest.firstName) ?? known(guest.lastName) ?? []);
  const people = Math.max(household.guests.length, 1);
  const event = known(facts.event);
  return {
    nomi: known(joinNames(names, 'it')) ?? name,
    names: known(joinNames(names, 'en')) ?? name,
    nome: names[0] ?? name,
    first_name: names[0] ?? name,
    famiglia: name,
    household: name,
    persone: people,
    people,
    piu_persone: people > 1,
    plural: people > 1,
    link: known(facts.link),
    evento: event,
    event,
    data: longDate(facts.eventDate, 'it'),
    date: longDate(facts.eventDate, 'en-GB'),
    entro_il: deadline(facts.replyBy, 'it'),
    reply_by: deadline(facts.replyBy, 'en-GB'),
  };
}

/** One line of text, or null when it is blank: `{% if evento %}` then asks whether there is one. */
function known(text: string | null): string | null {
  return text?.replaceAll(/\s+/g, ' ').trim() || null;
}

function longDate(isoDate: string | null, locale: string): string | null {
  return formatDate(isoDate, locale, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** «entro il 30 aprile», «entro l'8 maggio», "by 30 April": the whole phrase, as its article depends on the day. */
function deadline(isoDate: string | null, locale: 'it' | 'en-GB'): string | null {
  const day = formatDate(isoDate, locale, { day: 'numeric', month: 'long' });
  if (day === null) return null;
  if (locale === 'en-GB') return `by ${day}`;
  return /^(?:8|11) /.test(day) ? `entro l'${day}` : `entro il ${day}`;
}

function formatDate(
  isoDate: string | null,
  locale: string,
  format: Intl.DateTimeFormatOptions,
): string | null {
  const date = DateTime.fromISO(isoDate ?? '', { zone: 'utc', locale });
  return date.isValid ? date.toLocaleString(format) : null;
}
