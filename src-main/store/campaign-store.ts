import { sql } from 'kysely';
import type { CampaignStore, HeldCampaign } from '../domain/queue/campaign-store.ts';
import { type Canary, countCanaries, verdictOn } from '../domain/queue/canary.ts';
import type { MessageDraft } from '../domain/queue/queue-store.ts';
import { cancelOne } from './cancel-message.ts';
import type { Database } from './database.ts';
import type { CampaignRow } from './governor-tables.ts';
import type { Message } from './rows.ts';
import { noteWaiting, skipBatch } from './skip-notes.ts';
import { statement } from './sql.ts';

type Campaign = Pick<CampaignRow, 'id' | 'tap'>;

const insertCampaign = statement<{ id: string; now: number }>((p, db) =>
  db
    .insertInto('campaign')
    .values({ id: p.id, tap: 'CANARY', created_at: p.now, tap_changed_at: p.now })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Written out as in the index `campaign_held`, which a placeholder would hide. */
const selectShut = statement<Record<never, never>, Campaign>((_, db) =>
  db.selectFrom('campaign').select(['id', 'tap']).where(sql<boolean>`tap <> 'OPEN'`).orderBy('seq'),
);

const selectCanaries = statement<
  { id: string },
  Pick<Message, 'status' | 'failure_reason' | 'sent_at' | 'attempt_wall'>
>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['status', 'failure_reason', 'sent_at', 'attempt_wall'])
    .where('campaign', '=', p.id)
    .where('canary', '=', sql.lit(1))
    // The one that follows it tells in its place.
    .where('superseded_by', 'is', null),
);

const countHeld = statement<{ id: string }, { count: number; type: string | null }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('type').as('type')])
    .where('campaign', '=', p.id)
    .where('held', '=', sql.lit(1))
    .where('status', '=', sql.lit('PENDING')),
);

const selectHeld = statement<{ id: string }, { id: string }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select('id')
    .where('campaign', '=', p.id)
    .where('held', '=', sql.lit(1))
    .where('status', '=', sql.lit('PENDING')),
);

/** As the index `message_held_unsaid` has it. */
const selectUnsaid = statement<{ id: string; now: number }, { id: string }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select('id')
    .where('campaign', '=', p.id)
    .where(sql<boolean>`held = 1 AND status = 'PENDING' AND waiting_reason IS NOT 'CANARY'`)
    .where('not_before', '<=', p.now)
    .orderBy('seq')
    .limit(sql.lit(skipBatch)),
);

const setTap = statement<{ id: string; tap: CampaignRow['tap']; now: number }>((p, db) =>
  db.updateTable('campaign').set({ tap: p.tap, tap_changed_at: p.now }).where('id', '=', p.id),
);

const letGo = statement<{ id: string }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      held: 0,
      waiting_reason: sql`CASE WHEN waiting_reason = 'CANARY' THEN NULL ELSE waiting_reason END`,
    })
    .where('campaign', '=', p.id)
    .where('held', '=', sql.lit(1)),
);

/**
 * What is leaving, or has left and not arrived, comes back held should it come back at all. A canary, too: with the tap
 * closed nothing is tried any more.
 */
const holdBack = statement<{ id: string }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ canary: 0, held: 1 })
    .where('campaign', '=', p.id)
    .where('status', 'not in', ['DELIVERED', 'READ']),
);

/** Campaigns of which some wait in this session, and some canary has been tried from its number. */
const selectTried = statement<{ type: string }, { id: string }>((p, db) =>
  db
    .selectFrom('campaign')
    .select('id')
    .where(sql<boolean>`tap = 'CANARY'`)
    .where(sql<boolean>`EXISTS (
      SELECT 1 FROM whatsapp_message_queue AS waits
      WHERE waits.campaign = campaign.id AND waits.held = 1 AND waits.type = ${p.type}
    )`)
    .where(sql<boolean>`EXISTS (
      SELECT 1 FROM whatsapp_message_queue AS tried
      WHERE tried.campaign = campaign.id AND tried.canary = 1 AND (tried.attempts > 0 OR tried.message_id IS NOT NULL)
    )`),
);

/** Whether some of it left from another session than the rest would. */
const selectLeftElsewhere = statement<{ id: string; type: string }, { left: 0 | 1 }>((p, db) =>
  db.selectNoFrom(
    sql<0 | 1>`EXISTS (
      SELECT 1 FROM whatsapp_message_queue
      WHERE campaign = ${p.id} AND canary = 1 AND type <> ${p.type} AND status IN ('SENT', 'DELIVERED', 'READ')
    ) OR EXISTS (
      SELECT 1 FROM whatsapp_message_queue
      WHERE campaign = ${p.id} AND held = 1 AND type <> ${p.type} AND status IN ('SENT', 'DELIVERED', 'READ')
    )`.as('left'),
  ),
);

const makeCanary = statement<{ id: string }>((p, db) =>
  db.updateTable('whatsapp_message_queue').set({ canary: 1, held: 0 }).where('id', '=', p.id),
);

export function createCampaignStore(database: Database): CampaignStore {
  return {
    async held(now) {
      return database.all(selectShut({})).flatMap((campaign) => heldCampaign(database, campaign, now) ?? []);
    },
    async openTap(id, now) {
      return database.transaction(() => openTap(database, id, now));
    },
    async closeTap(id, now) {
      return database.transaction(() => closeTap(database, id, now));
    },
    async cancelHeld(id, now) {
      return database.transaction(() => {
        if (!database.all(selectShut({})).some((campaign) => campaign.id === id)) return null;
        const held = database.all(selectHeld({ id }));
        return held.filter((message) => cancelOne(database, message.id, now)).length;
      });
    },
  };
}

/** What follows a message of a campaign belongs to it in the same part, while the tap is shut. */
export function inCampaignOf(
  database: Database,
  { campaign, canary }: Pick<Message, 'campaign' | 'canary'>,
): Pick<MessageDraft, 'campaign'> {
  const shut = database.all(selectShut({})).some(({ id }) => id === campaign);
  return campaign !== null && shut ? { campaign: { id: campaign, canary: canary === 1 } } : {};
}

/** Before the first message of a campaign is queued. */
export function beginCampaign(database: Database, id: string, now: number): void {
  database.run(insertCampaign({ id, now }));
}

/**
 * Within the transaction of a claim: opens the taps whose canaries have arrived, and notes on what stays behind why it
 * waits. Whatever is claimed next belongs to no campaign whose tap is shut.
 */
export function tendTaps(database: Database, now: number): void {
  for (const { id, tap } of database.all(selectShut({}))) {
    if (tap === 'CANARY' && verdictOn(canariesOf(database, id), now).tap === 'OPEN')
      openTap(database, id, now);
    else noteHeld(database, id, now);
  }
}

/** Within the caller's transaction: what waits in this session is about to go out from a number that nothing has tried. */
export function closeTriedTaps(database: Database, type: string, now: number): void {
  for (const { id } of database.all(selectTried({ type }))) closeTap(database, id, now);
}

/**
 * Where none of those that were meant to go ahead was queued, as many of the others do: else nobody could ever tell. Gives
 * the ids of those; within the transaction that queued them.
 */
export function replaceCanaries(
  database: Database,
  drafts: readonly MessageDraft[],
  queued: ReadonlySet<string>,
): ReadonlySet<string> {
  const replaced = new Set<string>();
  for (const [id, share] of Map.groupBy(drafts, ({ campaign }) => campaign?.id ?? null)) {
    const meant = id === null ? [] : share.filter(({ campaign }) => campaign?.canary);
    if (meant.some((draft) => queued.has(draft.id))) continue;
    for (const next of share.filter((draft) => queued.has(draft.id)).slice(0, meant.length)) {
      database.run(makeCanary({ id: next.id }));
      replaced.add(next.id);
    }
  }
  return replaced;
}

function closeTap(database: Database, id: string, now: number): boolean {
  if (database.run(setTap({ id, tap: 'CLOSED', now })) === 0) return false;
  database.run(holdBack({ id }));
  return true;
}

function openTap(database: Database, id: string, now: number): boolean {
  if (database.run(setTap({ id, tap: 'OPEN', now })) === 0) return false;
  database.run(letGo({ id }));
  return true;
}

function noteHeld(database: Database, campaign: string, now: number): void {
  for (const { id } of database.all(selectUnsaid({ id: campaign, now })))
    noteWaiting(database, id, { reason: 'CANARY', until: null }, now);
}

function heldCampaign(database: Database, { id, tap }: Campaign, now: number): HeldCampaign | null {
  const held = database.get(countHeld({ id }));
  if (held === null || held.count === 0 || held.type === null) return null;
  const canaries = canariesOf(database, id);
  const verdict = verdictOn(canaries, now);
  const stuck = verdict.tap === 'STUCK' ? verdict.because : null;
  return {
    id,
    type: held.type,
    held: held.count,
    stuck: tap === 'CLOSED' ? whyClosed(database, id, held.type) : stuck,
    ...countCanaries(canaries),
  };
}

function whyClosed(database: Database, id: string, type: string): 'CLOSED' | 'MOVED' {
  return database.get(selectLeftElsewhere({ id, type }))?.left === 1 ? 'MOVED' : 'CLOSED';
}

function canariesOf(database: Database, id: string): readonly Canary[] {
  return database.all(selectCanaries({ id })).map((row) => ({
    status: row.status,
    failureReason: row.failure_reason,
    leftAt: row.sent_at ?? row.attempt_wall,
  }));
}
