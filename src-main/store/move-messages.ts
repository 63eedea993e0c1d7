import type { Database } from './database.ts';
import { statement } from './sql.ts';
import { takeBack } from './take-back.ts';

/** What was read for another household before. */
const selectReadElsewhere = statement<
  { sender: string; household: string },
  { message_id: string; household_id: string }
>((p, db) =>
  db
    .selectFrom('incoming_message')
    .innerJoin('reply_proposal', 'reply_proposal.message_id', 'incoming_message.message_id')
    .select(['incoming_message.message_id', 'incoming_message.household_id'])
    .where('incoming_message.sender', '=', p.sender)
    .where('incoming_message.household_id', '<>', p.household)
    .where('reply_proposal.state', '<>', 'WITHDRAWN')
    .orderBy('incoming_message.seq')
    .$narrowType<{ household_id: string }>(),
);

const setOpen = statement<{ message: string }>((p, db) =>
  db
    .updateTable('reply_proposal')
    .set({ state: 'OPEN', decided_at: null })
    .where('message_id', '=', p.message),
);

const setUnread = statement<{ message: string }>((p, db) =>
  db.updateTable('incoming_message').set({ reply_read: 0 }).where('message_id', '=', p.message),
);

const setHousehold = statement<{ sender: string; household: string }>((p, db) =>
  db.updateTable('incoming_message').set({ household_id: p.household }).where('sender', '=', p.sender),
);

/**
 * What this sender wrote belongs to this household. What came of it to another one is taken back, and it is read anew. How
 * many messages. Inside the caller's transaction.
 */
export function moveMessages(database: Database, sender: string, household: string, now: number): number {
  for (const { message_id: message, household_id } of database.all(
    selectReadElsewhere({ sender, household }),
  )) {
    takeBack(database, household_id, message, now);
    database.run(setOpen({ message }));
    database.run(setUnread({ message }));
  }
  return database.run(setHousehold({ sender, household }));
}
