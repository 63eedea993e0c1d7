import { fullName, type Named } from '../full-name.ts';

/** «Anna, Piero» when the surname is one, «Anna Lombardi, Ugo Neri» when it is not. */
export function peopleOf(guests: readonly Named[]): string {
  const oneSurname = new Set(guests.map(({ lastName }) => lastName)).size === 1;
  return guests.map((guest) => (oneSurname && guest.firstName) || fullName(guest)).join(', ');
}
