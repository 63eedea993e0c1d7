import type { OpeningHours } from './opening-hours.ts';

/** What the governor reads of the configuration. Checked before it gets here. */
export interface GovernorSettings {
  /** Counted sends in any 60 minutes, per number: 1–1000. */
  readonly rateLimit: number;
  readonly pacing: Pacing;
  readonly hours: OpeningHours;
}

export type Pacing = 'natural' | 'spread' | 'fast';
