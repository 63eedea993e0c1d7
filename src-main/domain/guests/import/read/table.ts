/** One record of a list. `line` is where it starts in the file, counted from 1 as an editor shows it. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  /** The record could not be told from its neighbours (an unclosed quote): its cells are only there to be shown. */
  readonly damaged?: true;
}

interface Table {
  readonly rows: readonly Row[];
  readonly format: 'csv';
  readonly encoding: string;
  readonly delimiter: string;
}

export type ReadProblem =
  | 'IMPORT_EMPTY'
  | 'IMPORT_TOO_LARGE'
  | 'IMPORT_TOO_MANY_COLUMNS'
  | 'IMPORT_FORMAT_UNSUPPORTED'
  | 'IMPORT_NOT_A_LIST';

export interface ReadFailure {
  readonly ok: false;
  readonly code: ReadProblem;
  readonly details?: Readonly<Record<string, string | number>>;
}

export type ReadResult = { readonly ok: true; readonly table: Table } | ReadFailure;

export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_COLUMNS = 200;
