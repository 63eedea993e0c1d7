import type { HouseholdDetails } from '../household-store.ts';
import type { PhoneChange, PhoneNumber, PhoneProblem } from '../phone-number.ts';
import type { MappedColumn } from './map/field.ts';
import type { MapProblem } from './map/map-columns.ts';
import type { TableFormat } from './read/table.ts';

/** Why a value of the file was changed, or is listed although it was kept (`before` equals `after`). */
export type ChangeCode =
  | PhoneChange
  | 'PHONE_SEVERAL'
  | 'PHONE_PART_IGNORED'
  | 'PHONE_PLACEHOLDER'
  | 'PHONE_NOT_A_NUMBER'
  | 'NAME_TIDIED'
  | 'NAME_INVISIBLE_REMOVED'
  | 'NAME_ENCODING_REPAIRED'
  | 'NAME_CASE'
  | 'NAME_ODD'
  | 'NAME_SPLIT'
  | 'NAME_ORDER_SWAPPED'
  | 'NAME_COUPLE_SPLIT'
  | 'COMPANION_ADDED'
  | 'COMPANION_UNNAMED'
  | 'HOUSEHOLD_LABEL_IGNORED'
  | 'HOUSEHOLD_SAME_PHONE_AND_SURNAME'
  | 'EDITED_BY_HAND';

export type ChangedField = 'firstName' | 'lastName' | 'name' | 'phone' | 'household' | 'companion';

export interface Change {
  readonly row: number;
  readonly field: ChangedField;
  readonly before: string;
  readonly after: string;
  readonly why: ChangeCode;
}

/** Why a household is to be checked, or why it is a duplicate. */
export type ReasonCode =
  | Exclude<PhoneProblem, 'PHONE_MISSING' | 'PHONE_NOT_A_NUMBER'>
  | 'NO_PHONE_IN_HOUSEHOLD'
  | 'ONLY_LANDLINES_IN_HOUSEHOLD'
  | 'PHONE_WITH_TWO_SURNAMES'
  | 'PHONE_IN_TWO_HOUSEHOLDS'
  | 'PHONE_ALREADY_IN_GUEST_LIST'
  | 'HOUSEHOLD_ALREADY_IN_GUEST_LIST'
  | 'HOUSEHOLD_UNUSUALLY_LARGE'
  | 'HOST_NOT_FOUND'
  | 'HOST_NOT_UNIQUE'
  | 'NAME_ON_SEVERAL_LINES'
  | 'ROW_EXTRA_CELLS'
  | 'ROW_HIDDEN'
  | 'LEFT_OUT_BY_HAND'
  | 'PHONE_CHANGED'
  | 'PHONE_CHANGED_AFTER_INVITATION'
  | 'POSSIBLE_DUPLICATE'
  | 'DUPLICATE_IN_FILE'
  | 'DUPLICATE_IN_GUEST_LIST';

/**
 * `row` and `values` (`text`: what the file says, `cell`: where, as a spreadsheet counts, `proposal`: E.164 it may have
 * meant) where it is about one cell.
 */
export interface Reason {
  readonly code: ReasonCode;
  readonly row?: number;
  readonly values?: { readonly text: string; readonly cell?: string; readonly proposal?: string };
}

type RefusalCode = 'ROW_UNCLOSED_QUOTE' | 'ROW_EMPTY' | 'ROW_REPEATED_HEADER' | 'ROW_WITHOUT_NAME';

export interface RefusedRow {
  readonly row: number;
  readonly code: RefusalCode;
  readonly values: { readonly text: string };
}

export interface PreviewGuest {
  readonly row: number;
  readonly firstName: string;
  readonly lastName: string;
  /** E.164 */
  readonly phone?: string;
}

export interface PreviewHousehold {
  readonly key: string;
  readonly name: string;
  readonly rows: readonly number[];
  /** The first is the one to write to. */
  readonly phones: readonly PhoneNumber[];
  readonly guests: readonly PreviewGuest[];
  readonly details?: Partial<HouseholdDetails>;
  readonly status: 'ready' | 'toCheck' | 'duplicate';
  readonly reasons: readonly Reason[];
  readonly changes: readonly Change[];
  /** What this row repeats, certainly or possibly: a key of this preview, or the id of a stored household. */
  readonly duplicateOf?: string;
  /** When applied, the guests are added to this household of the file (its `key`), or to this stored one. */
  readonly joins?: string;
  readonly existingId?: string;
  /** What a person said of it in the preview. */
  readonly decision?: 'accepted' | 'leftOut';
  /** Its rows that a person joined to another one. */
  readonly joined?: readonly number[];
}

/** A stored household that the newer list no longer has. */
export interface GoneHousehold {
  readonly id: string;
  readonly name: string;
  readonly guests: number;
  /** It has an invitation, or one on its way: an import never takes it away. */
  readonly invited: boolean;
}

export type NameOrder = 'firstLast' | 'lastFirst';

export interface NameOrderFinding {
  readonly order: NameOrder;
  readonly by: 'header' | 'content' | 'usual' | 'manual';
  /** Up to three cells of the file, so that a person can tell at a glance. */
  readonly examples: readonly string[];
}

/** What an import would do. `row` is always a line number of the file; the counts are rows and add up to `rowsRead`. */
export interface ImportPreview {
  readonly format: TableFormat;
  readonly encoding: string;
  readonly delimiter: string;
  readonly sheets: readonly string[];
  readonly sheet: string;
  /** Line of the header in the file; 0 for a list without one. */
  readonly headerLine: number;
  /** Why no household could be made: to be corrected in the mapping. */
  readonly problem?: MapProblem;
  /** Cells of the first rows by column, so that a person can tell what a column holds. */
  readonly samples: readonly (readonly string[])[];
  readonly header: readonly string[];
  readonly mapping: readonly MappedColumn[];
  /** Only where one column holds whole names. */
  readonly nameOrder?: NameOrderFinding;
  readonly rowsRead: number;
  readonly counts: {
    readonly ready: number;
    readonly toCheck: number;
    readonly duplicates: number;
    readonly refused: number;
  };
  readonly households: readonly PreviewHousehold[];
  readonly refused: readonly RefusedRow[];
  readonly gone: readonly GoneHousehold[];
}
