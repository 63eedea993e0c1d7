import { sql } from 'kysely';

/** Whoever writes an attempt off clears all of it: the CHECK constraints know no half an attempt. */
export const noAttempt = {
  attempt_token: null,
  attempt_wall: null,
  attempt_uptime: null,
  attempt_boot: null,
  attempt_url: null,
  attempt_number: null,
  attempt_link_generation: null,
  attempt_waha_started_at: null,
} as const;

/** What is in doubt may have arrived, also when it was never tried by this store but by the one before a restore. */
export const attemptsWhenCancelled = sql<number>`CASE WHEN status = 'UNCONFIRMED' THEN max(attempts, 1) ELSE attempts END`;
