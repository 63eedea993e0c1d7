import type { GoneHousehold } from '../preview.ts';
import type { ExistingHousehold, ExistingMatch } from './existing-guests.ts';

/** A file that finds fewer of the stored households again is another list, not a newer one. */
const LEAST_SHARE = 1 / 3;

/** The stored households that a newer version of their list no longer has. */
export function goneHouseholds(
  existing: readonly ExistingHousehold[],
  matches: readonly (ExistingMatch | undefined)[],
): GoneHousehold[] {
  const found = new Set(matches.flatMap((match) => match?.id ?? []));
  if (found.size === 0 || found.size < existing.length * LEAST_SHARE) return [];
  return existing
    .filter(({ id }) => !found.has(id))
    .map(({ id, name, guests, invited }) => ({ id, name, guests: guests.length, invited }));
}
