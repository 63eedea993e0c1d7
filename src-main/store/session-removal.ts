import type { LeftMessages } from '../domain/sessions/session-store.ts';
import { closeTriedTaps } from './campaign-store.ts';
import type { Database } from './database.ts';
import { log } from './log.ts';
import { cancelled } from './no-attempt.ts';
import { statement } from './sql.ts';

/** Waiting, or in doubt: what must not be left behind. */
const unsentStatuses = ['PENDING', 'UNCONFIRMED'] as const;

const countLeaving = statement<{ type: string }, { count: number }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('type', '=', p.type)
    .where('status', '=', 'SENDING'),
);

const selectUnsent = statement<{ type: string }, { id: string }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select('id')
    .where('type', '=', p.type)
    .where('status', 'in', unsentStatuses)
    .orderBy('seq'),
);

const countUnsent = statement<{ type: string }, { count: number }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('type', '=', p.type)
    .where('status', 'in', unsentStatuses),
);

const cancelUnsent = statement<{ type: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ ...cancelled, updated_at: p.now })
    .where('type', '=', p.type)
    .where('status', 'in', unsentStatuses),
);

/** Whoever holds a claim on one of them has lost it. */
const moveUnsent = statement<{ type: string; to: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ type: p.to, claim_token: null, waiting_reason: null, updated_at: p.now })
    .where('type', '=', p.type)
    .where('status', 'in', unsentStatuses),
);

/** What is over can be queued again one day: then there must be a session to send it. */
const leaveToHeir = statement<{ type: string; to: string }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ type: p.to })
    .where('type', '=', p.type)
    .where('status', 'in', ['FAILED', 'CANCELLED']),
);

const selectNumber = statement<{ type: string }, { number: string | null }>((p, db) =>
  db.selectFrom('session').select('number').where('type', '=', p.type),
);

/** An answer to who wrote to the number that goes: from another one it would begin a chat, and out of turn. */
const setUnhurried = statement<{ type: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ lane: 'COLD', urgent_until: null, updated_at: p.now })
    .where('type', '=', p.type)
    .where('kind', '=', 'CUSTOM')
    .where('lane', '=', 'WARM')
    .where('status', 'in', [...unsentStatuses, 'FAILED', 'CANCELLED']),
);

const setRemoved = statement<{ type: string; now: number }>((p, db) =>
  db.updateTable('session').set({ removed_at: p.now }).where('type', '=', p.type),
);

export function unsentOf(database: Database, type: string): number {
  return database.get(countUnsent({ type }))?.count ?? 0;
}

/** Within the caller's transaction. No message is left to a session that is gone; false while one is leaving. */
export function removeSession(
  database: Database,
  type: string,
  messages: LeftMessages,
  now: number,
): boolean {
  if ((database.get(countLeaving({ type }))?.count ?? 0) > 0) return false;
  const unsent = database.all(selectUnsent({ type }));
  if (!sameNumber(database, type, messages.kind === 'MOVE' ? messages.to : messages.heir)) {
    closeTriedTaps(database, type, now);
    database.run(setUnhurried({ type, now }));
  }
  if (messages.kind === 'MOVE') {
    database.run(moveUnsent({ type, to: messages.to, now }));
    for (const { id } of unsent) log(database, id, 'MOVED', now, { from: type, to: messages.to });
    database.run(leaveToHeir({ type, to: messages.to }));
  } else {
    database.run(cancelUnsent({ type, now }));
    for (const { id } of unsent) log(database, id, 'CANCELLED', now, { because: 'SESSION_REMOVED' });
    database.run(leaveToHeir({ type, to: messages.heir }));
  }
  database.run(setRemoved({ type, now }));
  return true;
}

function sameNumber(database: Database, type: string, other: string): boolean {
  const number = database.get(selectNumber({ type }))?.number ?? null;
  return number !== null && database.get(selectNumber({ type: other }))?.number === number;
}
