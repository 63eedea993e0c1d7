import type { ImportSummary, PreviewHousehold } from '#contract/guests.ts';
import type { Included } from './import-store.ts';

export interface ImportPlan {
  /** How many guests «Importa» writes. */
  readonly guests: number;
  /** How many households it makes: at most so many when it is not exact. */
  readonly households: number;
  readonly exact: boolean;
  /** Rows of the file that stay out. */
  readonly out: { readonly toCheck: number; readonly duplicates: number; readonly refused: number };
}

/** What of a preview the plan rests on. */
interface Planned {
  readonly summary: ImportSummary;
  readonly households: readonly {
    readonly status: PreviewHousehold['status'];
    readonly guests: readonly unknown[];
    readonly reasons: readonly { readonly code: string }[];
    readonly duplicateOf?: string | undefined;
  }[];
}

/** Their guests are added to a household of the stored list: no new one is made for them. */
const joinsStored = new Set([
  'PHONE_ALREADY_IN_GUEST_LIST',
  'HOUSEHOLD_ALREADY_IN_GUEST_LIST',
  'DUPLICATE_IN_GUEST_LIST',
]);

/**
 * What «Importa» would write. Without `include` it is what the preview counted itself. What is included may join a
 * household of the same file, and only the import knows which: then the count of households is an upper bound.
 */
export function planImport({ summary, households }: Planned, include: readonly Included[]): ImportPlan {
  const chosen = new Set<PreviewHousehold['status']>(
    include.map((part) => (part === 'duplicates' ? 'duplicate' : part)),
  );
  let { guests, households: made } = summary;
  let exact = true;
  for (const household of households) {
    if (!chosen.has(household.status)) continue;
    guests += household.guests.length;
    if (household.reasons.some(({ code }) => joinsStored.has(code))) continue;
    made += 1;
    if (household.duplicateOf !== undefined) exact = false;
  }
  return {
    guests,
    households: made,
    exact,
    out: {
      toCheck: chosen.has('toCheck') ? 0 : summary.toCheck,
      duplicates: chosen.has('duplicate') ? 0 : summary.duplicates,
      refused: summary.refused.length,
    },
  };
}
