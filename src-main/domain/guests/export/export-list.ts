import { type ListedHousehold, type ListLanguage, listRows } from './list-rows.ts';
import type { OnRows } from './tell-rows.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

export type ListFormat = 'csv' | 'xlsx';

const SHEET_NAMES: Readonly<Record<ListLanguage, string>> = { it: 'Invitati', en: 'Guests' };

/** The guest list as a file that Excel opens well, and that an import takes back unchanged. */
export function exportList(
  households: readonly ListedHousehold[],
  format: ListFormat,
  language: ListLanguage,
  onRows?: OnRows,
): Uint8Array {
  const rows = listRows(households, language);
  return format === 'csv' ? writeCsv(rows, language, onRows) : writeXlsx(rows, SHEET_NAMES[language], onRows);
}
