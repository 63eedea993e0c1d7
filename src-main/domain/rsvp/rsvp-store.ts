import type { Rsvp, RsvpAnswer, RsvpContent, RsvpSource, StandingAnswer } from './rsvp.ts';

export interface NewAnswer extends RsvpContent {
  readonly householdId: string;
  readonly source: RsvpSource;
  /** Epoch milliseconds, by the clock of its source; never later than now. */
  readonly answeredAt: number;
  /** The incoming message it was read in: each counts once. */
  readonly messageId?: string;
  /** The name its source knows it by: each counts once. */
  readonly externalId?: string;
  readonly automatic?: boolean;
}

export interface RecordedAnswer {
  readonly ok: true;
  /** False when this very answer was recorded before: nothing happened. */
  readonly recorded: boolean;
  /** Another answer stands now than before. */
  readonly changed: boolean;
  readonly conflict: boolean;
  readonly previous: StandingAnswer | null;
  readonly current: StandingAnswer | null;
}

export type RecordResult = RecordedAnswer | { readonly ok: false; readonly code: 'UNKNOWN_HOUSEHOLD' };

export interface AnswerCount {
  readonly households: number;
  readonly adults: number;
  readonly children: number;
}

export interface RsvpCounts {
  readonly byRsvp: Readonly<Record<Rsvp, AnswerCount>>;
  /** Of those coming, how many did not say how many they are: the guest list's numbers stand in for theirs. */
  readonly assumed: number;
  readonly notAnswered: number;
  /** Opened the link in their invitation, whether they answered or not. */
  readonly viewed: number;
  readonly conflicts: number;
}

/** What households answered. Every function is one transaction and tells the household's timeline. */
export interface RsvpStore {
  record(answer: NewAnswer, context: { readonly id: string; readonly now: number }): Promise<RecordResult>;
  /** Takes an answer back, so that the one before it stands again. False for one that is unknown or was taken back. */
  withdraw(answer: string, now: number): Promise<boolean>;
  /** Newest first, those that were taken back too. */
  ofHousehold(household: string): Promise<readonly RsvpAnswer[]>;
  counts(): Promise<RsvpCounts>;
  /** The household opened its link at that time, epoch milliseconds. False when that was known, or nobody is known by that id. */
  viewed(household: string, at: number): Promise<boolean>;
}
