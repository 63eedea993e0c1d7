import { isOwnHeader, ownColumns } from '../own-list.ts';
import type { Row } from '../read/table.ts';
import type { Alias } from './column-aliases.ts';
import type { Field, MappedColumn } from './field.ts';
import { findHeader } from './find-header.ts';
import { guessNameColumns, guessPhoneColumns } from './guess-columns.ts';
import { matchHeader } from './match-header.ts';

interface Mapping {
  /** Cells of the header row; empty for a list without one. */
  readonly header: readonly string[];
  readonly columns: readonly MappedColumn[];
  /** How many cells a row may have; a cell beyond that was cut off from another one. */
  readonly width: number;
  /** The rows below the header. */
  readonly dataRows: readonly Row[];
  /** A list that Invita wrote itself. */
  readonly own: boolean;
}

export type MapProblem =
  | 'IMPORT_EMPTY'
  | 'IMPORT_NO_PHONE_COLUMN'
  | 'IMPORT_NO_NAME_COLUMN'
  | 'IMPORT_NO_PHONES';

export interface ManualColumn {
  readonly column: number;
  readonly field: Field;
}

const NAME_FIELDS: readonly Field[] = ['firstName', 'lastName', 'fullName', 'firstLastName', 'lastFirstName'];

interface Draft {
  readonly column: number;
  readonly header: string;
  field: Field | 'weakPhone' | 'envelope' | undefined;
  by: MappedColumn['by'];
}

export interface MapOptions {
  /** May name only some columns. */
  readonly manual?: readonly ManualColumn[];
  /** Index of the header row as a person says it, −1 for none; found by itself otherwise. */
  readonly headerAt?: number;
}

/**
 * Decides what each column means: by hand, else by its header, else by its cells. There is a problem when no column
 * holds phones or none holds names; the mapping is given all the same, for a person to correct.
 */
export function mapColumns(
  rows: readonly Row[],
  country: string,
  { manual = [], headerAt = findHeader(rows) ?? unknownHeader(rows, country) }: MapOptions = {},
): { readonly mapping: Mapping; readonly problem?: MapProblem } {
  const header = rows[headerAt]?.cells ?? [];
  const dataRows = rows.slice(headerAt + 1);
  const own = isOwnHeader(header);
  if (own && manual.length === 0) {
    return { mapping: { header, columns: ownColumns(header), width: header.length, dataRows, own } };
  }
  const width = Math.max(header.length, usualWidth(dataRows));
  const drafts = Array.from({ length: width }, (_, column): Draft => {
    const text = header[column]?.trim() ?? '';
    const byHand = manual.find((entry) => entry.column === column);
    return {
      column,
      header: text,
      field: byHand?.field ?? matchHeader(text),
      by: byHand ? 'manual' : 'header',
    };
  });
  settleNames(drafts);
  fillPhones(drafts, dataRows, country);
  fillNames(drafts, dataRows);
  const problem = problemOf(drafts, dataRows);
  const mapping = { header, columns: drafts.map(finish), width, dataRows, own: false };
  return { mapping, ...(problem && { problem }) };
}

/** The cells of the header as it is found without anybody's help; empty for a list without one. */
export function headerOf(rows: readonly Row[], country: string): readonly string[] {
  return rows[findHeader(rows) ?? unknownHeader(rows, country)]?.cells ?? [];
}

function problemOf(drafts: readonly Draft[], dataRows: readonly Row[]): MapProblem | undefined {
  if (dataRows.length === 0) return 'IMPORT_EMPTY';
  const phones = drafts.filter(({ field }) => field === 'phone' || field === 'phoneOther');
  if (phones.length === 0) return 'IMPORT_NO_PHONE_COLUMN';
  if (!has(drafts, NAME_FIELDS)) return 'IMPORT_NO_NAME_COLUMN';
  const anybody = dataRows.some(({ cells }) => phones.some(({ column }) => /\d/.test(cells[column] ?? '')));
  return anybody ? undefined : 'IMPORT_NO_PHONES';
}

function usualWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows.slice(0, 200)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0];
}

/** A first row without any phone above rows that have one is a header, in words we do not know. */
function unknownHeader(rows: readonly Row[], country: string): number {
  const columns = (rows[0]?.cells ?? []).map((_, column) => column);
  const phones = guessPhoneColumns(rows.slice(1), columns, country);
  const first = rows[0]?.cells ?? [];
  return phones.length > 0 && phones.every((column) => /^\D*\p{L}{2,}\D*$/u.test(first[column] ?? ''))
    ? 0
    : -1;
}

/** "Nome" means one thing beside "Cognome" and another alone; a second pair of name columns is a second guest. */
function settleNames(drafts: Draft[]): void {
  const open = drafts.filter(({ by }) => by !== 'manual');
  const hasLast = has(drafts, ['lastName']);
  if (hasLast && !has(drafts, ['firstName'])) {
    const name = open.find(({ field }) => field === 'fullName');
    if (name) name.field = 'firstName';
  }
  if (!hasLast && !has(drafts, ['fullName', 'firstLastName', 'lastFirstName'])) {
    const name = open.find(({ field }) => field === 'firstName');
    if (name) name.field = 'fullName';
  }
  const repeats: [Field, Field][] = [
    ['firstName', 'companionFirstName'],
    ['lastName', 'companionLastName'],
    ['fullName', 'companion'],
  ];
  for (const [field, repeated] of repeats) {
    const same = drafts.filter((draft) => draft.field === field);
    const numbered = field !== 'fullName' || same.every(({ header }) => /\d/.test(header));
    for (const draft of same.slice(1))
      if (draft.by !== 'manual') draft.field = numbered ? repeated : undefined;
  }
  const companion = open.find(({ field }) => field === 'companion');
  if (companion && has(drafts, ['companionLastName']) && !has(drafts, ['companionFirstName'])) {
    companion.field = 'companionFirstName';
  }
  const envelope = open.find(({ field }) => field === 'envelope');
  if (envelope) envelope.field = has(drafts, NAME_FIELDS) ? 'household' : 'fullName';
}

function fillPhones(drafts: Draft[], rows: readonly Row[], country: string): void {
  for (const draft of drafts.filter(({ field }) => field === 'weakPhone')) {
    const found = guessPhoneColumns(rows, [draft.column], country).length > 0;
    draft.field = found && !has(drafts, ['phone']) ? 'phone' : undefined;
  }
  if (has(drafts, ['phone', 'phoneOther'])) return;
  guess(
    drafts,
    guessPhoneColumns(rows, unmapped(drafts), country).map((column) => [column, 'phone']),
  );
}

function fillNames(drafts: Draft[], rows: readonly Row[]): void {
  if (!has(drafts, NAME_FIELDS)) guess(drafts, guessNameColumns(rows, unmapped(drafts)));
}

function guess(drafts: Draft[], guesses: [number, Field][]): void {
  for (const [column, field] of guesses) {
    const draft = drafts[column];
    if (draft) Object.assign(draft, { field, by: 'content' });
  }
}

function has(drafts: readonly Draft[], fields: readonly Alias[]): boolean {
  return drafts.some(({ field }) => field !== undefined && fields.includes(field));
}

function unmapped(drafts: readonly Draft[]): number[] {
  return drafts.filter(({ field }) => field === undefined).map(({ column }) => column);
}

function finish({ column, header, field, by }: Draft): MappedColumn {
  const settled = field === undefined || field === 'weakPhone' || field === 'envelope' ? 'ignored' : field;
  return { column, header, field: settled, by };
}
