import type { Cell } from '../domain/guests/export/cell.ts';
import type { OnRows } from '../domain/guests/export/tell-rows.ts';
import { writeCsv } from '../domain/guests/export/write-csv.ts';
import { writeXlsx } from '../domain/guests/export/write-xlsx.ts';

export interface SheetOrder {
  readonly rows: readonly (readonly Cell[])[];
  readonly format: 'csv' | 'xlsx';
  readonly language: 'it' | 'en';
  /** Of the one sheet of a workbook. */
  readonly name: string;
}

export function writeSheet({ rows, format, language, name }: SheetOrder, onRows?: OnRows): Uint8Array {
  return format === 'csv' ? writeCsv(rows, language, onRows) : writeXlsx(rows, name, onRows);
}
