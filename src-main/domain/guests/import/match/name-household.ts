import type { Name } from '../clean/names-of-row.ts';

/** How a household is called: as the file calls it (a code like "F1" is no name), else by its guests ("Anna & Marco Rossi"), in no language. */
export function nameHousehold(label: string, guests: readonly Name[]): string {
  if (/\p{L}{3}/u.test(label)) return label;
  const [only] = guests;
  if (only && guests.length === 1) return `${only.firstName} ${only.lastName}`.trim();
  const surnames = new Set(guests.map(({ lastName }) => lastName));
  const [surname = ''] = surnames;
  if (surnames.size === 1) return `${listed(guests.map(({ firstName }) => firstName))} ${surname}`.trim();
  return listed(guests.map(({ firstName, lastName }) => `${firstName} ${lastName}`.trim()));
}

function listed(names: readonly string[]): string {
  const filled = names.filter((name) => name !== '');
  return [...filled.slice(0, -2), filled.slice(-2).join(' & ')].join(', ');
}
