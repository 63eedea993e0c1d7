import { decodeText } from './decode-text.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { detectBinaryFormat, detectTextFormat, type FileFormat, formatOfZip } from './detect-format.ts';
import { readCsv } from './read-csv.ts';
import { openOds } from './read-ods.ts';
import { readVcards } from './read-vcard.ts';
import { openXlsx } from './read-xlsx.ts';
import {
  MAX_BYTES,
  MAX_COLUMNS,
  MAX_ROWS,
  type ReadFailure,
  type ReadOptions,
  type ReadResult,
  type Row,
  type Table,
  UnreadableError,
} from './table.ts';
import { openZip, type ZipFile } from './zip.ts';

/**
 * Reads the bytes of a guest list into rows. What the file is, is told by its content. Expected failures come back as
 * codes, with `details.format` or the limit.
 */
export function readFile(bytes: Uint8Array, options: ReadOptions = {}): ReadResult {
  try {
    return { ok: true, table: readTable(bytes, options) };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    const { code, details } = error;
    return { ok: false, code, ...(details && { details }) };
  }
}

function readTable(bytes: Uint8Array, options: ReadOptions): Table {
  if (bytes.length > MAX_BYTES) throw refused('IMPORT_TOO_LARGE', { maxBytes: MAX_BYTES });
  if (bytes.length === 0) throw refused('IMPORT_EMPTY');
  const binary = detectBinaryFormat(bytes);
  if (binary === 'zip') return readWorkbook(openZip(bytes), options);
  if (binary === 'password') throw refused('IMPORT_PASSWORD');
  if (binary) throw unreadable(binary);
  return readText(bytes, options);
}

function readWorkbook(zip: ZipFile, options: ReadOptions): Table {
  const format = formatOfZip(zip.names);
  if (format !== 'xlsx' && format !== 'ods') throw unreadable(format);
  const book = format === 'xlsx' ? openXlsx(zip) : openOds(zip);
  const chosen = book.sheets.find((name) => name === options.sheet);
  // The first sheet is often a cover, or empty: the first with a table is the list, unless a person names another.
  for (const sheet of chosen === undefined ? book.sheets : [chosen]) {
    const rows = withoutEmptyEnd(book.rows(sheet));
    const isTable = rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length > 1).length > 1;
    if (isTable || (rows.length > 0 && (chosen !== undefined || sheet === book.sheets.at(-1)))) {
      return { rows, format, encoding: '', delimiter: '', sheets: book.sheets, sheet };
    }
  }
  throw refused('IMPORT_EMPTY');
}

function readText(bytes: Uint8Array, options: ReadOptions): Table {
  const { text, encoding } = decodeText(bytes, options.encoding);
  const plain = text.replace(/\r\n?/g, '\n');
  if (plain.trim() === '') throw refused('IMPORT_EMPTY');
  if (plain.includes('\0') && options.encoding === undefined) throw unreadable('binary');
  const format = detectTextFormat(plain);
  const one = { encoding, sheets: [], sheet: '' };
  if (format === 'vcard') return { ...one, rows: readVcards(plain), format, delimiter: '' };
  if (format !== 'csv') throw unreadable(format);
  const { named, body, firstLine } = takeSeparatorLine(plain);
  const detected = detectDelimiter(body);
  const delimiter = options.delimiter ?? named ?? detected.delimiter;
  const columns = delimiter === detected.delimiter ? detected.columns : 0;
  const rows = withoutEmptyEnd(readCsv(body, { delimiter, columns }, firstLine));
  if (rows.some((row) => row.cells.length > MAX_COLUMNS)) {
    throw refused('IMPORT_TOO_MANY_COLUMNS', { maxColumns: MAX_COLUMNS });
  }
  if (rows.length > MAX_ROWS) throw refused('IMPORT_TOO_MANY_ROWS', { maxRows: MAX_ROWS });
  return { ...one, rows, format, delimiter };
}

function refused(code: ReadFailure['code'], details?: Record<string, string | number>): UnreadableError {
  return new UnreadableError(code, details);
}

/** An old workbook is a guest list all right: the refusal says how to save it as one that can be read. */
function unreadable(format: FileFormat): UnreadableError {
  return refused(
    format === 'xls' || format === 'numbers' ? 'IMPORT_FORMAT_UNSUPPORTED' : 'IMPORT_NOT_A_LIST',
    { format },
  );
}

/** Excel writes "sep=;" above a list to name its delimiter; it is a line of the file, and no row of the list. */
function takeSeparatorLine(text: string): { named?: string; body: string; firstLine: number } {
  const match = /^"?sep=([;,\t|:])"?[;,\t ]*(?:\n|$)/i.exec(text);
  if (!match?.[1]) return { body: text, firstLine: 1 };
  return { named: match[1], body: text.slice(match[0].length), firstLine: 2 };
}

/** Spreadsheets end in rows of nothing but delimiters: the end of the list, not guests without a name. */
function withoutEmptyEnd(rows: Row[]): Row[] {
  const last = rows.findLastIndex((row) => row.cells.some((cell) => cell.trim() !== ''));
  return rows.slice(0, last + 1);
}
