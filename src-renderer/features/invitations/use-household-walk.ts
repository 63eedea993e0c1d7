import { useEffect, useState } from 'react';
import type { Household } from '#contract/guests.ts';
import type { HouseholdPages } from './household-pages.ts';
import { useHouseholdPages } from './use-household-pages.ts';

export interface HouseholdWalk {
  readonly list: HouseholdPages;
  /** Null while there is none. */
  readonly chosen: Household | null;
  /** From 1; null while its place in the list is not known yet. */
  readonly position: number | null;
  readonly choose: (household: Household) => void;
  /** Undefined where the list ends. */
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
  readonly retry: () => void;
}

/** One household of the list at a time, forwards and backwards. */
export function useHouseholdWalk(): HouseholdWalk {
  const [list, pages] = useHouseholdPages();
  const [picked, choose] = useState<Household | null>(null);
  const { items, cursor } = list;
  const found = picked === null ? 0 : items.findIndex(({ id }) => id === picked.id);
  // One that is gone from a list read to its end gives way to the first.
  const index = found === -1 && cursor === undefined ? 0 : found;
  const chosen = index === -1 ? picked : (items[index] ?? null);
  const lost = index === -1 ? picked?.id : undefined;

  useEffect(() => {
    if (lost !== undefined) void pages.reach(lost);
  }, [lost, pages]);

  async function nextPage(): Promise<void> {
    await pages.more();
    const following = pages.getState().items[items.length];
    if (following !== undefined) choose(following);
  }

  const before = items[index - 1];
  const after = index === -1 ? undefined : items[index + 1];
  const onNextPage = index !== -1 && index === items.length - 1 && cursor !== undefined;
  return {
    list,
    chosen,
    position: index === -1 || chosen === null ? null : index + 1,
    choose,
    previous: before && (() => choose(before)),
    next: after ? () => choose(after) : onNextPage ? () => void nextPage() : undefined,
    retry: () => void pages.reload(),
  };
}
