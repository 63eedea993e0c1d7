import type { Database } from './database.ts';
import { optedOutBy, optIn } from './opt-out.ts';
import { withdraw } from './rsvp-store.ts';
import { statement } from './sql.ts';

const selectAnswers = statement<{ message: string }, { id: string }>((p, db) =>
  db
    .selectFrom('rsvp_answer')
    .select('id')
    .where('message_id', '=', p.message)
    .where('withdrawn_at', 'is', null),
);

export function takeBackAnswers(database: Database, message: string, now: number): void {
  for (const { id } of database.all(selectAnswers({ message }))) withdraw(database, id, now);
}

/**
 * Whatever came of a reply to its household: the answer, the opting out. Gives how many messages wait again. Inside the
 * caller's transaction.
 */
export function takeBack(database: Database, household: string, message: string, now: number): number {
  takeBackAnswers(database, message, now);
  return optedOutBy(database, household, message)
    .map((each) => optIn(database, each, true, now)?.requeued ?? 0)
    .reduce((sum, each) => sum + each, 0);
}
