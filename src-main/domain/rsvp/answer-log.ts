import type { RsvpAnswer, RsvpSource } from './rsvp.ts';

export interface LoggedAnswer extends RsvpAnswer {
  readonly householdName: string;
  /** No later answer of the household counts. */
  readonly stands: boolean;
}

export interface AnswerLogQuestion {
  /** Recorded or taken back then or later, epoch milliseconds; null = all. */
  readonly since: number | null;
  /** Only the answers that stand: one for each household that answered. */
  readonly standing: boolean;
  readonly cursor: string | null;
  readonly limit: number;
}

/** The answers as they came, for those who pass them on. */
export interface AnswerLog {
  /** In the order they were recorded, those of removed households left out. */
  page(question: AnswerLogQuestion): Promise<{
    readonly items: readonly LoggedAnswer[];
    readonly nextCursor: string | null;
    readonly total: number;
  }>;
  /** The one its source knows by that name, unless it was taken back. */
  byExternalId(household: string, source: RsvpSource, externalId: string): Promise<RsvpAnswer | null>;
}
