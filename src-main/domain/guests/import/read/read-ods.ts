import type { Workbook } from './read-xlsx.ts';
import { numberText, SheetRows } from './sheet.ts';
import { MAX_COLUMNS, MAX_ROWS, type Row, UnreadableError } from './table.ts';
import { attribute, scanXml, unescapeXml } from './xml.ts';
import type { ZipFile } from './zip.ts';

/** Opens an OpenDocument spreadsheet: all of its sheets stand in one file. */
export function openOds(zip: ZipFile): Workbook {
  const manifest = zip.read('META-INF/manifest.xml');
  if (manifest && new TextDecoder().decode(manifest).includes('encryption-data')) {
    throw new UnreadableError('IMPORT_PASSWORD');
  }
  const content = zip.read('content.xml');
  if (content === undefined) throw new UnreadableError('IMPORT_DAMAGED');
  const sheets: string[] = [];
  scanXml(content, {
    open(name, attributes) {
      if (name === 'table')
        sheets.push(attribute(attributes, 'table:name') ?? attribute(attributes, 'name') ?? '');
    },
    close() {},
    text() {},
  });
  return { sheets, rows: (sheet) => readSheet(content, Math.max(0, sheets.indexOf(sheet))) };
}

interface Cell {
  value: string;
  readonly repeated: number;
  readonly rowsSpanned: number;
  readonly type: string;
  readonly raw: string;
}

function readSheet(content: Uint8Array, wanted: number): Row[] {
  const sheet = new SheetRows();
  let table = -1;
  let line = 0;
  let row: { repeated: number; hidden: boolean; cells: string[] } | undefined;
  let cell: Cell | undefined;
  let paragraphs = 0;
  let inParagraph = 0;
  let inNote = 0;
  let at = 0;
  scanXml(content, {
    open(name, attributes) {
      if (name === 'table') table += 1;
      if (table !== wanted) return;
      if (name === 'annotation') inNote += 1;
      else if (name === 'table-row') {
        row = {
          repeated: repetitions(attributes, 'number-rows-repeated'),
          hidden: /^(?:collapse|filter)$/.test(attribute(attributes, 'visibility') ?? ''),
          cells: [],
        };
        at = 0;
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        cell = readCell(attributes);
        paragraphs = 0;
        inParagraph = 0;
      } else if (cell && inNote === 0) {
        if (name === 'p') {
          cell.value += paragraphs > 0 ? '\n' : '';
          paragraphs += 1;
          inParagraph += 1;
        } else if (name === 's') cell.value += ' '.repeat(Math.min(100, repetitions(attributes, 'c')));
        else if (name === 'tab') cell.value += ' ';
        else if (name === 'line-break') cell.value += '\n';
      }
    },
    close(name) {
      if (table !== wanted) return;
      if (name === 'annotation') inNote -= 1;
      else if (name === 'p' && cell && inNote === 0) inParagraph -= 1;
      else if (name === 'table-row' && row) {
        for (let copy = 0; copy < row.repeated && (row.cells.length > 0 || copy === 0); copy += 1) {
          sheet.add(line + copy + 1, row.cells, row.hidden);
        }
        line += row.repeated;
        row = undefined;
      } else if ((name === 'table-cell' || name === 'covered-table-cell') && row && cell) {
        const text = textOf(cell);
        if (text !== '') {
          const copies = Math.min(cell.repeated, MAX_COLUMNS + 1);
          for (let copy = 0; copy < copies; copy += 1) row.cells[at + copy] = text;
          if (cell.rowsSpanned > 1)
            sheet.merge({ column: at, fromLine: line + 1, toLine: line + cell.rowsSpanned });
        }
        at += cell.repeated;
        cell = undefined;
      }
    },
    text(text) {
      if (cell && inParagraph > 0 && inNote === 0 && table === wanted) cell.value += unescapeXml(text);
    },
  });
  return sheet.rows();
}

function readCell(attributes: string): Cell {
  return {
    value: '',
    repeated: repetitions(attributes, 'number-columns-repeated'),
    rowsSpanned: repetitions(attributes, 'number-rows-spanned'),
    type: attribute(attributes, 'office:value-type') ?? '',
    raw: attribute(attributes, 'office:value') ?? attribute(attributes, 'office:date-value') ?? '',
  };
}

function repetitions(attributes: string, name: string): number {
  const count = Number(attribute(attributes, name) ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, MAX_ROWS * 10) : 1;
}

/** Numbers raw, unless what is shown only has zeros in front of them. */
function textOf({ type, raw, value }: Cell): string {
  if (type === 'date') return raw.replace('T', ' ');
  if (type !== 'float') return value;
  const digits = numberText(raw);
  return /^0+\d+$/.test(value) && value.replace(/^0+/, '') === digits ? value : digits;
}
