/** Households that may be one: a person says whether they are. */
export interface MergeProposal {
  readonly reason: 'SAME_PHONE' | 'SAME_NAMES';
  /** The phone they share, E.164. */
  readonly phone: string | null;
  readonly households: readonly { readonly id: string; readonly name: string }[];
}

/** Tells a group of households whatever their order: one that has grown is another group. */
export function groupKey(ids: readonly string[]): string {
  return [...ids].sort().join(',');
}
