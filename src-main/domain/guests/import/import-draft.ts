import { applicable, type HouseholdDraft } from './applicable.ts';
import type { Corrections, RowEdit } from './corrections.ts';
import { headerOf, type ManualColumn } from './map/map-columns.ts';
import type { ExistingHousehold } from './match/existing-guests.ts';
import type { ImportPreview, NameOrder } from './preview.ts';
import { type ImportFailure, previewTable } from './preview-import.ts';
import { type PreviewRow, type PreviewTab, previewRows, type RowFilter, reasonsOf } from './preview-rows.ts';
import { readFile } from './read/read-file.ts';
import type { ReadOptions, Table } from './read/table.ts';

export type Include = 'toCheck' | 'duplicates';

/** How the columns of a header were corrected the last time a list with it came in. */
export interface RememberedMapping {
  readonly columns: readonly ManualColumn[];
  readonly nameOrder?: NameOrder;
}

export interface DraftContext {
  readonly defaultCountry: string;
  readonly existing: readonly ExistingHousehold[];
  readonly remembered: (header: readonly string[]) => RememberedMapping | null;
  readonly onProgress?: (share: number) => void;
}

/** One thing a person says about the list; each of them is kept until it is said otherwise. */
export interface Revision {
  readonly read?: ReadOptions | undefined;
  readonly headerLine?: number | undefined;
  readonly mapping?: readonly ManualColumn[] | undefined;
  readonly nameOrder?: NameOrder | undefined;
  /** In place of what the file says; null takes the file's word again. */
  readonly edit?: { readonly row: number; readonly values: RowEdit | null } | undefined;
  readonly decide?: { readonly rows: readonly number[]; readonly as: Decision } | undefined;
  /** Invite these rows with another one; `with: null` lets them go again. */
  readonly join?: { readonly rows: readonly number[]; readonly with: number | null } | undefined;
  /** Everything in that tab as it is shown, save what was left out. */
  readonly include?: readonly Include[] | undefined;
  /** Take the households off the list that the file no longer has. */
  readonly removeGone?: boolean | undefined;
}

export type Decision = 'accepted' | 'leftOut' | 'apart' | 'undecided';

export interface RowQuery extends RowFilter {
  readonly tab: PreviewTab;
  readonly offset: number;
  readonly limit: number;
}

/** A guest list between its file and the store: what was read, what a person made of it, and what would be written. */
export class ImportDraft {
  #table: Table;
  #read: ReadOptions = {};
  #corrections: Corrections = {};
  #preview: ImportPreview;
  #include: ReadonlySet<Include> = new Set();
  #removeGone = false;
  #listed: { readonly key: string; readonly rows: PreviewRow[] } | undefined;
  #drafts: readonly HouseholdDraft[] | undefined;
  readonly #bytes: Uint8Array;
  readonly #context: DraftContext;

  private constructor(bytes: Uint8Array, table: Table, context: DraftContext) {
    this.#bytes = bytes;
    this.#table = table;
    this.#context = context;
    this.#recall();
    this.#preview = this.#run();
  }

  static open(bytes: Uint8Array, context: DraftContext): ImportDraft | ImportFailure {
    context.onProgress?.(0);
    const read = readFile(bytes);
    context.onProgress?.(0.3);
    return read.ok ? new ImportDraft(bytes, read.table, context) : read;
  }

  get preview(): ImportPreview {
    return this.#preview;
  }

  get include(): ReadonlySet<Include> {
    return this.#include;
  }

  get removeGone(): boolean {
    return this.#removeGone;
  }

  /** What a person said about the columns, to be remembered for the next list with this header. */
  get mapping(): RememberedMapping | null {
    const { mapping = [], nameOrder } = this.#corrections;
    if (mapping.length === 0 && nameOrder === undefined) return null;
    return { columns: mapping, ...(nameOrder && { nameOrder }) };
  }

  /** A file that cannot be read that way is left as it was read before. */
  revise(revision: Revision): ImportFailure | null {
    const { read, include, removeGone, ...said } = revision;
    if (read !== undefined) {
      const again = readFile(this.#bytes, { ...this.#read, ...read });
      if (!again.ok) return again;
      this.#readAs(again.table, read);
    }
    if (include !== undefined) this.#include = new Set(include);
    if (removeGone !== undefined) this.#removeGone = removeGone;
    if (read !== undefined || Object.values(said).some((value) => value !== undefined)) {
      this.#corrections = corrected(this.#corrections, said);
      this.#preview = this.#run();
    }
    this.#listed = undefined;
    this.#drafts = undefined;
    return null;
  }

  /** A stretch of one tab, and what there is to narrow it by. */
  rows({ tab, offset, limit, ...filter }: RowQuery) {
    const key = JSON.stringify([tab, filter]);
    if (this.#listed?.key !== key) this.#listed = { key, rows: previewRows(this.#preview, tab, filter) };
    const { rows } = this.#listed;
    const reasons = reasonsOf(this.#preview, tab);
    return { rows: rows.slice(offset, offset + limit), total: rows.length, reasons };
  }

  /** What would be written now. */
  drafts(): readonly HouseholdDraft[] {
    this.#drafts ??= applicable(this.#preview, { include: this.#include });
    return this.#drafts;
  }

  /** Another sheet is another list; another delimiter cuts other columns. Decisions about rows outlive an encoding. */
  #readAs(table: Table, read: ReadOptions): void {
    const { sheet, delimiter } = read;
    this.#table = table;
    this.#read = { ...this.#read, ...read };
    if (sheet !== undefined) this.#corrections = {};
    if (delimiter !== undefined) {
      const { mapping: _, headerLine: __, ...rest } = this.#corrections;
      this.#corrections = rest;
    }
    if (sheet !== undefined || delimiter !== undefined) this.#recall();
  }

  #recall(): void {
    const header = headerOf(this.#table.rows, this.#context.defaultCountry);
    const known = header.length > 0 ? this.#context.remembered(header) : null;
    if (known === null) return;
    const { columns, nameOrder } = known;
    this.#corrections = { ...this.#corrections, mapping: columns, ...(nameOrder && { nameOrder }) };
  }

  #run(): ImportPreview {
    const { onProgress, defaultCountry, existing } = this.#context;
    return previewTable(this.#table, {
      ...this.#corrections,
      defaultCountry,
      existing,
      ...(onProgress && { onProgress: (share) => onProgress(0.3 + 0.7 * share) }),
    });
  }
}

function corrected(
  before: Corrections,
  said: Omit<Revision, 'read' | 'include' | 'removeGone'>,
): Corrections {
  const { headerLine, mapping, nameOrder, edit, decide, join } = said;
  let next: Corrections = { ...before };
  if (headerLine !== undefined) {
    const { mapping: _, ...rest } = next;
    next = { ...rest, headerLine };
  }
  if (mapping !== undefined) {
    const columns = new Map([...(next.mapping ?? []), ...mapping].map((entry) => [entry.column, entry]));
    next = { ...next, mapping: [...columns.values()] };
  }
  if (nameOrder !== undefined) next = { ...next, nameOrder };
  if (edit !== undefined) {
    const edits = new Map(before.edits);
    if (edit.values === null) edits.delete(edit.row);
    else edits.set(edit.row, { ...edits.get(edit.row), ...edit.values });
    next = { ...next, edits };
  }
  if (join !== undefined) next = joined(next, join);
  return decide === undefined ? next : { ...next, ...decided(next, decide) };
}

function joined(before: Corrections, { rows, with: other }: NonNullable<Revision['join']>): Corrections {
  const together = new Map(before.together);
  for (const row of rows) {
    if (other === null) together.delete(row);
    else if (row !== other) together.set(row, other);
  }
  if (other === null) return { ...before, together };
  const undecided = decided(before, { rows: [...rows, other], as: 'undecided' });
  return { ...before, ...undecided, together };
}

/** What was decided of a row before is over; invited by itself, it is joined to none. */
function decided(before: Corrections, { rows, as }: NonNullable<Revision['decide']>) {
  const without = (set: ReadonlySet<number> | undefined) =>
    new Set([...(set ?? [])].filter((row) => !rows.includes(row)));
  const next = {
    accepted: without(before.accepted),
    leftOut: without(before.leftOut),
    apart: without(before.apart),
  };
  if (as !== 'undecided') for (const row of rows) next[as].add(row);
  if (as !== 'apart' || before.together === undefined) return next;
  const together = new Map([...before.together].filter(([row]) => !rows.includes(row)));
  return { ...next, together };
}
