/**
 * How many random cases a property is tried on: `few` with the other tests, as many as `INVITA_PROPERTY_RUNS` says in
 * `npm run properties`, but at most `most` where a case is a whole queue worked off.
 */
export function propertyRuns(few: number, most = Number.POSITIVE_INFINITY): number {
  const wanted = Number(process.env['INVITA_PROPERTY_RUNS']);
  return Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, most) : few;
}
