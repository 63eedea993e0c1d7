import { sql } from 'kysely';
import type { Database } from './database.ts';
import { logHousehold } from './household-log.ts';
import { cancelQueued, putBack } from './household-messages.ts';
import { statement } from './sql.ts';
import { freePhonesOf, householdsOn, householdsToStop, stopPhone } from './stopped-phones.ts';

const setOptedOut = statement<{ household: string; now: number }>((p, db) =>
  db
    .updateTable('household')
    .set({ opted_out_at: p.now })
    .where('id', '=', p.household)
    .where('opted_out_at', 'is', null),
);

const setOptedIn = statement<{ household: string }>((p, db) =>
  db
    .updateTable('household')
    .set({ opted_out_at: null })
    .where('id', '=', p.household)
    .where('opted_out_at', 'is not', null),
);

const selectOptedOut = statement<{ household: string }, { opted_out_at: number | null }>((p, db) =>
  db.selectFrom('household').select('opted_out_at').where('id', '=', p.household),
);

const selectSender = statement<{ message: string }, { sender: string }>((p, db) =>
  db.selectFrom('incoming_message').select('sender').where('message_id', '=', p.message),
);

const selectOptedOutPhone = statement<{ phone: string }, { id: string }>((p, db) =>
  db
    .selectFrom('household')
    .innerJoin('household_phone', 'household_phone.household_id', 'household.id')
    .select('household.id')
    .where('household_phone.phone', '=', p.phone)
    .where('household.opted_out_at', 'is not', null)
    .limit(1),
);

/** Why the household is opted out now: the replies that asked for it, null for by hand. Taken back, one stands no more. */
const selectReasons = statement<{ household: string }, { message: string | null; standing: 0 | 1 }>(
  (p, db) => ({
    compile: () =>
      sql`SELECT DISTINCT entry.details ->> 'message' AS message,
        coalesce(reply_proposal.state, '') NOT IN ('OPEN', 'IGNORED') AS standing
      FROM household_event AS entry JOIN household ON household.id = entry.household
      LEFT JOIN reply_proposal ON reply_proposal.message_id = entry.details ->> 'message'
      WHERE household.id = ${p.household} AND entry.name = 'OPTED_OUT' AND entry.seq >= (
        SELECT min(seq) FROM household_event
        WHERE household = household.id AND name = 'OPTED_OUT' AND at = household.opted_out_at)`.compile(db),
  }),
);

/** What opting out took out of the queue, and nobody has touched since. */
const selectCancelled = statement<{ household: string; since: number }, { id: string }>((p, db) => ({
  compile: () =>
    sql<{ id: string }>`SELECT message.id FROM whatsapp_message_queue AS message
      JOIN whatsapp_message_event AS entry ON entry.seq = (
        SELECT max(seq) FROM whatsapp_message_event WHERE message = message.id)
      WHERE message.household_id = ${p.household} AND message.status = 'CANCELLED' AND entry.name = 'CANCELLED'
        AND entry.at >= ${p.since} AND entry.details ->> 'because' = 'OPTED_OUT'
      ORDER BY message.seq`.compile(db),
}));

interface OptedOut {
  readonly optedOut: boolean;
  readonly cancelled: number;
  /** Messages that were being sent just then. */
  readonly tooLate: number;
}

/**
 * Nothing more is written to them, nor to the phone that said so, on whosever list it stands: what waits is cancelled.
 * Inside the caller's transaction.
 */
export function optOut(
  database: Database,
  household: string,
  by: { readonly message: string; readonly automatic: boolean },
  now: number,
): OptedOut {
  const sender = database.get(selectSender({ message: by.message }))?.sender;
  if (sender === undefined) return optOutOne(database, household, by, now);
  stopPhone(database, sender, now);
  const others = householdsOn(database, sender).filter((id) => id !== household);
  const done = [household, ...others].map((id) => optOutOne(database, id, by, now));
  return {
    optedOut: done[0]?.optedOut === true,
    cancelled: done.reduce((sum, { cancelled }) => sum + cancelled, 0),
    tooLate: done.reduce((sum, { tooLate }) => sum + tooLate, 0),
  };
}

function optOutOne(
  database: Database,
  household: string,
  by: { readonly message?: string; readonly automatic: boolean },
  now: number,
): OptedOut {
  const optedOut = database.run(setOptedOut({ household, now })) > 0;
  // Each reply that asks for it is told: taken back, it leaves the others standing.
  const told = database
    .all(selectReasons({ household }))
    .some(({ message, standing }) => standing === 1 && message === (by.message ?? null));
  if (optedOut || !told) logHousehold(database, household, 'OPTED_OUT', now, by);
  const { moved, tooLate } = cancelQueued(database, household, 'OPTED_OUT', now);
  return { optedOut, cancelled: moved.length, tooLate };
}

/** The admin says that a sender wants no more. Messages taken out of the queue. Inside the caller's transaction. */
export function optOutSender(database: Database, sender: string, now: number): number {
  stopPhone(database, sender, now);
  return householdsOn(database, sender).reduce(
    (sum, id) => sum + optOutOne(database, id, { automatic: false }, now).cancelled,
    0,
  );
}

/** Whoever came to have a phone that had been stopped is not written to either. How many households. */
export function applyStops(database: Database, now: number): number {
  const households = householdsToStop(database);
  for (const id of households) optOutOne(database, id, { automatic: true }, now);
  return households.length;
}

/** Null when they may be written to already. Inside the caller's transaction. */
export function optIn(
  database: Database,
  household: string,
  requeue: boolean,
  now: number,
): { readonly requeued: number } | null {
  const since = database.get(selectOptedOut({ household }))?.opted_out_at ?? null;
  if (since === null || database.run(setOptedIn({ household })) === 0) return null;
  freePhonesOf(database, household);
  logHousehold(database, household, 'OPTED_IN', now);
  if (!requeue) return { requeued: 0 };
  const cancelled = database
    .all(selectCancelled({ household, since }))
    .map(({ id }) => ({ id, household, cancelled: true, detached: false }));
  return { requeued: putBack(database, cancelled, now) };
}

/**
 * Who is opted out by this reply, and by no other one that stands nor by hand: `household`, and whoever shares its phone.
 */
export function optedOutBy(database: Database, household: string, message: string): readonly string[] {
  const sender = database.get(selectSender({ message }))?.sender;
  const others = sender === undefined ? [] : householdsOn(database, sender);
  return [...new Set([household, ...others])].filter((id) => {
    const reasons = database.all(selectReasons({ household: id }));
    const others = reasons.filter((reason) => reason.message !== message);
    return others.length < reasons.length && !others.some(({ standing }) => standing === 1);
  });
}

/** Whether a household with this phone (E.164) opted out. */
export function hasOptedOut(database: Database, phone: string): boolean {
  return database.get(selectOptedOutPhone({ phone })) !== null;
}
