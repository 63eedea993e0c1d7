import type { HouseholdDetails, NewHousehold } from '../household-store.ts';
import type { QueuedInvitation, Rewritten } from './queued-invitation.ts';
import type { SplitOrder } from './split-household.ts';

export type ChangeKind =
  | 'ADDED'
  | 'EDITED'
  | 'OPTED_OUT'
  | 'OPTED_IN'
  | 'CANCELLED'
  | 'MERGED'
  | 'SPLIT'
  | 'REMOVED';

/** What can be done to many households at once. */
export type BulkAction =
  | { readonly do: 'addTag' | 'removeTag'; readonly tag: string }
  | { readonly do: 'setLanguage'; readonly language: 'it' | 'en' | null }
  | { readonly do: 'setSide'; readonly side: string | null }
  | { readonly do: 'optOut' | 'optIn' | 'cancelQueued' | 'remove' };

export interface HouseholdPatch extends Partial<HouseholdDetails> {
  readonly name?: string;
  readonly phones?: NewHousehold['phones'];
  readonly guests?: NewHousehold['guests'];
}

export type EditRefusal =
  | 'UNKNOWN_HOUSEHOLD'
  | 'MERGE_BOTH_INVITED'
  | 'MERGE_NEEDS_TWO'
  | 'SPLIT_NOBODY'
  | 'SPLIT_EVERYBODY'
  | 'CHANGE_GONE'
  | 'CHANGED_SINCE'
  | 'INVITED_SINCE';

export interface Edited {
  readonly ok: true;
  /** The id to undo it by; null when nothing changed. */
  readonly change: string | null;
  /** The households that changed and are still there. */
  readonly households: readonly string[];
  /** How many changed, those that are gone included. */
  readonly count: number;
  /** Messages taken out of the queue. */
  readonly cancelled: number;
  /** Messages put back into the queue by an undo. */
  readonly requeued: number;
  /** Messages that are being sent just now: they may arrive all the same. */
  readonly tooLate: number;
}

export type EditResult = Edited | { readonly ok: false; readonly code: EditRefusal };

export interface EditContext {
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What an organiser does to the guest list. Every function is one transaction, and can be undone by one. */
export interface HouseholdEditor {
  add(household: NewHousehold, context: EditContext): Promise<EditResult>;
  update(id: string, patch: HouseholdPatch, context: EditContext): Promise<EditResult>;
  /** Unknown ids are passed over. */
  bulk(ids: readonly string[], action: BulkAction, context: EditContext): Promise<EditResult>;
  /** Into one household, which may be any of them: the one whose link may be out stays. */
  merge(ids: readonly string[], name: string | undefined, context: EditContext): Promise<EditResult>;
  split(id: string, order: SplitOrder, context: EditContext): Promise<EditResult>;
  /** Puts everything back, unless somebody has changed it since or an invitation has come of it. */
  undo(change: string, context: EditContext): Promise<EditResult>;
  /** Its invitation while nobody has tried to send it. */
  queuedInvitation(household: string): Promise<QueuedInvitation | null>;
  /** Freezes a waiting invitation anew; false when it has begun to leave. */
  rewriteQueued(message: Rewritten, now: number): Promise<boolean>;
}
