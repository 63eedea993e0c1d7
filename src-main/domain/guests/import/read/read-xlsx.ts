import { dateText, numberText, SheetRows } from './sheet.ts';
import { type Row, UnreadableError } from './table.ts';
import { attribute, scanXml, unescapeXml } from './xml.ts';
import type { ZipFile } from './zip.ts';

export interface Workbook {
  /** Those a person sees, in their order. */
  readonly sheets: readonly string[];
  rows(sheet: string): Row[];
}

/** Opens an Excel workbook. Values are read raw: what a cell shows depends on the width of its column. */
export function openXlsx(zip: ZipFile): Workbook {
  const book = readBook(zip);
  const visible = book.sheets.filter(({ hidden }) => !hidden);
  const sheets = visible.length > 0 ? visible : book.sheets;
  if (sheets.length === 0) throw new UnreadableError('IMPORT_DAMAGED');
  // Both are shared by all sheets and read once, when the first sheet is.
  let shared: Shared | undefined;
  return {
    sheets: sheets.map(({ name }) => name),
    rows(name) {
      shared ??= { texts: readTexts(zip), formats: readFormats(zip), since1904: book.since1904 };
      const path = sheets.find((sheet) => sheet.name === name)?.path ?? sheets[0]?.path ?? '';
      return readSheet(zip.read(path), shared);
    },
  };
}

interface Book {
  readonly sheets: { name: string; path: string; hidden: boolean }[];
  since1904: boolean;
}

function readBook(zip: ZipFile): Book {
  const targets = new Map<string, string>();
  scanXml(zip.read('xl/_rels/workbook.xml.rels'), {
    ...nothing,
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      targets.set(
        attribute(attributes, 'Id') ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      );
    },
  });
  const book: Book = { sheets: [], since1904: false };
  scanXml(zip.read('xl/workbook.xml'), {
    ...nothing,
    open(name, attributes) {
      if (name === 'workbookPr')
        book.since1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      book.sheets.push({
        name: attribute(attributes, 'name') ?? '',
        path: targets.get(attribute(attributes, 'r:id') ?? attribute(attributes, 'id') ?? '') ?? '',
        hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
      });
    },
  });
  return book;
}

const nothing = { open() {}, close() {}, text() {} };

/** The texts that cells share; of rich text only the text. */
function readTexts(zip: ZipFile): string[] {
  const texts: string[] = [];
  let current = '';
  let inText = false;
  // How a word is read (Japanese) is no part of it.
  let phonetic = false;
  scanXml(zip.read('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') inText = !phonetic;
      else if (name === 'rPh') phonetic = true;
    },
    close(name) {
      if (name === 'si') texts.push(plainText(current));
      else if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
    },
    text(text) {
      if (inText) current += text;
    },
  });
  return texts;
}

/** "_x000D_" is how a workbook writes what XML cannot hold. */
function plainText(raw: string): string {
  const text = unescapeXml(raw);
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** What the number format of a style makes of a number: a date, or digits with zeros in front. */
type NumberFormat = 'date' | { readonly digits: number } | undefined;

const DATES = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

function readFormats(zip: ZipFile): NumberFormat[] {
  const custom = new Map<string, NumberFormat>(DATES.map((id) => [String(id), 'date']));
  const formats: NumberFormat[] = [];
  let inCells = false;
  scanXml(zip.read('xl/styles.xml'), {
    ...nothing,
    open(name, attributes) {
      if (name === 'numFmt')
        custom.set(
          attribute(attributes, 'numFmtId') ?? '',
          formatOf(attribute(attributes, 'formatCode') ?? ''),
        );
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) formats.push(custom.get(attribute(attributes, 'numFmtId') ?? ''));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

function formatOf(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  if (/[dy]/i.test(bare)) return 'date';
  return /^0+$/.test(bare) ? { digits: bare.length } : undefined;
}

interface Shared {
  readonly texts: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly since1904: boolean;
}

function readSheet(bytes: Uint8Array | undefined, shared: Shared): Row[] {
  if (bytes === undefined) throw new UnreadableError('IMPORT_DAMAGED');
  const sheet = new SheetRows();
  let line = 0;
  let hidden = false;
  let cells: string[] = [];
  let column = -1;
  let type = '';
  let style = '';
  let value = '';
  let taking = false;
  scanXml(bytes, {
    open(name, attributes) {
      if (name === 'v' || name === 't') taking = true;
      else if (name === 'c') {
        const at = attribute(attributes, 'r');
        column = at === undefined ? column + 1 : columnOf(at);
        type = attribute(attributes, 't') ?? '';
        style = attribute(attributes, 's') ?? '';
        value = '';
      } else if (name === 'row') {
        line = Number(attribute(attributes, 'r') ?? line + 1);
        hidden = /^(?:1|true)$/.test(attribute(attributes, 'hidden') ?? '');
        cells = [];
        column = -1;
      } else if (name === 'rPh') taking = false;
      else if (name === 'mergeCell') mergeArea(sheet, attribute(attributes, 'ref') ?? '');
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'c') {
        const text = cellText(type, style, value, shared);
        if (text !== '') cells[column] = text;
      } else if (name === 'row') sheet.add(line, cells, hidden);
    },
    text(text) {
      if (taking) value += text;
    },
  });
  return sheet.rows();
}

function cellText(type: string, style: string, value: string, { texts, formats, since1904 }: Shared): string {
  if (value === '') return '';
  if (type === 's') return texts[Number(value)] ?? '';
  if (type === 'inlineStr' || type === 'str') return plainText(value);
  if (type === 'e') return '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value;
  const format = formats[Number(style || 0)];
  if (format === 'date') return dateText(Number(value), since1904);
  const text = numberText(value);
  return format && /^\d+$/.test(text) ? text.padStart(format.digits, '0') : text;
}

/** "C14" → 2 */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + code - 0x40;
  }
  return column - 1;
}

function mergeArea(sheet: SheetRows, reference: string): void {
  const [, column, from, to] = /^([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)$/.exec(reference) ?? [];
  if (column) sheet.merge({ column: columnOf(column), fromLine: Number(from), toLine: Number(to) });
}
