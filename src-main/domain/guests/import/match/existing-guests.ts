import type { CleanRow } from '../clean/clean-row.ts';
import { nameKey } from '../clean/name-key.ts';
import type { Name } from '../clean/names-of-row.ts';
import { isNearName } from './near-name.ts';

/** A household of the stored guest list, as far as an import compares with it. Phones in E.164. */
export interface ExistingHousehold {
  readonly id: string;
  readonly name: string;
  readonly phones: readonly string[];
  readonly guests: readonly Name[];
  /** Has an invitation, or one on its way: an import must not change it. */
  readonly invited: boolean;
}

export interface ExistingMatch {
  readonly id: string;
  readonly household: ExistingHousehold;
  /** `same`: this guest on this phone is there. `near`, `otherPhone`, `noPhone`: perhaps. `phone`: only the phone is. */
  readonly how: 'same' | 'near' | 'otherPhone' | 'noPhone' | 'phone';
}

/** Looks rows up in the stored list. */
export function indexExisting(
  households: readonly ExistingHousehold[],
): (row: CleanRow) => ExistingMatch | undefined {
  const byPhone = new Map<string, ExistingHousehold>();
  const byName = new Map<string, ExistingHousehold>();
  for (const household of households) {
    for (const phone of household.phones) byPhone.set(phone, household);
    for (const guest of household.guests) byName.set(keyOf(guest), household);
  }
  return ({ phones, guests, key }) => {
    const [main] = guests;
    if (!main || households.length === 0) return undefined;
    const there = phones.map(({ e164 }) => byPhone.get(e164)).find((household) => household !== undefined);
    if (there) {
      if (there.guests.some((guest) => keyOf(guest) === key)) return found(there, 'same');
      const near = there.guests.some((guest) => isNearName(guest, main));
      return found(there, near ? 'near' : 'phone');
    }
    // A first name alone ("Anna") is no reason to doubt.
    const named = main.firstName !== '' && main.lastName !== '' ? byName.get(key) : undefined;
    return named && found(named, phones.length > 0 ? 'otherPhone' : 'noPhone');
  };
}

function found(household: ExistingHousehold, how: ExistingMatch['how']): ExistingMatch {
  return { id: household.id, household, how };
}

function keyOf({ firstName, lastName }: Name): string {
  return nameKey(`${firstName} ${lastName}`);
}
