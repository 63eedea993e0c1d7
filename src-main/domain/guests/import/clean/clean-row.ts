import { isUsableMobile, type PhoneNumber } from '../../phone-number.ts';
import type { Field, MappedColumn } from '../map/field.ts';
import type { Change, NameOrder, PreviewGuest, Reason, RefusedRow } from '../preview.ts';
import type { Row } from '../read/table.ts';
import type { ColumnsByField } from './columns-by-field.ts';
import { readCompanions } from './companions.ts';
import { readLabel } from './household-label.ts';
import { nameKey } from './name-key.ts';
import { type ListChange, readNames } from './names-of-row.ts';
import { mobilesFirst, type PhoneCell } from './phone-cell.ts';

/** A row that names at least one guest, with every value in its final form. */
export interface CleanRow {
  readonly row: number;
  /** The guest of the row first, then those who come along. */
  readonly guests: readonly PreviewGuest[];
  /** The name of the first guest as `nameKey` reduces it. */
  readonly key: string;
  readonly phones: readonly PhoneNumber[];
  /** Text that the rows of one household share, and whose guest this is; empty when the file does not say. */
  readonly label: string;
  readonly host: string;
  readonly changes: readonly Change[];
  readonly reasons: readonly Reason[];
}

interface RowCleaner {
  readonly columns: readonly MappedColumn[];
  readonly header: readonly string[];
  /** Cells from this column on hold what another cell lost. */
  readonly width: number;
  readonly nameOrder: NameOrder;
  /** Should remember what it has read: lists repeat numbers, and reading one is the costly part. */
  readonly readPhone: (cell: string) => PhoneCell;
}

/** Rows → clean rows and refused rows; each row ends up in exactly one of the two. */
export function cleanRows(
  rows: readonly Row[],
  cleaner: RowCleaner,
): { clean: CleanRow[]; refused: RefusedRow[] } {
  const clean: CleanRow[] = [];
  const refused: RefusedRow[] = [];
  const byField = columnsByField(cleaner.columns);
  for (const row of rows) {
    const result = refusal(row, cleaner.header) ?? cleanRow(row, byField, cleaner);
    if (typeof result === 'object') clean.push(result);
    else refused.push({ row: row.line, code: result, values: { text: shown(row) } });
  }
  return { clean, refused };
}

function columnsByField(columns: readonly MappedColumn[]): ColumnsByField {
  const of = (field: Field) => columns.filter((column) => column.field === field).map(({ column }) => column);
  const fullNames = [...of('fullName'), ...of('firstLastName'), ...of('lastFirstName')];
  return {
    phones: [...of('phone'), ...of('phoneOther')],
    names: [...of('firstName'), ...of('lastName'), ...fullNames],
    firstName: of('firstName'),
    lastName: of('lastName'),
    fullName: of('fullName'),
    firstLastName: of('firstLastName'),
    lastFirstName: of('lastFirstName'),
    phone: of('phone'),
    phoneOther: of('phoneOther'),
    household: of('household'),
    guestOf: of('guestOf'),
    companion: of('companion'),
    companionFirstName: of('companionFirstName'),
    companionLastName: of('companionLastName'),
    ignored: of('ignored'),
  };
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

function cleanRow(row: Row, byField: ColumnsByField, cleaner: RowCleaner): CleanRow | 'ROW_WITHOUT_NAME' {
  const { line, cells } = row;
  const changes: Change[] = [];
  const list: ListChange = (field, before, after, why) =>
    changes.push({ row: line, field, before, after, why });
  const names = readNames(cells, byField, cleaner.nameOrder, list);
  const [main] = names;
  if (!main) return 'ROW_WITHOUT_NAME';
  const { phones, reasons } = readPhones(row, byField, cleaner, list);
  const [phone] = phones;
  const guests: PreviewGuest[] = names
    .concat(readCompanions(cells, byField, list))
    .map(({ firstName, lastName }, at) =>
      at === 0 && phone
        ? { row: line, firstName, lastName, phone: phone.e164 }
        : { row: line, firstName, lastName },
    );
  return {
    row: line,
    guests,
    key: nameKey(`${main.firstName} ${main.lastName}`),
    phones,
    label: readLabel(cells, byField, list),
    host: nameKey(cells[byField.guestOf[0] ?? -1] ?? ''),
    changes,
    reasons: [...reasons, ...doubts(row, byField, cleaner)],
  };
}

/** What makes a row look like more than one, or like part of one. */
function doubts({ line, cells }: Row, { names }: ColumnsByField, { width }: RowCleaner): Reason[] {
  const found: Reason[] = [];
  const tall = names.find((column) => cells[column]?.includes('\n') && cells[column].trim().includes('\n'));
  if (tall !== undefined) {
    found.push({ code: 'NAME_ON_SEVERAL_LINES', row: line, values: { text: cells[tall] ?? '' } });
  }
  const extra = cells.length > width && cells.slice(width).find((cell) => cell.trim() !== '');
  if (extra) found.push({ code: 'ROW_EXTRA_CELLS', row: line, values: { text: extra } });
  return found;
}

interface RowPhones {
  readonly phones: readonly PhoneNumber[];
  readonly reasons: readonly Reason[];
}

/** All numbers of a row, mobiles first. What cannot be read only matters while the row has no mobile to write to. */
function readPhones(row: Row, byField: ColumnsByField, cleaner: RowCleaner, list: ListChange): RowPhones {
  let phones: readonly PhoneNumber[] = [];
  const reasons: Reason[] = [];
  for (const column of byField.phones) {
    const text = row.cells[column];
    if (!text) continue;
    const { numbers, changes, problem, proposal } = cleaner.readPhone(text);
    phones = phones.length === 0 ? numbers : mobilesFirst(phones.concat(numbers));
    for (const { before, after, why } of changes) list('phone', before, after, why);
    if (problem)
      reasons.push({ code: problem, row: row.line, values: { text, ...(proposal && { proposal }) } });
  }
  if (reasons.length === 0 || !phones.some(isUsableMobile)) return { phones, reasons };
  for (const { values } of reasons) list('phone', values?.text ?? '', '', 'PHONE_PART_IGNORED');
  return { phones, reasons: [] };
}
