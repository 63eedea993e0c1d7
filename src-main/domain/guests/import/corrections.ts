import type { ManualColumn } from './map/map-columns.ts';
import type { NameOrder } from './preview.ts';
import type { ReadOptions } from './read/table.ts';

/** Values a person wrote in the preview, in place of what the file says in that row. */
export interface RowEdit {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly phone?: string | undefined;
}

/**
 * All that a person has said about a list so far. A preview is made from the file and these, so each correction can be
 * taken back, and nothing is kept twice. Rows are line numbers of the file.
 */
export interface Corrections {
  readonly read?: ReadOptions;
  readonly mapping?: readonly ManualColumn[];
  /** Line of the header; 0 for none. */
  readonly headerLine?: number;
  readonly nameOrder?: NameOrder;
  readonly edits?: ReadonlyMap<number, RowEdit>;
  /** Rows whose household comes in as it is shown. */
  readonly accepted?: ReadonlySet<number>;
  readonly leftOut?: ReadonlySet<number>;
  /** Rows that are invited by themselves, whatever they share with others. */
  readonly apart?: ReadonlySet<number>;
  /** Rows that are invited with another row. */
  readonly together?: ReadonlyMap<number, number>;
}
