import { escapeFormula } from '../domain/guests/import/own-list.ts';
import { Database } from '../store/database.ts';
import { type ExportedCell, type ExportTable, exportedFile, exportTables } from '../store/export-tables.ts';
import { exportReadme } from './readme.ts';
import { ZipWriter } from './zip-writer.ts';

export interface ExportOrder {
  readonly storePath: string;
  readonly zipPath: string;
  readonly language: 'it' | 'en';
  /** The configuration, which holds no secret. */
  readonly settings: string;
  readonly version: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

export type OnRows = (done: number, total: number) => void;

/** As many as Excel shows in one sheet, with its header. */
const rowsInFile = 1_000_000;
const pieceLength = 64 * 1024;
const everyRows = 1_000;

/**
 * All of a store as one zip of open formats, read at one moment over a connection of its own: whatever is changed
 * meanwhile is not in it. `rowsInFile`: longer lists go on in a second file.
 */
export async function writeExport(order: ExportOrder, onRows: OnRows, most = rowsInFile): Promise<void> {
  const { storePath, zipPath, settings, now } = order;
  const database = Database.openReadOnly(storePath);
  const zip = await ZipWriter.create(zipPath, now);
  try {
    database.exec('BEGIN');
    const counts = new Map(exportTables.map((table) => [table, table.count(database)]));
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    let done = 0;
    const onRow = () => {
      done += 1;
      if (done % everyRows === 0 || done === total) onRows(done, total);
    };
    await zip.add('README.txt', [Buffer.from(exportReadme(order))]);
    await zip.add('settings.json', [Buffer.from(settings)]);
    for (const table of exportTables) await addTable(zip, table, { database, order, onRow, most });
    await addFiles(zip, database);
    await zip.finish();
  } finally {
    database.close();
    await zip.close();
  }
}

interface Surroundings {
  readonly database: Database;
  readonly order: ExportOrder;
  readonly onRow: () => void;
  readonly most: number;
}

async function addTable(
  zip: ZipWriter,
  table: ExportTable,
  { database, order, onRow, most }: Surroundings,
): Promise<void> {
  const rows = table.rows(database)[Symbol.iterator]();
  const separator = { it: ';', en: ',' }[order.language];
  let next = rows.next();
  for (let part = 1; part === 1 || next.done !== true; part += 1) {
    const name = part === 1 ? `${table.name}.csv` : `${table.name}-${part}.csv`;
    await zip.add(name, inPieces(lines()));
  }

  function* lines(): Generator<string> {
    // The mark by which Excel knows UTF-8.
    yield `\uFEFF${table.columns.join(separator)}\r\n`;
    for (let written = 0; written < most && next.done !== true; written += 1) {
      const row = next.value;
      yield `${table.columns.map((column) => cell(column, row[column] ?? null, separator)).join(separator)}\r\n`;
      onRow();
      next = rows.next();
    }
  }
}

/** Each file under its id, as two may have one name, with a name that is safe on every system. */
async function addFiles(zip: ZipWriter, database: Database): Promise<void> {
  const files = exportTables.find(({ name }) => name === 'attachments')?.rows(database) ?? [];
  for (const { id, filename } of [...files]) {
    const name = String(filename)
      .replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')
      .replace(/^\.+/, '_');
    await zip.add(`attachments/${String(id).slice(0, 12)}-${name}`, [exportedFile(database, String(id))]);
  }
}

function cell(column: string, value: ExportedCell, separator: string): string {
  if (value === null) return '';
  if (/(^|_)at$/.test(column)) return new Date(Number(value)).toISOString();
  if (typeof value === 'number') return String(value);
  const safe = escapeFormula(value);
  return safe.includes(separator) || /["\r\n\t]|^\s|\s$/.test(safe)
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

function* inPieces(lines: Iterable<string>): Generator<Buffer> {
  let held = '';
  for (const line of lines) {
    held += line;
    if (held.length < pieceLength) continue;
    yield Buffer.from(held);
    held = '';
  }
  if (held !== '') yield Buffer.from(held);
}
