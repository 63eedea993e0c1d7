import { sql } from 'kysely';

/** Of an invitation: it lives, or was cancelled after an attempt. Cancelled before one, nobody can have got it. */
export const mayHaveArrived = sql<boolean>`(status <> 'CANCELLED' OR attempts > 0 OR message_id IS NOT NULL)`;
