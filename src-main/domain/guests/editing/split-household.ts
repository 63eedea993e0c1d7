import type { MergePart } from './merge-households.ts';
import type { HouseholdSnapshot } from './snapshot.ts';

export interface SplitOrder {
  readonly name: string;
  /** Who leaves, by their place in the household. */
  readonly people: readonly number[];
  /** The phones (E.164) that go with them. */
  readonly phones: readonly string[];
}

export type Split =
  | { readonly ok: true; readonly stays: HouseholdSnapshot; readonly leaves: HouseholdSnapshot }
  | { readonly ok: false; readonly code: 'SPLIT_NOBODY' | 'SPLIT_EVERYBODY' };

/**
 * Two households of one. Those who leave have had the invitation that is out already: it counts as theirs, so that
 * nobody is invited twice without anybody deciding it. One opted out means that both are.
 */
export function splitHousehold(
  { household, invitation }: MergePart,
  { name, people, phones }: SplitOrder,
  { id, position, now }: { readonly id: string; readonly position: number; readonly now: number },
): Split {
  const leaving = new Set(people.filter((index) => index in household.guests));
  if (leaving.size === 0) return { ok: false, code: 'SPLIT_NOBODY' };
  if (leaving.size === household.guests.length) return { ok: false, code: 'SPLIT_EVERYBODY' };
  const half = (goes: boolean) => ({
    guests: household.guests.filter((_, index) => leaving.has(index) === goes),
    phones: household.phones.filter(({ e164 }) => phones.includes(e164) === goes),
  });
  return {
    ok: true,
    stays: { ...household, ...half(false), adults: less(household.adults, leaving.size) },
    leaves: {
      ...household,
      ...half(true),
      id,
      name,
      position,
      notes: '',
      email: null,
      adults: null,
      children: null,
      linkVersion: 1,
      createdAt: now,
      invitedThrough: invitation?.stage === 'held' ? invitation.id : (invitation?.earlier ?? null),
    },
  };
}

function less(count: number | null, by: number): number | null {
  return count === null ? null : Math.max(count - by, 0);
}
