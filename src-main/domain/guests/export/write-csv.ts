import { escapeFormula } from '../import/own-list.ts';
import type { Cell } from './cell.ts';
import type { ListLanguage } from './list-rows.ts';
import { type OnRows, tellRows } from './tell-rows.ts';

/** Excel cuts a CSV at the list separator of its country: it is told by the language the list is in. */
const SEPARATORS: Readonly<Record<ListLanguage, string>> = { it: ';', en: ',' };

/** The byte order mark is how Excel knows UTF-8. */
export function writeCsv(
  rows: readonly (readonly Cell[])[],
  language: ListLanguage,
  onRows?: OnRows,
): Uint8Array {
  const tell = tellRows(rows.length, onRows);
  const lines = rows.map((row, at) => {
    tell(at);
    return row
      .map((cell) => (typeof cell === 'number' ? String(cell) : quoted(cell)))
      .join(SEPARATORS[language]);
  });
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}

function quoted(text: string): string {
  const safe = escapeFormula(text);
  return /[";,\t\r\n|]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
