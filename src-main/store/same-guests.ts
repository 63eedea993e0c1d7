import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type { NewGuest } from '../domain/guests/household-store.ts';
import { newGuestId } from './household-writing.ts';

/**
 * Who of a changed list is whom: who is called the same, else who stands in the same place (a name that was put right), else
 * whoever is left; and who was taken off under that name (`former`). In doubt it is the same person: one who is forgotten
 * must not come back from before.
 */
export function sameGuests(
  { guests: known, phones }: Pick<HouseholdSnapshot, 'guests' | 'phones'>,
  wanted: readonly NewGuest[],
  former: () => readonly NewGuest[],
): readonly NewGuest[] {
  const left = new Set(known.keys());
  const numbers = new Set(phones.map(({ e164 }) => e164));
  const places = new Map<number, number>();
  const came = new Map<number, string>();
  const open = () => [...wanted.keys()].filter((index) => !places.has(index) && !came.has(index));
  const match = (index: number, place: number | undefined) => {
    if (place !== undefined && left.delete(place)) places.set(index, place);
  };
  const called = (index: number) => (guest: NewGuest | undefined) => nameOf(guest) === nameOf(wanted[index]);
  for (const index of open())
    match(
      index,
      [...left].find((place) => called(index)(known[place])),
    );
  const back = open().length === 0 ? [] : [...former()];
  for (const index of open()) {
    const found = back.findIndex(called(index));
    const [guest] = found < 0 ? [] : back.splice(found, 1);
    if (guest?.id) came.set(index, guest.id);
  }
  for (const index of open()) match(index, index);
  for (const index of open()) match(index, [...left][0]);
  return wanted.map(({ firstName, lastName, ...given }, index) => {
    const place = places.get(index);
    const same = place === undefined ? undefined : known[place];
    const id = place === undefined ? (came.get(index) ?? newGuestId()) : (same?.id ?? null);
    // Who changes a name does not say whose the numbers are: as long as it is there, it is whose it was.
    const kept = nameOf(same) === nameOf({ firstName, lastName }) ? same?.phone : undefined;
    const phone = given.phone ?? (kept !== undefined && numbers.has(kept) ? kept : undefined);
    return { id, firstName, lastName, ...(phone !== undefined && { phone }) };
  });
}

/** In one spelling, so that two of them can be compared. */
export function nameOf(guest: NewGuest | undefined): string {
  return guest === undefined ? '' : `${guest.firstName} ${guest.lastName}`.trim().toLocaleLowerCase('it');
}

/** Whoever was forgotten is not. */
export function isNamed({ firstName, lastName }: NewGuest): boolean {
  return `${firstName}${lastName}`.trim() !== '';
}
