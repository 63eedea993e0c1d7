import type { HouseholdQuestion } from './household-store.ts';
import type { MergeProposal } from './proposals.ts';

export interface Facet {
  readonly value: string;
  readonly households: number;
}

/** What the list can be narrowed to, each with how many households that leaves. */
export interface GuestFacets {
  readonly sides: readonly Facet[];
  readonly tags: readonly Facet[];
  readonly languages: readonly Facet[];
  readonly answers: readonly Facet[];
}

/** One thing that happened to a household, or to a message of it. `at` in epoch milliseconds. */
export interface TimelineEntry {
  readonly at: number;
  readonly name: string;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  readonly message: { readonly id: string; readonly kind: string } | null;
}

export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  /** As the contract declares it; the store does not look into it. */
  readonly filter: unknown;
}

/** What the guests screen reads besides the households themselves. */
export interface GuestListReader {
  /** Everybody the question fits, in list order. */
  ids(question: HouseholdQuestion): Promise<readonly string[]>;
  facets(): Promise<GuestFacets>;
  /** Oldest first; that of the households it was merged with is part of it. */
  timeline(household: string): Promise<readonly TimelineEntry[]>;
  /** Were its people, names or phones changed after this time? Epoch milliseconds. */
  changedSince(household: string, at: number): Promise<boolean>;
  /** Households that may be one, as long as nobody has said that they are not. */
  proposals(): Promise<readonly MergeProposal[]>;
  keepApart(households: readonly string[], now: number): Promise<void>;
  savedFilters(): Promise<readonly SavedFilter[]>;
  /** Another filter of that name is replaced. */
  saveFilter(filter: SavedFilter, now: number): Promise<void>;
  removeFilter(id: string): Promise<boolean>;
}
