import type { HouseholdDetails, NewGuest, NewHousehold } from '../household-store.ts';

/**
 * All that is stored of a household, so that it can be put back as it was; but not what it answered, which an undo must
 * not take from it. Times are epoch milliseconds.
 */
export interface HouseholdSnapshot extends HouseholdDetails {
  readonly id: string;
  readonly name: string;
  readonly phones: NewHousehold['phones'];
  readonly guests: readonly NewGuest[];
  readonly position: number;
  readonly linkVersion: number;
  readonly optedOutAt: number | null;
  readonly importId: string | null;
  readonly createdAt: number;
  /** The invitation its people got while they belonged to another household. */
  readonly invitedThrough: string | null;
}

/**
 * How far the invitation of a household has come. `waiting`: queued, and no try was made. `failed`: given up before any
 * try. `held`: it has arrived, may have, or may yet.
 */
export type InvitationStage = 'waiting' | 'failed' | 'held';

export interface Invited {
  readonly id: string;
  readonly stage: InvitationStage;
  /** The one that is out already, where this one waits to follow it. */
  readonly earlier?: string;
}
