/**
 * What a column of a guest list means to us.
 *
 * `fullName` leaves the order of the two names open, `firstLastName` and `lastFirstName` state it. `phoneOther` (home,
 * office) is looked at after every `phone`; a `phonePrefix` ("+39", "IT") belongs in front of what has none. A
 * `companion` holds the name of one more guest of the same household. `household` tells who is invited together,
 * `householdName` how they are called. `ignored` columns are recognised, or not, and in either case not imported.
 */
export const fields = [
  'firstName',
  'lastName',
  'fullName',
  'firstLastName',
  'lastFirstName',
  'phone',
  'phoneOther',
  'phonePrefix',
  'household',
  'householdName',
  'guestOf',
  'companion',
  'companionFirstName',
  'companionLastName',
  'email',
  'side',
  'tags',
  'language',
  'adults',
  'children',
  'notes',
  'ignored',
] as const;

export type Field = (typeof fields)[number];

/** `by` tells what the decision rests on. `column` counts from 0. */
export interface MappedColumn {
  readonly column: number;
  readonly header: string;
  readonly field: Field;
  readonly by: 'header' | 'content' | 'manual';
}
