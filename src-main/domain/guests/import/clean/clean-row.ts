import type { HouseholdDetails } from '../../household-store.ts';
import { isUsableMobile, type PhoneNumber } from '../../phone-number.ts';
import type { RowEdit } from '../corrections.ts';
import type { MappedColumn } from '../map/field.ts';
import { betweenPhones, unescapeFormula } from '../own-list.ts';
import type { Change, NameOrder, PreviewGuest, Reason, RefusedRow } from '../preview.ts';
import type { Row } from '../read/table.ts';
import { cellName } from './cell-name.ts';
import { type ColumnsByField, columnsByField } from './columns-by-field.ts';
import { readCompanions } from './companions.ts';
import { readDetails } from './details-of-row.ts';
import { type Label, noLabel, readLabel } from './household-label.ts';
import { nameKey } from './name-key.ts';
import { type ListChange, type Name, readNames } from './names-of-row.ts';
import { mobilesFirst, type PhoneCell } from './phone-cell.ts';

/** A row that names at least one guest, with every value in its final form. */
export interface CleanRow extends Label {
  readonly row: number;
  /** The guest of the row first, then those who come along. */
  readonly guests: readonly PreviewGuest[];
  /** The name of the first guest as `nameKey` reduces it. */
  readonly key: string;
  readonly phones: readonly PhoneNumber[];
  /** Whose guest this is; empty when the file does not say. */
  readonly host: string;
  /** How the file calls the household; empty when its guests name it. */
  readonly householdName: string;
  /** Written by Invita itself. */
  readonly own: boolean;
  /** A person wants it to stand by itself. */
  readonly apart: boolean;
  readonly details: Partial<HouseholdDetails> | undefined;
  readonly changes: readonly Change[];
  readonly reasons: readonly Reason[];
}

const ROWS_BETWEEN_REPORTS = 2000;

interface RowCleaner {
  readonly columns: readonly MappedColumn[];
  readonly header: readonly string[];
  /** Cells from this column on hold what another cell lost. */
  readonly width: number;
  readonly nameOrder: NameOrder;
  /** Every value is as Invita wrote it. */
  readonly own: boolean;
  readonly edits: ReadonlyMap<number, RowEdit>;
  readonly apart: ReadonlySet<number>;
  /** Told now and then how many rows are done. */
  readonly onRows?: (done: number) => void;
  /** Should remember what it has read: lists repeat numbers, and reading one is the costly part. */
  readonly readPhone: (cell: string, prefix: string) => PhoneCell;
}

/** Rows → clean rows and refused rows; each row ends up in exactly one of the two. */
export function cleanRows(
  rows: readonly Row[],
  cleaner: RowCleaner,
): { clean: CleanRow[]; refused: RefusedRow[] } {
  const clean: CleanRow[] = [];
  const refused: RefusedRow[] = [];
  const byField = columnsByField(cleaner.columns);
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_BETWEEN_REPORTS === 0) cleaner.onRows?.(index);
    const edit = cleaner.edits.get(row.line);
    const result = (edit ? undefined : refusal(row, cleaner.header)) ?? cleanRow(row, byField, cleaner, edit);
    if (typeof result === 'object') clean.push(result);
    else refused.push({ row: row.line, code: result, values: { text: shown(row) } });
  }
  return { clean, refused };
}

function refusal({ damaged, cells }: Row, header: readonly string[]): RefusedRow['code'] | undefined {
  if (damaged) return 'ROW_UNCLOSED_QUOTE';
  if (cells.every((cell) => cell.trim() === '')) return 'ROW_EMPTY';
  const repeated =
    header.length > 0 && header.every((text, column) => text.trim() === (cells[column] ?? '').trim());
  return repeated ? 'ROW_REPEATED_HEADER' : undefined;
}

function shown({ cells }: Row): string {
  const text = cells.filter((cell) => cell.trim() !== '').join(' · ');
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

function cleanRow(
  row: Row,
  byField: ColumnsByField,
  cleaner: RowCleaner,
  edit: RowEdit | undefined,
): CleanRow | 'ROW_WITHOUT_NAME' {
  // Of a damaged row only what a person wrote can be believed.
  const { line, cells } = row.damaged ? { line: row.line, cells: [] } : row;
  const changes: Change[] = [];
  const list: ListChange = (field, before, after, why) =>
    changes.push({ row: line, field, before, after, why });
  const own = cleaner.own && (cells[byField.household[0] ?? -1] ?? '').trim() !== '';
  const names = namesOf(cells, byField, cleaner, { own, edit, list });
  const [main] = names;
  if (!main) return 'ROW_WITHOUT_NAME';
  const { phones, reasons } = readPhones({ line, cells }, byField, cleaner, list, edit?.phone);
  const [phone] = phones;
  const guests: PreviewGuest[] = names
    .concat(own ? [] : readCompanions(cells, byField, list))
    .map(({ firstName, lastName }, at) =>
      at === 0 && phone
        ? { row: line, firstName, lastName, phone: phone.e164 }
        : { row: line, firstName, lastName },
    );
  const apart = cleaner.apart.has(line);
  return {
    row: line,
    guests,
    key: nameKey(`${main.firstName} ${main.lastName}`),
    phones,
    ...(apart ? noLabel : readLabel(cells, byField, list)),
    host: apart ? '' : nameKey(cells[byField.guestOf[0] ?? -1] ?? ''),
    householdName: unescapeFormula(cells[byField.householdName[0] ?? -1] ?? ''),
    details: readDetails(cells, byField),
    own,
    apart,
    changes,
    reasons: own ? [] : edit ? reasons : [...reasons, ...doubts(row, byField, cleaner)],
  };
}

interface NameSource {
  readonly own: boolean;
  readonly edit: RowEdit | undefined;
  readonly list: ListChange;
}

function namesOf(
  cells: readonly string[],
  byField: ColumnsByField,
  cleaner: RowCleaner,
  { own, edit, list }: NameSource,
): Name[] {
  if (edit?.firstName === undefined && edit?.lastName === undefined) {
    return own ? [ownName(cells, byField)] : readNames(cells, byField, cleaner.nameOrder, list);
  }
  const before = own ? [ownName(cells, byField)] : readNames(cells, byField, cleaner.nameOrder, () => {});
  const written = { firstName: edit.firstName?.trim() ?? '', lastName: edit.lastName?.trim() ?? '' };
  // The first name of the row is what a person wrote; who else the row names stays.
  const after = [written, ...before.slice(1)].filter((name) => shownName(name) !== '');
  const [was, is] = [before, after].map((names) => names.map(shownName).join(', '));
  if (was !== is) list('name', was ?? '', is ?? '', 'EDITED_BY_HAND');
  return after;
}

function ownName(cells: readonly string[], byField: ColumnsByField): Name {
  const [first, last] = [byField.firstName, byField.lastName].map(([column = -1]) =>
    unescapeFormula(cells[column] ?? ''),
  );
  return { firstName: first ?? '', lastName: last ?? '' };
}

function shownName({ firstName, lastName }: Name): string {
  return `${firstName} ${lastName}`.trim();
}

/** What makes a row look like more than one, or like part of one. */
function doubts({ line, cells, hidden }: Row, { names }: ColumnsByField, { width }: RowCleaner): Reason[] {
  const found: Reason[] = [];
  const tall = names.find((column) => cells[column]?.includes('\n') && cells[column].trim().includes('\n'));
  if (tall !== undefined) {
    found.push({ code: 'NAME_ON_SEVERAL_LINES', row: line, values: { text: cells[tall] ?? '' } });
  }
  const extra = cells.length > width && cells.slice(width).find((cell) => cell.trim() !== '');
  if (extra) found.push({ code: 'ROW_EXTRA_CELLS', row: line, values: { text: extra } });
  if (hidden) found.push({ code: 'ROW_HIDDEN', row: line });
  return found;
}

interface RowPhones {
  readonly phones: readonly PhoneNumber[];
  readonly reasons: readonly Reason[];
}

/** All numbers of a row, mobiles first. What cannot be read only matters while the row has no mobile to write to. */
function readPhones(
  { line, cells }: Row,
  byField: ColumnsByField,
  cleaner: RowCleaner,
  list: ListChange,
  written: string | undefined,
): RowPhones {
  let phones: readonly PhoneNumber[] = [];
  const reasons: Reason[] = [];
  const take = (text: string, prefix: string, column: number) => {
    const { numbers, changes, problem, proposal } = cleaner.readPhone(text, prefix);
    phones =
      phones.length === 0 || cleaner.own ? phones.concat(numbers) : mobilesFirst(phones.concat(numbers));
    for (const { before, after, why } of changes) list('phone', before, after, why);
    if (!problem) return;
    const cell = column === -1 ? String(line) : cellName(column, line);
    reasons.push({
      code: problem,
      row: line,
      values: { text, cell, ...(proposal && { proposal }) },
    });
  };
  if (written !== undefined) {
    const before = byField.phones.flatMap((column) => cells[column]?.trim() || []).join(', ');
    take(written, '', -1);
    if (before !== written.trim()) list('phone', before, phones[0]?.e164 ?? written, 'EDITED_BY_HAND');
    return { phones, reasons };
  }
  const prefix = cells[byField.phonePrefix[0] ?? -1] ?? '';
  for (const column of byField.phones) {
    const text = cells[column];
    // A list of our own keeps the order of its numbers: somebody may have chosen it.
    if (text && cleaner.own)
      for (const one of unescapeFormula(text).split(betweenPhones)) take(one, '', column);
    else if (text) take(text, prefix, column);
  }
  if (reasons.length === 0 || !phones.some(isUsableMobile)) return { phones, reasons };
  for (const { values } of reasons) list('phone', values?.text ?? '', '', 'PHONE_PART_IGNORED');
  return { phones, reasons: [] };
}
