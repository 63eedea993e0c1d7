import { createHash } from 'node:crypto';
import { type Expression, sql } from 'kysely';
import type { Database } from './database.ts';
import type { People } from './forgotten-people.ts';
import { log } from './log.ts';
import type { Message } from './rows.ts';
import { among, statement } from './sql.ts';

/** What stands where a name, a number or a text stood: no word, so that it is read in any language. */
export const blank = '—';
const blankSha256 = sha256(blank);

type Found = Pick<Message, 'id' | 'status' | 'idempotency_key'>;

/** Theirs, and those to one of their numbers that belong to nobody. */
const selectMessages = statement<{ households: string; phones: string }, Found>((p, db) => ({
  compile: () =>
    sql<Found>`SELECT id, status, idempotency_key FROM whatsapp_message_queue
    WHERE forgotten_at IS NULL AND (household_id IN ${among(p.households)}
      OR former_household IN ${among(p.households)}
      OR (household_id IS NULL AND former_household IS NULL AND EXISTS (
        SELECT 1 FROM json_each(phones) AS each WHERE each.value IN ${among(p.phones)})))`.compile(db),
}));

const cancelWaiting = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ status: 'CANCELLED', claim_token: null, waiting_reason: null, updated_at: p.now })
    .where('id', '=', p.id),
);

/** What is left of a message that says no more whom it was for. `former_household` forbids to queue it again. */
export function emptied(household: Expression<string>, now: Expression<number>) {
  return {
    household_id: null,
    former_household: sql<string>`coalesce(former_household, household_id, ${household})`,
    recipient: blank,
    phones: JSON.stringify([blank]),
    phone_index: 0,
    chat_id: null,
    text: blank,
    text_sha256: blankSha256,
    attachment: null,
    forgotten_at: now,
  };
}

const blankOut = statement<{ id: string; household: string; key: string | null; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      ...emptied(p.household, p.now),
      idempotency_key: p.key,
      idempotency_fingerprint: sql<string | null>`CASE WHEN ${p.key} IS NULL THEN NULL ELSE 'forgotten' END`,
    })
    .where('id', '=', p.id),
);

/**
 * Empties their messages; gives how many it took out of the queue, null when one of them may be on its way just now.
 * Inside the caller's transaction.
 */
export function forgetMessages(
  database: Database,
  people: Pick<People, 'households' | 'phones'>,
  now: number,
): number | null {
  const found = database.all(selectMessages({ households: people.households, phones: people.phones }));
  if (found.some(({ status }) => status === 'SENDING' || status === 'UNCONFIRMED')) return null;
  const [household = ''] = JSON.parse(people.households) as string[];
  let cancelled = 0;
  for (const { id, status, idempotency_key } of found) {
    if (status === 'PENDING') {
      database.run(cancelWaiting({ id, now }));
      log(database, id, 'CANCELLED', now, { because: 'REMOVED' });
      cancelled += 1;
    }
    emptyMessage(database, { id, idempotency_key }, household, now);
  }
  return cancelled;
}

/** Whom it was for and what it said are gone, and it never goes out again. Inside the caller's transaction. */
export function emptyMessage(
  database: Database,
  { id, idempotency_key }: Pick<Message, 'id' | 'idempotency_key'>,
  household: string,
  now: number,
): void {
  database.run(blankOut({ id, household, now, key: idempotency_key && forgottenKey(idempotency_key) }));
}

/** A key may name somebody: what is kept of it only tells that it was used, so that nothing is sent twice under it. */
export function forgottenKey(key: string): string {
  return `forgotten:${sha256(key)}`;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
