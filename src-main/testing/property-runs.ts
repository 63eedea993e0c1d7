const wanted = Number(process.env['INVITA_PROPERTY_RUNS']);
/** `npm run properties`, and not one test among all others. */
const isLong = Number.isInteger(wanted) && wanted > 0;

/** In which time a property must end, milliseconds: only for what hangs. */
export const propertyLimitMs = isLong ? 3_600_000 : 120_000;

/**
 * Where a property is true of most cases and not of all: the same cases each time with the other tests, since a handful
 * may be unlucky, and new ones in `npm run properties`.
 */
export const seedOfMost: { readonly seed?: number } = isLong ? {} : { seed: 20_261_127 };

/**
 * How many random cases a property is tried on: `few` with the other tests, as many as `INVITA_PROPERTY_RUNS` says in
 * `npm run properties`, but at most `most` where a case is a whole queue worked off.
 */
export function propertyRuns(few: number, most = Number.POSITIVE_INFINITY): number {
  return isLong ? Math.min(wanted, most) : few;
}
