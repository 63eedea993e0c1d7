import type { EnqueueResult, MessageDraft } from '../domain/queue/queue-store.ts';
import { inCampaignOf } from './campaign-store.ts';
import type { Database } from './database.ts';
import { markOfInvitation } from './household-messages.ts';
import { log } from './log.ts';
import { mayHaveArrived } from './may-have-arrived.ts';
import type { Message } from './rows.ts';
import { statement } from './sql.ts';

const over = ['SENT', 'DELIVERED', 'READ', 'FAILED', 'CANCELLED'] as const;

const selectMessage = statement<{ id: string }, Message>((p, db) =>
  db.selectFrom('whatsapp_message_queue').selectAll().where('id', '=', p.id),
);

export const selectInvitedThrough = statement<{ household: string }, { id: string | null }>((p, db) =>
  db.selectFrom('household').select('invited_through as id').where('id', '=', p.household),
);

const selectAnother = statement<{ household: string; id: string }, { id: string }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select('id')
    .where('household_id', '=', p.household)
    .where('kind', '=', 'INVITATION')
    .where('id', '<>', p.id)
    .where(mayHaveArrived),
);

const setSuperseded = statement<{ id: string; by: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ superseded_by: p.by, updated_at: p.now })
    .where('id', '=', p.id),
);

/**
 * The new invitation takes the place of one that is over, or follows the one its people got while they belonged to another
 * household, which stays as it is. Inside the caller's transaction.
 */
export function supersede(
  database: Database,
  id: string,
  draft: MessageDraft,
  enqueue: (draft: MessageDraft) => EnqueueResult,
  now: number,
): EnqueueResult | null {
  const first = database.get(selectMessage({ id }));
  if (first === null || draft.householdId === null) return null;
  if (first.household_id !== draft.householdId)
    return isOver(first) && wasInvitedThrough(database, draft.householdId, id) ? enqueue(draft) : null;
  if (first.superseded_by !== null || !isOver(first)) return null;
  // Invited anew meanwhile: checked before anything points at a message that is never queued.
  const another = database.get(selectAnother({ household: draft.householdId, id }));
  if (another !== null) return { kind: 'alreadyInvited', id: another.id };
  database.run(setSuperseded({ id, by: draft.id, now }));
  log(database, id, 'SUPERSEDED', now);
  return enqueue({ ...draft, ...inCampaignOf(database, first) });
}

function isOver({ status }: Message): boolean {
  return over.some((each) => each === status);
}

/** It has none of its own that counts, but the one with this id. */
function wasInvitedThrough(database: Database, household: string, id: string): boolean {
  const marked = markOfInvitation(database, {
    id: household,
    invitedThrough: database.get(selectInvitedThrough({ household }))?.id ?? null,
  });
  return marked === id;
}
