/**
 * What a column of a guest list means to us.
 *
 * `fullName` leaves the order of the two names open, `firstLastName` and `lastFirstName` state it. `phoneOther` (home,
 * office) is looked at after every `phone`. A `companion` holds the name of one more guest of the same household;
 * `ignored` columns are recognised, or not, and in either case not imported.
 */
export type Field =
  | 'firstName'
  | 'lastName'
  | 'fullName'
  | 'firstLastName'
  | 'lastFirstName'
  | 'phone'
  | 'phoneOther'
  | 'household'
  | 'guestOf'
  | 'companion'
  | 'companionFirstName'
  | 'companionLastName'
  | 'ignored';

/** `by` tells what the decision rests on. `column` counts from 0. */
export interface MappedColumn {
  readonly column: number;
  readonly header: string;
  readonly field: Field;
  readonly by: 'header' | 'content' | 'manual';
}
