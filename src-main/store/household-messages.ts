import type { HouseholdSnapshot, Invited } from '../domain/guests/editing/snapshot.ts';
import type { Database } from './database.ts';
import { log } from './log.ts';
import { mayHaveArrived } from './may-have-arrived.ts';
import type { Message } from './rows.ts';
import { statement } from './sql.ts';

type Trace = Pick<Message, (typeof traces)[number]>;

/** What a change to the guest list did to a message. */
export interface MovedMessage {
  readonly id: string;
  /** Whom it was for. */
  readonly household: string;
  /** It was waiting, and was taken out of the queue. */
  readonly cancelled: boolean;
  /** It no longer belongs to the household. */
  readonly detached: boolean;
}

const traces = [
  'id',
  'status',
  'kind',
  'attempts',
  'message_id',
  'household_id',
  'text_sha256',
  'phones',
] as const;

const selectOf = statement<{ household: string }, Trace>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(traces)
    .where('household_id', '=', p.household)
    .orderBy('seq'),
);

const selectInvitation = statement<{ household: string }, Trace>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(traces)
    .where('household_id', '=', p.household)
    .where('kind', '=', 'INVITATION')
    .where(mayHaveArrived),
);

/** The last one that may have arrived, though another was queued after it on purpose. */
const selectEarlier = statement<{ household: string }, Pick<Trace, 'id'>>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select('id')
    .where('household_id', '=', p.household)
    .where('kind', '=', 'INVITATION')
    .where('superseded_by', 'is not', null)
    .where((eb) => eb.or([eb('attempts', '>', 0), eb('message_id', 'is not', null)]))
    .orderBy('seq', 'desc')
    .limit(1),
);

const cancelWaiting = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ status: 'CANCELLED', claim_token: null, waiting_reason: null, updated_at: p.now })
    .where('id', '=', p.id)
    .where('status', '=', 'PENDING'),
);

const queueAgain = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ status: 'PENDING', claims: 0, updated_at: p.now })
    .where('id', '=', p.id)
    .where('status', '=', 'CANCELLED')
    .where('barred_at', 'is', null),
);

const setDetached = statement<{ id: string; household: string }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ household_id: null, former_household: p.household })
    .where('id', '=', p.id)
    .where('household_id', '=', p.household),
);

const setAttached = statement<{ id: string; household: string }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ household_id: p.household, former_household: null })
    .where('id', '=', p.id)
    .where('former_household', '=', p.household),
);

/** Queued later, of the same text: it has gone out, or will. */
const selectLater = statement<{ id: string }, { id: string }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue as old')
    .innerJoin('whatsapp_message_queue as later', (join) =>
      join
        .onRef('later.household_id', '=', 'old.household_id')
        .onRef('later.template_id', '=', 'old.template_id')
        .onRef('later.seq', '>', 'old.seq'),
    )
    .select('later.id')
    .where('old.id', '=', p.id)
    .where('old.kind', '<>', 'INVITATION')
    .where('later.status', 'not in', ['FAILED', 'CANCELLED'])
    .limit(1),
);

/** Whether its household was sent the same text by a later message: coming back, this one would be one too many. */
export function isRepeated(database: Database, id: string): boolean {
  return database.get(selectLater({ id })) !== null;
}

/** The one invitation of a household, its own or the one its people got in another. */
export function invitationOf(
  database: Database,
  { id, invitedThrough }: Pick<HouseholdSnapshot, 'id' | 'invitedThrough'>,
): Invited | null {
  const own = database.get(selectInvitation({ household: id }));
  if (own !== null) return ofStage(database, id, own);
  return invitedThrough === null ? null : { id: invitedThrough, stage: 'held' };
}

/** Tells whether the invitation of a household is the same one, with the same text for the same phones. */
export function markOfInvitation(
  database: Database,
  household: Pick<HouseholdSnapshot, 'id' | 'invitedThrough'>,
): string | null {
  const own = database.get(selectInvitation({ household: household.id }));
  return own === null ? household.invitedThrough : [own.id, own.text_sha256, own.phones].join(' ');
}

/** Behind one that never left there may be one that did: that one is in its people's hands. */
function ofStage(database: Database, household: string, own: Trace): Invited {
  const stage = stageOf(own);
  const earlier = stage === 'held' ? null : (database.get(selectEarlier({ household }))?.id ?? null);
  if (stage === 'failed' && earlier !== null) return { id: earlier, stage: 'held' };
  return { id: own.id, stage, ...(earlier !== null && { earlier }) };
}

function stageOf({ status, attempts, message_id }: Trace): Invited['stage'] {
  const untried = attempts === 0 && message_id === null;
  if (untried && status === 'PENDING') return 'waiting';
  return untried && status === 'FAILED' ? 'failed' : 'held';
}

/** Takes what waits out of the queue. What is being sent just now cannot be stopped: `tooLate` counts it. `only` looks at one message. */
export function cancelQueued(
  database: Database,
  household: string,
  because: string,
  now: number,
  only?: string,
): { readonly moved: readonly MovedMessage[]; readonly tooLate: number } {
  const moved: MovedMessage[] = [];
  let tooLate = 0;
  for (const { id, status } of database.all(selectOf({ household }))) {
    if (only !== undefined && id !== only) continue;
    if (status === 'SENDING') tooLate += 1;
    if (status !== 'PENDING' || database.run(cancelWaiting({ id, now })) === 0) continue;
    log(database, id, 'CANCELLED', now, { because });
    moved.push({ id, household, cancelled: true, detached: false });
  }
  return { moved, tooLate };
}

/** Every message of a household that is about to go: its log stays, but it can never go out again. */
export function detachAll(database: Database, household: string): MovedMessage[] {
  return database.all(selectOf({ household })).map(({ id }) => detach(database, household, id));
}

/** Invitations that nobody can have got, cancelled ones too: the household is as good as never invited. */
export function detachUntried(database: Database, household: string): MovedMessage[] {
  return database
    .all(selectOf({ household }))
    .filter(
      ({ kind, attempts, message_id }) => kind === 'INVITATION' && attempts === 0 && message_id === null,
    )
    .map(({ id }) => detach(database, household, id));
}

function detach(database: Database, household: string, id: string): MovedMessage {
  database.run(setDetached({ id, household }));
  return { id, household, cancelled: false, detached: true };
}

/** Takes back what a change did to messages; gives how many are in the queue again. */
export function putBack(database: Database, moved: readonly MovedMessage[], now: number): number {
  for (const { id, household, detached } of moved) {
    if (detached) database.run(setAttached({ id, household }));
  }
  return moved.filter(({ cancelled, ...each }) => cancelled && putInQueue(database, each, now)).length;
}

function putInQueue(database: Database, moved: Pick<MovedMessage, 'id' | 'household'>, now: number): boolean {
  const { id, household } = moved;
  const message = database.all(selectOf({ household })).find((each) => each.id === id);
  if (message === undefined) return false;
  if (message.kind === 'INVITATION') {
    // Invited anew meanwhile: the old one must not come back beside it.
    const invitation = database.get(selectInvitation({ household }));
    if (invitation !== null && invitation.id !== id) return false;
  }
  if (isRepeated(database, id) || database.run(queueAgain({ id, now })) === 0) return false;
  log(database, id, 'REQUEUED', now, { from: 'CANCELLED' });
  return true;
}
