import { sql } from 'kysely';
import type { Errand } from '../domain/governor/governor.ts';
import { laneOf } from '../domain/queue/errand-order.ts';
import type { FailureReason } from '../domain/queue/message.ts';
import type { Claimed, ClaimRequest, ClaimStore } from '../domain/queue/worker-store.ts';
import { tendTaps } from './campaign-store.ts';
import type { Database } from './database.ts';
import { isoTime, log } from './log.ts';
import { type Message, toClaimed } from './rows.ts';
import { noteSkipped } from './skip-notes.ts';
import { statement } from './sql.ts';
import { startSend } from './start-send.ts';

/** A message that the process died over this often, before anything was sent, is parked. */
const poisonClaims = 3;

/** `COLD` takes the first of its lane: who may begin chats may write into known ones too. */
const claimLane = (errand: Errand) =>
  statement<{ type: string; token: string; now: number }, Message>((p, db) =>
    db
      .updateTable('whatsapp_message_queue')
      .set({ claim_token: p.token, claims: sql`claims + 1`, updated_at: p.now })
      .where('seq', '=', (inner) =>
        inner
          .selectFrom('whatsapp_message_queue')
          .select('seq')
          .where('type', '=', p.type)
          .where('status', '=', sql.lit('PENDING'))
          .where('lane', '=', sql.lit(laneOf[errand]))
          .where('not_before', '<=', p.now)
          .where('claim_token', 'is', null)
          .where('held', '=', sql.lit(0))
          .$if(errand === 'URGENT', (urgent) => urgent.where('urgent_until', '>', p.now))
          .$if(errand === 'KNOWN', (known) => known.where('new_chat', '=', sql.lit(0)))
          .orderBy('seq')
          .limit(1),
      )
      .returningAll(),
  );

const claimByErrand = {
  URGENT: claimLane('URGENT'),
  WARM: claimLane('WARM'),
  COLD: claimLane('COLD'),
  KNOWN: claimLane('KNOWN'),
};

const releaseClaim = statement<{ id: string; token: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ claim_token: null, claims: 0, updated_at: p.now })
    .where('id', '=', p.id)
    .where('claim_token', '=', p.token),
);

const postponeClaim = statement<{
  id: string;
  token: string;
  reason: string;
  notBefore: number;
  now: number;
}>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      claim_token: null,
      claims: 0,
      refusals: sql`refusals + 1`,
      waiting_reason: p.reason as never,
      not_before: p.notBefore,
      updated_at: p.now,
    })
    .where('id', '=', p.id)
    .where('claim_token', '=', p.token),
);

const failClaim = statement<{ id: string; token: string; reason: FailureReason; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      status: 'FAILED',
      failure_reason: p.reason,
      claim_token: null,
      claims: 0,
      waiting_reason: null,
      updated_at: p.now,
    })
    .where('id', '=', p.id)
    .where('claim_token', '=', p.token),
);

const nextPhone = statement<{ id: string; token: string; now: number }, { phone_index: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ phone_index: sql`phone_index + 1`, chat_id: null, message_id: null, updated_at: p.now })
    .where('id', '=', p.id)
    .where('claim_token', '=', p.token)
    .returning('phone_index'),
);

const setChat = statement<{ id: string; token: string; chatId: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ chat_id: p.chatId, updated_at: p.now })
    .where('id', '=', p.id)
    .where('claim_token', '=', p.token),
);

const upsertChat = statement<{ phone: string; chatId: string; lid: string | null; now: number }>((p, db) =>
  db
    .insertInto('chat')
    .values({ phone: p.phone, chat_id: p.chatId, lid: p.lid, checked_at: p.now })
    .onConflict((conflict) =>
      conflict.column('phone').doUpdateSet({ chat_id: p.chatId, lid: p.lid, checked_at: p.now }),
    ),
);

const selectChat = statement<{ phone: string }, { chat_id: string }>((p, db) =>
  db.selectFrom('chat').select('chat_id').where('phone', '=', p.phone),
);

const selectAbandoned = statement<Record<never, never>, Message>((_, db) =>
  db.selectFrom('whatsapp_message_queue').selectAll().where('claim_token', 'is not', null),
);

const selectHeld = statement<{ id: string; token: string }, Message>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .selectAll()
    .where('id', '=', p.id)
    .where('claim_token', '=', p.token),
);

const freeAbandoned = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ claim_token: null, updated_at: p.now })
    .where('id', '=', p.id),
);

export function createClaimStore(database: Database): ClaimStore {
  return {
    async releaseAbandonedClaims(now) {
      database.transaction(() => {
        for (const row of database.all(selectAbandoned({}))) releaseAbandoned(database, row, now);
      });
    },
    async claimNext(request) {
      return database.transaction(() => {
        tendTaps(database, request.now);
        return claimFirst(database, request);
      });
    },
    async release(claim, now) {
      database.run(releaseClaim({ id: claim.id, token: claim.token, now }));
    },
    async abandon(claim, now) {
      database.transaction(() => {
        const row = database.get(selectHeld({ id: claim.id, token: claim.token }));
        if (row !== null) releaseAbandoned(database, row, now);
      });
    },
    async postpone(claim, reason, notBefore, now) {
      database.transaction(() => {
        if (database.run(postponeClaim({ id: claim.id, token: claim.token, reason, notBefore, now })) === 0)
          return;
        log(database, claim.id, 'POSTPONED', now, { reason, until: isoTime(notBefore) });
      });
    },
    async skipPhone(claim, now) {
      database.transaction(() => skipPhone(database, claim, now));
    },
    async fail(claim, reason, now) {
      database.transaction(() => fail(database, claim, reason, now));
    },
    async rememberChat(claim, { phone, chatId, lid }, now) {
      database.transaction(() => {
        database.run(upsertChat({ phone, chatId, lid, now }));
        if (database.run(setChat({ id: claim.id, token: claim.token, chatId, now })) === 0) return;
        log(database, claim.id, 'CHAT_FOUND', now);
      });
    },
    async startSend(request) {
      return database.transaction(() => startSend(database, request));
    },
    async noteSkipped(type, errand, reason, until, now) {
      database.transaction(() => noteSkipped(database, { type, errand }, { reason, until }, now));
    },
  };
}

function claimFirst(database: Database, { candidates, token, now }: ClaimRequest): Claimed | null {
  for (const { type, errand } of candidates) {
    const row = database.get(claimByErrand[errand]({ type, token, now }));
    if (row !== null) return withKnownChat(database, toClaimed(row, token, errand));
  }
  return null;
}

/** What check-exists once said of this phone need not be asked again. */
function withKnownChat(database: Database, claim: Claimed): Claimed {
  const phone = claim.phones[claim.phoneIndex];
  if (claim.chatId !== null || phone === undefined) return claim;
  return { ...claim, chatId: database.get(selectChat({ phone }))?.chat_id ?? null };
}

function releaseAbandoned(database: Database, row: Message, now: number): void {
  if (row.claims >= poisonClaims) {
    fail(database, { id: row.id, token: row.claim_token ?? '' }, 'POISON', now);
    return;
  }
  database.run(freeAbandoned({ id: row.id, now }));
  log(database, row.id, 'CLAIM_RELEASED', now, { claims: row.claims });
}

function skipPhone(database: Database, claim: Claimed, now: number): void {
  if (claim.phoneIndex + 1 >= claim.phones.length) {
    fail(database, claim, 'NOT_ON_WHATSAPP', now);
    return;
  }
  const row = database.get(nextPhone({ id: claim.id, token: claim.token, now }));
  if (row !== null) log(database, claim.id, 'PHONE_SKIPPED', now, { phone: row.phone_index });
}

function fail(
  database: Database,
  claim: { id: string; token: string },
  reason: FailureReason,
  now: number,
): void {
  if (database.run(failClaim({ id: claim.id, token: claim.token, reason, now })) === 0) return;
  log(database, claim.id, 'FAILED', now, { reason });
}
