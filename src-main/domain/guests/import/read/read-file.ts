import { decodeText } from './decode-text.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { detectBinaryFormat, detectTextFormat, type FileFormat } from './detect-format.ts';
import { readCsv } from './read-csv.ts';
import { MAX_BYTES, MAX_COLUMNS, type ReadFailure, type ReadResult } from './table.ts';

/** Guest lists do come in these; they are named in the refusal so that the sentence can say how to export a CSV. */
const LISTS_NOT_READ: readonly FileFormat[] = ['xlsx', 'ods', 'xls', 'vcard'];

/** Reads the bytes of a guest list into rows. Expected failures come back as codes, with `details.format` or limits. */
export function readFile(bytes: Uint8Array): ReadResult {
  if (bytes.length > MAX_BYTES) return failure('IMPORT_TOO_LARGE', { maxBytes: MAX_BYTES });
  if (bytes.length === 0) return failure('IMPORT_EMPTY');
  const binary = detectBinaryFormat(bytes);
  if (binary) return unreadable(binary);
  const { text, encoding } = decodeText(bytes);
  const plain = text.replace(/\r\n?/g, '\n');
  if (plain.trim() === '') return failure('IMPORT_EMPTY');
  if (plain.includes('\0')) return unreadable('binary');
  const format = detectTextFormat(plain);
  if (format !== 'csv') return unreadable(format);
  const { named, body, firstLine } = takeSeparatorLine(plain);
  const detected = detectDelimiter(body);
  const delimiter = named ?? detected.delimiter;
  const columns = named === detected.delimiter || !named ? detected.columns : 0;
  const rows = withoutEmptyEnd(readCsv(body, { delimiter, columns }, firstLine));
  if (rows.some((row) => row.cells.length > MAX_COLUMNS)) {
    return failure('IMPORT_TOO_MANY_COLUMNS', { maxColumns: MAX_COLUMNS });
  }
  return { ok: true, table: { rows, format: 'csv', encoding, delimiter } };
}

function failure(code: ReadFailure['code'], details?: Record<string, string | number>): ReadFailure {
  return { ok: false, code, ...(details && { details }) };
}

function unreadable(format: FileFormat): ReadFailure {
  return failure(LISTS_NOT_READ.includes(format) ? 'IMPORT_FORMAT_UNSUPPORTED' : 'IMPORT_NOT_A_LIST', {
    format,
  });
}

/** Excel writes "sep=;" above a list to name its delimiter; it is a line of the file, and no row of the list. */
function takeSeparatorLine(text: string): { named?: string; body: string; firstLine: number } {
  const match = /^"?sep=([;,\t|:])"?[;,\t ]*(?:\n|$)/i.exec(text);
  if (!match?.[1]) return { body: text, firstLine: 1 };
  return { named: match[1], body: text.slice(match[0].length), firstLine: 2 };
}

/** Spreadsheets end in rows of nothing but delimiters: the end of the list, not guests without a name. */
function withoutEmptyEnd<R extends { cells: readonly string[] }>(rows: R[]): R[] {
  const last = rows.findLastIndex((row) => row.cells.some((cell) => cell.trim() !== ''));
  return rows.slice(0, last + 1);
}
