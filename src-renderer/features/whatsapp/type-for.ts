import type { SessionView } from '#contract/sessions.ts';

/** Words of routes; the contract refuses them as types. */
const reserved: ReadonlySet<string> = new Set(['queue', 'invitations', 'sessions', 'status', 'new']);
const longest = 26;

/** The type of a new phone, from its name: «Sposa» is `sposa`, a second one `sposa-2`. */
export function typeFor(label: string, sessions: readonly Pick<SessionView, 'type'>[]): string {
  const plain = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '');
  const base = plain === '' ? 'phone' : plain;
  const taken = new Set([...reserved, ...sessions.map(({ type }) => type)]);
  for (let number = 1; ; number += 1) {
    const type = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(type)) return type;
  }
}
