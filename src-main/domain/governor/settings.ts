import type { OpeningHours } from './opening-hours.ts';

/** What the governor reads of the configuration. Checked before it gets here. */
export interface GovernorSettings extends BudgetSettings {
  readonly pacing: Pacing;
  readonly hours: OpeningHours;
}

/** How much a number may send: what must be known to read as much of its past as a decision needs. */
export interface BudgetSettings {
  /** Counted sends in any 60 minutes, per number: 1–1000. */
  readonly rateLimit: number;
  /** New chats in any 24 hours, per number; null = as many as the limit lets through. */
  readonly newChatCap: number | null;
  /** A number begins with few new chats a day and gets more day by day. */
  readonly warmUp: boolean;
}

export type Pacing = 'natural' | 'spread' | 'fast';
