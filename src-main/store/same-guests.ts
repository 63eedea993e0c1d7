import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type { NewGuest } from '../domain/guests/household-store.ts';
import { newGuestId } from './household-writing.ts';

/**
 * Who of a changed list is whom: who is called the same; who was taken off under that name (`former`); the only one with that
 * first name, or that number; the only one left. Where that leaves several, nobody can tell, and their id is null: it must
 * not say of one who is forgotten that it was another.
 */
export function sameGuests(
  { guests: known, phones }: Pick<HouseholdSnapshot, 'guests' | 'phones'>,
  wanted: readonly NewGuest[],
  former: () => readonly NewGuest[],
): readonly NewGuest[] {
  const left = new Set(known.keys());
  const numbers = new Set(phones.map(({ e164 }) => e164));
  const places = new Map<number, number>();
  const came = new Map<number, string | null>();
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
  let back = open().length === 0 ? [] : former();
  for (const index of open()) {
    const guest = back.find(called(index));
    if (guest?.id === undefined) continue;
    came.set(index, guest.id);
    back = back.filter((each) => (guest.id === null ? each !== guest : each.id !== guest.id));
  }
  for (const by of [firstNameOf, phoneOf, () => 'left'])
    for (const [index, place] of pairs(by, { wanted, open: open(), known, left: [...left] }))
      match(index, place);
  return wanted.map(({ firstName, lastName, ...given }, index) => {
    const place = places.get(index);
    const same = place === undefined ? undefined : known[place];
    const isNew = place === undefined && left.size === 0;
    const id = came.get(index) ?? same?.id ?? (isNew && !came.has(index) ? newGuestId() : null);
    // Who changes a name does not say whose the numbers are: as long as it is there, it is whose it was.
    const kept = nameOf(same) === nameOf({ firstName, lastName }) ? same?.phone : undefined;
    const phone = given.phone ?? (kept !== undefined && numbers.has(kept) ? kept : undefined);
    return { id, firstName, lastName, ...(phone !== undefined && { phone }) };
  });
}

/** Of those who are not matched yet, who shares something with one alone. Not two of them, by place: one may have gone. */
function pairs(
  by: (guest: NewGuest | undefined) => string,
  of: {
    readonly wanted: readonly NewGuest[];
    readonly open: readonly number[];
    readonly known: readonly NewGuest[];
    readonly left: readonly number[];
  },
): (readonly [number, number])[] {
  const before = Map.groupBy(of.left, (place) => by(of.known[place]));
  const now = Map.groupBy(of.open, (index) => by(of.wanted[index]));
  return [...now].flatMap(([key, [index, another]]) => {
    const [place, ...others] = before.get(key) ?? [];
    const isClear = key !== '' && another === undefined && others.length === 0;
    return isClear && index !== undefined && place !== undefined ? [[index, place] as const] : [];
  });
}

const firstNameOf = (guest: NewGuest | undefined) => guest?.firstName.trim().toLocaleLowerCase('it') ?? '';
const phoneOf = (guest: NewGuest | undefined) => guest?.phone ?? '';

/** In one spelling, so that two of them can be compared. */
export function nameOf(guest: NewGuest | undefined): string {
  return guest === undefined ? '' : `${guest.firstName} ${guest.lastName}`.trim().toLocaleLowerCase('it');
}

/** Whoever was forgotten is not. */
export function isNamed({ firstName, lastName }: NewGuest): boolean {
  return `${firstName}${lastName}`.trim() !== '';
}
