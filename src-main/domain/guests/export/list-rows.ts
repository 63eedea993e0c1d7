import type { HouseholdDetails, HouseholdRecord } from '../household-store.ts';
import { betweenPhones, betweenTags, ownHeaders } from '../import/own-list.ts';

export type ListLanguage = keyof typeof ownHeaders;

export type ListedHousehold = HouseholdDetails & Pick<HouseholdRecord, 'name' | 'phones' | 'guests'>;

/**
 * A guest list as rows of cells, a row for each guest under the header that an import knows again. What belongs to the
 * household stands in the row of its first guest, save its number, which all of them share.
 */
export function listRows(households: readonly ListedHousehold[], language: ListLanguage): string[][] {
  const rows: string[][] = [[...ownHeaders[language]]];
  for (const [index, household] of households.entries()) {
    const { name, phones, guests } = household;
    const [first = '', ...others] = phones;
    for (const [at, { firstName, lastName }] of guests.entries()) {
      const ofHousehold = at === 0 ? [first, others.join(betweenPhones), ...detailsOf(household)] : [];
      rows.push([String(index + 1), name, firstName, lastName, ...ofHousehold]);
    }
  }
  return rows;
}

function detailsOf({ email, side, tags, language, adults, children, notes }: HouseholdDetails): string[] {
  const count = (number: number | null) => (number === null ? '' : String(number));
  return [
    email ?? '',
    side ?? '',
    tags.join(betweenTags),
    language ?? '',
    count(adults),
    count(children),
    notes,
  ];
}
