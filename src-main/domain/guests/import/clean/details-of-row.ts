import { type HouseholdDetails, noDetails } from '../../household-store.ts';
import { unescapeFormula } from '../own-list.ts';
import type { ColumnsByField, DetailField } from './columns-by-field.ts';

const LANGUAGES: readonly (readonly [HouseholdDetails['language'], RegExp])[] = [
  ['it', /^(?:it|ita|ital\p{L}*|it[-_]it)$/iu],
  ['en', /^(?:en|eng|engl\p{L}*|ingl\p{L}*|en[-_][a-z]{2})$/iu],
];
/** Lists that every address book has, and that say nothing of anybody. */
const NO_TAG = /^(?:my ?contacts|starred|preferiti|i miei contatti|tutti|n\.?d\.?|-)$/i;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const COUNT = /^\d{1,2}$/;

/** What a row says of its household besides people and phones; undefined when it says nothing. */
export function readDetails(
  cells: readonly string[],
  byField: ColumnsByField,
): Partial<HouseholdDetails> | undefined {
  let details: Draft | undefined;
  // In a long list most rows say little: only what is there costs anything.
  for (const [field, columns] of byField.details) {
    for (const column of columns) {
      const text = cells[column];
      if (text === undefined || text === '') continue;
      const value = unescapeFormula(text).trim();
      if (value === '') continue;
      details ??= {};
      READERS[field](details, value);
    }
  }
  return details && Object.keys(details).length > 0 ? details : undefined;
}

type Draft = { -readonly [Name in keyof HouseholdDetails]?: HouseholdDetails[Name] };

/** What one cell adds; of several columns with one meaning the first that says something counts. */
const READERS: Readonly<Record<DetailField, (details: Draft, text: string) => void>> = {
  email(details, text) {
    if (EMAIL.test(text)) details.email ??= text;
  },
  side(details, text) {
    details.side ??= text;
  },
  tags(details, text) {
    const tags = tagsOf(text);
    if (tags.length > 0) details.tags = [...new Set([...(details.tags ?? []), ...tags])].sort();
  },
  language(details, text) {
    const known = LANGUAGES.find(([, words]) => words.test(text))?.[0];
    if (known) details.language ??= known;
  },
  adults(details, text) {
    if (COUNT.test(text)) details.adults ??= Number(text);
  },
  children(details, text) {
    if (COUNT.test(text)) details.children ??= Number(text);
  },
  notes(details, text) {
    details.notes = details.notes === undefined ? text : `${details.notes}\n${text}`;
  },
};

function tagsOf(cell: string): string[] {
  return cell
    .split(/\s*(?::::|[|;,\n])\s*/)
    .map((tag) => tag.replace(/^\*\s*/, '').trim())
    .filter((tag) => tag !== '' && !NO_TAG.test(tag));
}

/** Of several rows the first that says something counts; tags and notes add up. */
export function mergeDetails(
  rows: readonly (Partial<HouseholdDetails> | undefined)[],
): Partial<HouseholdDetails> | undefined {
  const said = rows.filter((details) => details !== undefined);
  if (said.length < 2) return said[0];
  const merged: Partial<HouseholdDetails> = Object.assign({}, ...said.toReversed());
  const tags = [...new Set(said.flatMap(({ tags: own = noDetails.tags }) => own))].sort();
  const notes = [...new Set(said.flatMap(({ notes: own }) => own ?? []))].join('\n');
  return { ...merged, ...(tags.length > 0 && { tags }), ...(notes !== '' && { notes }) };
}
