import type { Field } from '../map/field.ts';

/** Column numbers by meaning; `phones` and `names` gather several fields in the order in which they are read. */
export interface ColumnsByField extends Readonly<Record<Field, readonly number[]>> {
  readonly phones: readonly number[];
  readonly names: readonly number[];
}
