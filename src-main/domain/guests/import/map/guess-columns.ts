import { parsePhone } from '../../phone-number.ts';
import { isGivenName } from '../clean/given-names.ts';
import type { Row } from '../read/table.ts';
import type { Field } from './field.ts';

const SAMPLE_ROWS = 50;

/** Columns (from 0) whose cells are mostly phone numbers. */
export function guessPhoneColumns(
  rows: readonly Row[],
  columns: readonly number[],
  country: string,
): number[] {
  return columns.filter((column) => share(rows, column, (cell) => parsePhone(cell, country).ok) >= 0.5);
}

/**
 * The columns that hold the names of people, told by their cells: two columns of words are first and last name, the
 * one with more given names being the first.
 */
export function guessNameColumns(rows: readonly Row[], columns: readonly number[]): [number, Field][] {
  const [a, b] = columns.filter((column) => share(rows, column, isNameLike) >= 0.8);
  if (a === undefined) return [];
  const single = b === undefined || share(rows, a, (cell) => /\S\s+\S/.test(cell.trim())) > 0.5;
  if (single) return [[a, 'fullName']];
  const swapped = share(rows, b, isGivenName) > share(rows, a, isGivenName);
  return swapped
    ? [
        [a, 'lastName'],
        [b, 'firstName'],
      ]
    : [
        [a, 'firstName'],
        [b, 'lastName'],
      ];
}

/** Share (0–1) of the filled cells of a column that pass, looking at the first rows only. */
function share(rows: readonly Row[], column: number, test: (cell: string) => boolean): number {
  const cells = rows.slice(0, SAMPLE_ROWS).flatMap((row) => {
    const cell = row.cells[column]?.trim();
    return cell && !row.damaged ? [cell] : [];
  });
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}

function isNameLike(cell: string): boolean {
  return cell.length <= 60 && /^[\p{L}\p{M}][\p{L}\p{M}\s.'’&-]*$/u.test(cell);
}
