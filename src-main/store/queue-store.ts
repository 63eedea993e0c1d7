import { sql } from 'kysely';
import type { EnqueueResult, MessageDraft, QueueStore } from '../domain/queue/queue-store.ts';
import { needless } from './automatic-messages.ts';
import { beginCampaign, replaceCanaries } from './campaign-store.ts';
import { cancelOne } from './cancel-message.ts';
import type { Database } from './database.ts';
import { forgottenKey } from './forgotten-messages.ts';
import { isRepeated } from './household-messages.ts';
import { insertingMessages, insertMessage } from './insert-message.ts';
import { selectInvitedThrough, supersede } from './invite-again.ts';
import { withKnownChats } from './known-chats.ts';
import { log } from './log.ts';
import { mayHaveArrived } from './may-have-arrived.ts';
import { editText, noteLookAsked } from './message-edits.ts';
import { noAttempt } from './no-attempt.ts';
import type { Message } from './rows.ts';
import { statement } from './sql.ts';
import { warmWriters } from './warm-lane.ts';

const selectByKey = statement<
  { key: string; forgotten: string },
  Pick<Message, 'id' | 'status' | 'idempotency_fingerprint'>
>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['id', 'status', 'idempotency_fingerprint'])
    .where('idempotency_key', 'in', [p.key, p.forgotten]),
);

const selectLiveInvitation = statement<{ household: string }, { id: string }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select('id')
    .where('household_id', '=', p.household)
    .where('kind', '=', 'INVITATION')
    .where(mayHaveArrived),
);

const selectMessage = statement<{ id: string }, Message>((p, db) =>
  db.selectFrom('whatsapp_message_queue').selectAll().where('id', '=', p.id),
);

/** Untried it cannot have left. When it was to leave, and to which phone, stays. */
const putBackUntried = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ status: 'PENDING', claims: 0, updated_at: p.now })
    .where('id', '=', p.id)
    .where('status', '=', 'CANCELLED')
    .where('attempts', '=', 0)
    .where('message_id', 'is', null),
);

const startAnew = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      ...noAttempt,
      status: 'PENDING',
      failure_reason: null,
      waiting_reason: null,
      not_before: 0,
      phone_index: 0,
      chat_id: null,
      message_id: null,
      claims: 0,
      attempts: sql`CASE WHEN status = 'CANCELLED' THEN min(attempts, 1) ELSE 0 END`,
      refusals: 0,
      ack: null,
      sent_at: null,
      delivered_at: null,
      updated_at: p.now,
    })
    .where('id', '=', p.id)
    .where('status', 'in', ['FAILED', 'CANCELLED']),
);

/** Same chat and same id: should the first one have arrived after all, the phone shows it once. */
const sendAgain = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      ...noAttempt,
      status: 'PENDING',
      failure_reason: null,
      waiting_reason: null,
      not_before: 0,
      claims: 0,
      // It may have arrived before: cancelled on the way, it must not look as if it had never left.
      attempts: 1,
      refusals: 0,
      updated_at: p.now,
    })
    .where('id', '=', p.id)
    .where('status', 'in', ['UNCONFIRMED', 'CANCELLED', 'FAILED']),
);

const setMarkedSent = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      status: 'SENT',
      sent_at: p.now,
      ...noAttempt,
      updated_at: p.now,
    })
    .where('id', '=', p.id)
    .where('status', '=', 'UNCONFIRMED'),
);

const setQueuePaused = statement<{ at: number }>((p, db) =>
  db.updateTable('event').set({ queue_paused_at: p.at }),
);

/** Whoever goes on has read that the store was restored. */
const setQueueResumed = statement<Record<never, never>>((_, db) =>
  db.updateTable('event').set({ queue_paused_at: null, restored_from: null }),
);

export function createQueueStore(database: Database): QueueStore {
  return {
    async enqueue(drafts, now) {
      return database.transaction(() => {
        const results = inserting(database, () => drafts.map((draft) => enqueueOne(database, draft, now)));
        warmWriters(database, now);
        return withCanaries(database, drafts, results);
      });
    },
    async cancel(ids, now) {
      return database.transaction(() => ids.map((id) => cancelOne(database, id, now)));
    },
    async undoCancel(ids, now) {
      return database.transaction(() => ids.map((id) => undoCancelOne(database, id, now)));
    },

    async retry(ids, now) {
      return database.transaction(() => ids.map((id) => retryOne(database, id, now)));
    },
    async markSent(ids, now) {
      return database.transaction(() => ids.map((id) => markSentOne(database, id, now)));
    },
    async editText(id, text, now) {
      return database.transaction(() => editText(database, id, text, now));
    },
    async noteLookAsked(ids, now) {
      return database.transaction(() => ids.map((id) => noteLookAsked(database, id, now)));
    },
    async inviteAgain(id, draft, now) {
      const enqueue = (again: MessageDraft) => enqueueAnyway(database, again, now);
      return database.transaction(() =>
        inserting(database, () => supersede(database, id, draft, enqueue, now)),
      );
    },
    async setPaused(paused, now) {
      database.run(paused ? setQueuePaused({ at: now }) : setQueueResumed({}));
    },
  };
}

/** Whatever queues messages counts them, and tells which of them begin no chat. */
function inserting<T>(database: Database, queue: () => T): T {
  return withKnownChats(database, () => insertingMessages(database, queue));
}

function withCanaries(
  database: Database,
  drafts: readonly MessageDraft[],
  results: readonly EnqueueResult[],
): readonly EnqueueResult[] {
  const queued = new Set(results.flatMap((result) => (result.kind === 'queued' ? result.id : [])));
  const ahead = replaceCanaries(database, drafts, queued);
  return results.map((result) =>
    result.kind === 'queued' && ahead.has(result.id) ? { ...result, ahead: true } : result,
  );
}

function enqueueOne(database: Database, draft: MessageDraft, now: number): EnqueueResult {
  if (draft.idempotency !== null) {
    const { key } = draft.idempotency;
    const earlier = database.get(selectByKey({ key, forgotten: forgottenKey(key) }));
    if (earlier !== null) {
      return earlier.idempotency_fingerprint === draft.idempotency.fingerprint
        ? { kind: 'existing', id: earlier.id, status: earlier.status }
        : { kind: 'conflict', id: earlier.id };
    }
  }
  const instead = needless(database, draft);
  if (instead !== null) return instead;
  if (draft.kind === 'INVITATION' && draft.householdId !== null) {
    const invited = invitationThatCounts(database, draft.householdId);
    if (invited !== null) return { kind: 'alreadyInvited', id: invited };
  }
  return enqueueAnyway(database, draft, now);
}

/** Whatever its household has had already. */
function enqueueAnyway(database: Database, draft: MessageDraft, now: number): EnqueueResult {
  if (draft.campaign) beginCampaign(database, draft.campaign.id, now);
  insertMessage(database, draft, now);
  log(database, draft.id, 'QUEUED', now, { kind: draft.kind });
  return { kind: 'queued', id: draft.id };
}

/** Its own, or the one its people got while they belonged to another household. */
function invitationThatCounts(database: Database, household: string): string | null {
  const own = database.get(selectLiveInvitation({ household }));
  return own?.id ?? database.get(selectInvitedThrough({ household }))?.id ?? null;
}

/** What is over, or was taken out, has no way back: another message took its place, or it speaks to nobody. */
function staysOut(database: Database, row: Message): boolean {
  // Another one was queued after it on purpose: coming back, it would be one too many.
  if (row.superseded_by !== null) return true;
  // Its household is gone or was written to as another one: the text speaks to nobody.
  if (row.former_household !== null) return true;
  // It names somebody who was forgotten, or goes to their number.
  if (row.barred_at !== null) return true;
  if (row.status === 'CANCELLED' && row.kind === 'INVITATION' && row.household_id !== null) {
    // Cancelled, then invited anew: the old one must not come back beside it.
    const invitation = database.get(selectLiveInvitation({ household: row.household_id }));
    if (invitation !== null && invitation.id !== row.id) return true;
  }
  return row.status !== 'UNCONFIRMED' && isRepeated(database, row.id);
}

function retryOne(database: Database, id: string, now: number): boolean {
  const row = database.get(selectMessage({ id }));
  if (row === null || !['FAILED', 'CANCELLED', 'UNCONFIRMED'].includes(row.status)) return false;
  if (staysOut(database, row)) return false;
  // What still has an id may have left under it before, unless WhatsApp itself refused it.
  const mayHaveLeft =
    row.status === 'UNCONFIRMED' || (row.message_id !== null && row.failure_reason !== 'ACK_ERROR');
  database.run(mayHaveLeft ? sendAgain({ id, now }) : startAnew({ id, now }));
  log(database, id, 'REQUEUED', now, { from: row.status });
  return true;
}

function undoCancelOne(database: Database, id: string, now: number): boolean {
  const row = database.get(selectMessage({ id }));
  if (row === null || staysOut(database, row)) return false;
  if (database.run(putBackUntried({ id, now })) === 0) return false;
  log(database, id, 'REQUEUED', now, { from: 'CANCELLED' });
  return true;
}

function markSentOne(database: Database, id: string, now: number): boolean {
  if (database.run(setMarkedSent({ id, now })) === 0) return false;
  log(database, id, 'MARKED_SENT', now);
  return true;
}
