import type { ChangeCode, ChangedField, NameOrder } from '../preview.ts';
import { cleanName } from './clean-name.ts';
import type { ColumnsByField } from './columns-by-field.ts';
import { splitPeople, splitWholeNames } from './split-people.ts';

export interface Name {
  readonly firstName: string;
  readonly lastName: string;
}

/** Lists what was done to a value of the row at hand. */
export type ListChange = (field: ChangedField, before: string, after: string, why: ChangeCode) => void;

/** The guests a row names in its own name columns: none, one, or a couple in one cell. */
export function readNames(
  cells: readonly string[],
  byField: ColumnsByField,
  order: NameOrder,
  list: ListChange,
): Name[] {
  const first = cells[byField.firstName[0] ?? -1] ?? '';
  const last = cells[byField.lastName[0] ?? -1] ?? '';
  if (first.trim() !== '' || last.trim() !== '') return fromTwoCells(first, last, list);
  const column = byField.fullName[0] ?? byField.firstLastName[0] ?? byField.lastFirstName[0] ?? -1;
  return fromOneCell(cells[column] ?? '', order, 'name', list);
}

function fromTwoCells(first: string, last: string, list: ListChange): Name[] {
  const lastName = cleaned(last, 'lastName', list);
  const people = splitPeople(first);
  if (people.length > 1) list('firstName', first, people.join(', '), 'NAME_COUPLE_SPLIT');
  const names = people.map((person) => ({ firstName: cleaned(person, 'firstName', list), lastName }));
  return names.filter(isNamed);
}

/** A cell with whole names. Every cut is listed: where a name is cut is what people get wrong, and so do programs. */
export function fromOneCell(cell: string, order: NameOrder, field: ChangedField, list: ListChange): Name[] {
  if (cell.trim() === '') return [];
  const { value, why } = cleanName(cell);
  // Capitals tell the surname in "ROSSI Mario": only a case that the whole cell shares is repaired before it is cut.
  if (why) list(field, cell, value, why);
  const parts = splitWholeNames(value, order);
  const names = parts
    .map(({ firstName, lastName }) => ({
      firstName: cleaned(firstName, 'firstName', list),
      lastName: cleaned(lastName, 'lastName', list),
    }))
    .filter(isNamed);
  const swapped = parts.some((part) => part.swapped);
  if (field === 'name') listCut(value, swapped, names, list);
  return names;
}

function listCut(before: string, swapped: boolean, names: readonly Name[], list: ListChange): void {
  const after = names.map(({ firstName, lastName }) => `${firstName} | ${lastName}`).join(', ');
  if (names.length > 1) list('name', before, after, 'NAME_COUPLE_SPLIT');
  else if (swapped) list('name', before, after, 'NAME_ORDER_SWAPPED');
  else if (names[0]?.lastName) list('name', before, after, 'NAME_SPLIT');
}

/** One name on its own, tidied and listed. */
export function cleaned(text: string, field: ChangedField, list: ListChange): string {
  if (text === '') return '';
  const { value, why } = cleanName(text);
  if (why) list(field, text, value, why);
  return value;
}

function isNamed({ firstName, lastName }: Name): boolean {
  return /[\p{L}\p{N}]/u.test(firstName + lastName);
}
