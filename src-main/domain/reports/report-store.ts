import type { FailureReason } from '../queue/message.ts';
import type { AnsweredGuest, Rsvp } from '../rsvp/rsvp.ts';

/**
 * Households, each counted once in every figure it fulfils. From `listed` to `read` no figure is greater than the one
 * before it, and `coming` is a part of `answered`. Who opened the link or answered may not show as having read: WhatsApp
 * lets people switch that off.
 */
export interface Funnel {
  readonly listed: number;
  /** Has an invitation, be it in the queue or on its way; or its people got one in another household. */
  readonly invited: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly viewed: number;
  readonly answered: number;
  readonly coming: number;
}

/** Why a household has no invitation that left. */
export type MissingReason =
  | FailureReason
  | 'WAITING'
  | 'UNCONFIRMED'
  | 'CANCELLED'
  | 'OPTED_OUT'
  | 'NO_PHONE'
  | 'NEVER_INVITED';

export interface MissingHousehold {
  readonly id: string;
  readonly name: string;
  readonly phones: readonly string[];
  readonly email: string | null;
  readonly reason: MissingReason;
}

/** A household that comes, as its answer that stands says. */
export interface ComingHousehold {
  readonly id: string;
  readonly name: string;
  readonly adults: number;
  readonly children: number;
  /** The answer did not say how many: the numbers are those of the guest list. */
  readonly assumed: boolean;
  /** Those the answer names; where it names nobody, those on the guest list. */
  readonly guests: readonly AnsweredGuest[];
  readonly note: string;
  /** What the organiser wrote down beside the household. */
  readonly listNotes: string;
}

export interface Menu {
  readonly dietary: string;
  readonly guests: number;
}

export interface AnswersAt {
  /** Start of a quarter of an hour; epoch milliseconds. */
  readonly at: number;
  readonly rsvp: Rsvp;
  readonly households: number;
}

/** What the reports say of a guest list that was deleted: no name, no number, no word of anybody. */
export interface KeptFigures {
  readonly funnel: Funnel;
  readonly missing: Readonly<Partial<Record<MissingReason, number>>>;
  readonly answers: readonly AnswersAt[];
  readonly coming: {
    readonly households: number;
    readonly adults: number;
    readonly children: number;
    readonly assumed: number;
    /** People who come and had said what they must or want to eat. */
    readonly withMenu: number;
  };
}

/** How the invitations fare and what they have brought: read from the store alone, one statement for each figure. */
export interface ReportStore {
  funnel(): Promise<Funnel>;
  /** When the answers that stand were given. */
  answers(): Promise<readonly AnswersAt[]>;
  /** In list order; at most `limit`. */
  coming(limit: number): Promise<readonly ComingHousehold[]>;
  /** What the people who come must or want to eat, most wanted first; the same words in any case are one. */
  menus(): Promise<readonly Menu[]>;
  missingCounts(): Promise<ReadonlyMap<MissingReason, number>>;
  /** In list order; at most `limit`. */
  missing(limit: number): Promise<readonly MissingHousehold[]>;
}
