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
const attemptsWhenCancelled = sql<number>`CASE WHEN status = 'UNCONFIRMED' THEN max(attempts, 1) ELSE attempts END`;

/** What a person takes out of the queue, wherever it stands in it. */
export const cancelled = {
  status: 'CANCELLED',
  claim_token: null,
  waiting_reason: null,
  attempts: attemptsWhenCancelled,
  ...noAttempt,
} as const;
