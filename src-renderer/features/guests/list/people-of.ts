import type { Household } from '#contract/guests.ts';

/** «Anna, Piero» when the surname is one, «Anna Lombardi, Ugo Neri» when it is not. */
export function peopleOf(guests: Household['guests']): string {
  const oneSurname = new Set(guests.map(({ lastName }) => lastName)).size === 1;
  return guests
    .map(({ firstName, lastName }) =>
      oneSurname && firstName !== '' ? firstName : `${firstName} ${lastName}`.trim(),
    )
    .join(', ');
}
