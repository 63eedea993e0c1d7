import { sql } from 'kysely';

/**
 * Of an invitation: it lives, or was cancelled after an attempt. Cancelled before one, nobody can have got it. One that
 * the admin let another follow on purpose stands for its household no more.
 */
export const mayHaveArrived = sql<boolean>`(superseded_by IS NULL AND (status <> 'CANCELLED' OR attempts > 0 OR message_id IS NOT NULL))`;
