/** One record of a list. `line` is where it starts in the file, counted from 1 as an editor or a spreadsheet shows it. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  /** The record could not be told from its neighbours (an unclosed quote): its cells are only there to be shown. */
  readonly damaged?: true;
  /** Filtered out or hidden in the workbook: whoever made the list does not see it. */
  readonly hidden?: true;
}

export type TableFormat = 'csv' | 'xlsx' | 'ods' | 'vcard';

export interface Table {
  readonly rows: readonly Row[];
  readonly format: TableFormat;
  /** Of text; empty for a workbook, which knows its own. */
  readonly encoding: string;
  readonly delimiter: string;
  /** The visible sheets of a workbook, and the one that was read. */
  readonly sheets: readonly string[];
  readonly sheet: string;
}

/** What a person says about the file, where the guess was wrong. */
export interface ReadOptions {
  readonly encoding?: TextEncodingName | undefined;
  readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
}

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'] as const;
export type TextEncodingName = (typeof textEncodings)[number];

export type ReadProblem =
  | 'IMPORT_EMPTY'
  | 'IMPORT_TOO_LARGE'
  | 'IMPORT_TOO_MANY_COLUMNS'
  | 'IMPORT_TOO_MANY_ROWS'
  | 'IMPORT_FORMAT_UNSUPPORTED'
  | 'IMPORT_NOT_A_LIST'
  | 'IMPORT_PASSWORD'
  | 'IMPORT_BOMB'
  | 'IMPORT_DAMAGED';

export interface ReadFailure {
  readonly ok: false;
  readonly code: ReadProblem;
  readonly details?: Readonly<Record<string, string | number>>;
}

export type ReadResult = { readonly ok: true; readonly table: Table } | ReadFailure;

/** Thrown deep inside a reader and turned into a `ReadFailure` by `readFile`. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
  readonly code: ReadProblem;
  readonly details: ReadFailure['details'];

  constructor(code: ReadProblem, details?: ReadFailure['details']) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_COLUMNS = 200;
export const MAX_ROWS = 200_000;
