import type { Row } from '../read/table.ts';
import { matchHeader } from './match-header.ts';

const ROWS_SEARCHED = 10;

/** Index of the header row, or undefined for a list without one. Titles and notes may stand above it. */
export function findHeader(rows: readonly Row[]): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const [index, row] of rows.slice(0, ROWS_SEARCHED).entries()) {
    const known = countKnown(row);
    if (known > most) [best, most] = [index, known];
  }
  return best;
}

/** How many cells are header texts we know: none when a cell holds digits enough for a phone, as no header does. */
function countKnown(row: Row): number {
  if (row.damaged || row.cells.some((cell) => cell.replace(/\D/g, '').length >= 6)) return 0;
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  const known = filled.filter((cell) => cell.length <= 60 && matchHeader(cell) !== undefined).length;
  // "Lista invitati" above a table knows one word of its one cell; a header knows several, or stands alone in its column.
  return known >= 2 || (known === 1 && filled.length === row.cells.length && row.cells.length <= 2)
    ? known
    : 0;
}
