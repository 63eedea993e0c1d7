import { type Field, fields, type MappedColumn } from '../map/field.ts';

/** Column numbers by meaning; `phones` and `names` gather several fields in the order in which they are read. */
export interface ColumnsByField extends Readonly<Record<Field, readonly number[]>> {
  readonly phones: readonly number[];
  readonly names: readonly number[];
  /** Only those that the list has. */
  readonly details: readonly (readonly [DetailField, readonly number[]])[];
}

const DETAILS = ['email', 'side', 'tags', 'language', 'adults', 'children', 'notes'] as const;
export type DetailField = (typeof DETAILS)[number];

export function columnsByField(columns: readonly MappedColumn[]): ColumnsByField {
  const of = (field: Field) => columns.filter((column) => column.field === field).map(({ column }) => column);
  const each = Object.fromEntries(fields.map((field) => [field, of(field)])) as Record<Field, number[]>;
  const fullNames = [...each.fullName, ...each.firstLastName, ...each.lastFirstName];
  return {
    ...each,
    phones: [...each.phone, ...each.phoneOther],
    details: DETAILS.map((field) => [field, each[field]] as const).filter(
      ([, columns]) => columns.length > 0,
    ),
    names: [...each.firstName, ...each.lastName, ...fullNames],
  };
}
