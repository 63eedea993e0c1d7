import { isUsableMobile, type PhoneNumber } from '../../phone-number.ts';
import type { Field, MappedColumn } from '../map/field.ts';
import type { Change, NameOrder, PreviewGuest, Reason, RefusedRow } from '../preview.ts';
import type { Row } from '../read/table.ts';
import { readCompanions } from './companions.ts';
import { readLabel } from './household-label.ts';
import { nameKey } from './name-key.ts';
import { readNames } from './names-of-row.ts';
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

export type ColumnsByField = Readonly<Record<Field, readonly number[]>>;

export interface RowCleaner {
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
  return {
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
  const list = (change: Omit<Change, 'row'>) => changes.push({ row: line, ...change });
  const names = readNames(cells, byField, cleaner.nameOrder, list);
  const [main] = names;
  if (!main) return 'ROW_WITHOUT_NAME';
  const { phones, reasons } = readPhones(row, byField, cleaner, list);
  const companions = readCompanions(cells, byField, list);
  const [phone] = phones;
  const guests = [...names, ...companions].map((name, at) => ({
    row: line,
    ...name,
    ...(at === 0 && phone && { phone: phone.e164 }),
  }));
  const read = [...byField.firstName, ...byField.lastName, ...byField.fullName].map(
    (column) => cells[column] ?? '',
  );
  const severalLines = read.find((text) => text.trim().includes('\n'));
  if (severalLines)
    reasons.push({ code: 'NAME_ON_SEVERAL_LINES', row: line, values: { text: severalLines } });
  const extra =
    cleaner.header.length > 0 && cells.slice(cleaner.header.length).find((cell) => cell.trim() !== '');
  if (extra) reasons.push({ code: 'ROW_EXTRA_CELLS', row: line, values: { text: extra } });
  const key = nameKey(`${main.firstName} ${main.lastName}`);
  const label = readLabel(cells, byField, list);
  const host = nameKey(cells[byField.guestOf[0] ?? -1] ?? '');
  return { row: line, guests, key, phones, label, host, changes, reasons };
}

/** All numbers of a row, mobiles first. What cannot be read only matters while the row has no mobile to write to. */
function readPhones(
  { line, cells }: Row,
  byField: ColumnsByField,
  cleaner: RowCleaner,
  list: (change: Omit<Change, 'row'>) => void,
): { phones: PhoneNumber[]; reasons: Reason[] } {
  const found = new Map<string, PhoneNumber>();
  const reasons: Reason[] = [];
  for (const column of [...byField.phone, ...byField.phoneOther]) {
    const text = cells[column];
    if (!text) continue;
    const { numbers, changes, problem, proposal } = cleaner.readPhone(text);
    for (const number of numbers) if (!found.has(number.e164)) found.set(number.e164, number);
    for (const change of changes) list({ field: 'phone', ...change });
    if (problem) reasons.push({ code: problem, row: line, values: { text, ...(proposal && { proposal }) } });
  }
  const phones = mobilesFirst([...found.values()]);
  if (!phones.some(isUsableMobile)) return { phones, reasons };
  for (const { values } of reasons) {
    list({ field: 'phone', before: values?.text ?? '', after: '', why: 'PHONE_PART_IGNORED' });
  }
  return { phones, reasons: [] };
}
