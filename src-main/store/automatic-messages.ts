import { sql } from 'kysely';
import { standsSince } from '../domain/automation/answer-to-confirm.ts';
import type { EnqueueResult, MessageDraft } from '../domain/queue/queue-store.ts';
import type { Database } from './database.ts';
import type { Message } from './rows.ts';
import { historyOf, shownAnswer } from './rsvp-answers.ts';
import { statement } from './sql.ts';

/** Those of a program for one that a rule queues, and the other way round. */
const selectConfirmation = statement<
  { household: string; since: number; byItself: number },
  Pick<Message, 'id' | 'status'>
>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['id', 'status'])
    .where('household_id', '=', p.household)
    .where('kind', '=', sql.lit('RSVP_CONFIRMATION'))
    .where('status', 'not in', ['CANCELLED', 'FAILED'])
    .where('created_at', '>=', p.since)
    .where(sql<boolean>`(automation_run IS NULL) = ${p.byItself}`)
    .orderBy('seq')
    .limit(sql.lit(1)),
);

/**
 * What makes a message needless, seen in the transaction that would queue it: the answer it asks for has come, or a rule
 * and a program both want to confirm the same answer. The first one counts for both.
 */
export function needless(database: Database, draft: MessageDraft): EnqueueResult | null {
  const { householdId: household, kind, byItself } = draft;
  if (household === null) return null;
  if (byItself?.unlessAnswered && shownAnswer(database, household)) return { kind: 'answered' };
  if (kind !== 'RSVP_CONFIRMATION') return null;
  const since = standsSince(historyOf(database, household));
  if (since === null) return null;
  const other = database.get(selectConfirmation({ household, since, byItself: byItself ? 1 : 0 }));
  return other && { kind: 'existing', id: other.id, status: other.status };
}
