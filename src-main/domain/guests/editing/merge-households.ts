import type { HouseholdSnapshot, Invited } from './snapshot.ts';

export interface MergePart {
  readonly household: HouseholdSnapshot;
  readonly invitation: Invited | null;
}

export type Merged =
  | { readonly ok: true; readonly household: HouseholdSnapshot; readonly absorbed: readonly string[] }
  /** Two invitations are out, each with its link: one household cannot have both. */
  | { readonly ok: false; readonly code: 'MERGE_BOTH_INVITED' };

/**
 * One household of several, with everybody in it. It stays the one whose link may be in somebody's hands, else the one
 * whose invitation waits, else the first; all else that only one can be, it takes from the first that says it.
 */
export function mergeHouseholds(parts: readonly [MergePart, ...MergePart[]], name?: string): Merged {
  const held = parts.flatMap(({ invitation }) => (invitation?.stage === 'held' ? [invitation.id] : []));
  if (new Set(held).size > 1) return { ok: false, code: 'MERGE_BOTH_INVITED' };
  const stays = staysOf(parts).household;
  const all = parts.map(({ household }) => household);
  return {
    ok: true,
    absorbed: all.flatMap(({ id }) => (id === stays.id ? [] : [id])),
    household: {
      ...stays,
      name: name ?? parts[0].household.name,
      phones: [...new Map(all.flatMap(({ phones }) => phones.map((each) => [each.e164, each]))).values()],
      guests: all.flatMap(({ guests }) => guests),
      language: firstKnown(all.map(({ language }) => language)),
      side: firstKnown(all.map(({ side }) => side)),
      tags: [...new Set(all.flatMap(({ tags }) => tags))].sort(),
      notes: [...new Set(all.map(({ notes }) => notes).filter(Boolean))].join('\n'),
      email: firstKnown(all.map(({ email }) => email)),
      adults: sumOf(all, 'adults', ({ guests, children }) => Math.max(guests.length - (children ?? 0), 0)),
      children: sumOf(all, 'children', () => 0),
      // Whoever wants no messages must not get any through the others.
      optedOutAt: firstKnown(all.map(({ optedOutAt }) => optedOutAt)),
    },
  };
}

function staysOf(parts: readonly [MergePart, ...MergePart[]]): MergePart {
  const owner = ({ household, invitation }: MergePart) =>
    invitation?.stage === 'held' && household.invitedThrough === null;
  return (
    parts.find(owner) ??
    parts.find(({ invitation }) => invitation?.stage === 'held') ??
    parts.find(({ invitation }) => invitation?.stage === 'waiting') ??
    parts[0]
  );
}

function firstKnown<Value>(values: readonly (Value | null)[]): Value | null {
  return values.find((value) => value !== null) ?? null;
}

/** Null where none says a number; who says none beside one that does counts as `otherwise`. */
function sumOf(
  all: readonly HouseholdSnapshot[],
  field: 'adults' | 'children',
  otherwise: (household: HouseholdSnapshot) => number,
): number | null {
  if (all.every((household) => household[field] === null)) return null;
  return all.reduce((sum, household) => sum + (household[field] ?? otherwise(household)), 0);
}
