import { MAX_COLUMNS, MAX_ROWS, type Row, UnreadableError } from './table.ts';

/** Blank rows between two rows of a list are rows of it; a stray cell a million rows below is not its end. */
const MAX_GAP = 1000;
/** Merged areas may overlap; an honest sheet has no more of them than cells. */
const MAX_FILLED = 5 * MAX_ROWS;

interface Area {
  readonly column: number;
  readonly fromLine: number;
  readonly toLine: number;
}

/** Gathers the rows of one sheet as its reader meets them. */
export class SheetRows {
  readonly #rows: { line: number; cells: string[]; hidden?: true }[] = [];
  readonly #merged: Area[] = [];
  #lastLine = 0;

  /** Lines come in rising order; cells without a value may be holes. */
  add(line: number, cells: string[], hidden: boolean): void {
    if (cells.length === 0) return;
    if (cells.length > MAX_COLUMNS)
      throw new UnreadableError('IMPORT_TOO_MANY_COLUMNS', { maxColumns: MAX_COLUMNS });
    const gap = line - this.#lastLine - 1;
    const started = this.#rows.length > 0;
    for (let blank = 1; started && gap <= MAX_GAP && blank <= gap; blank += 1)
      this.#push(this.#lastLine + blank, [''], false);
    this.#push(
      line,
      Array.from(cells, (cell) => cell ?? ''),
      hidden,
    );
    this.#lastLine = line;
  }

  /** A value that was merged over several rows belongs to each of them. Merged over columns it is a title. */
  merge(area: Area): void {
    if (area.toLine > area.fromLine && this.#merged.length < MAX_ROWS) this.#merged.push(area);
  }

  rows(): Row[] {
    if (this.#merged.length > 0) this.#fillMerged();
    return this.#rows;
  }

  #push(line: number, cells: string[], hidden: boolean): void {
    if (this.#rows.length >= MAX_ROWS)
      throw new UnreadableError('IMPORT_TOO_MANY_ROWS', { maxRows: MAX_ROWS });
    this.#rows.push(hidden ? { line, cells, hidden: true } : { line, cells });
  }

  #fillMerged(): void {
    const byLine = new Map(this.#rows.map((row) => [row.line, row]));
    let left = MAX_FILLED;
    for (const { column, fromLine, toLine } of this.#merged) {
      const value = byLine.get(fromLine)?.cells[column];
      if (!value) continue;
      for (let line = fromLine + 1; line <= Math.min(toLine, this.#lastLine) && left > 0; line += 1) {
        left -= 1;
        const cells = byLine.get(line)?.cells;
        if (cells === undefined || cells[column]) continue;
        while (cells.length < column) cells.push('');
        cells[column] = value;
      }
    }
  }
}

/** A number as a spreadsheet keeps it → its digits: phones must not end up as "3.93E+11". */
export function numberText(raw: string): string {
  if (/^\d{1,15}$/.test(raw)) return raw;
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return raw;
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}

const MS_PER_DAY = 86_400_000;

/** Days since 1900 (or 1904, as old Macs count) → "2027-06-12", with the time where there is one. */
export function dateText(days: number, since1904: boolean): string {
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const at = new Date(epoch + Math.round(days * MS_PER_DAY));
  if (Number.isNaN(at.getTime())) return String(days);
  const iso = at.toISOString();
  return days % 1 === 0 ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}
