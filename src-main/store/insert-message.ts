import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { MessageDraft } from '../domain/queue/queue-store.ts';
import type { Database } from './database.ts';
import type { Message } from './rows.ts';
import { statement } from './sql.ts';

type NewMessage = Pick<
  Message,
  | 'id'
  | 'type'
  | 'kind'
  | 'lane'
  | 'urgent_until'
  | 'household_id'
  | 'recipient'
  | 'phones'
  | 'text'
  | 'text_sha256'
  | 'attachment'
  | 'template_id'
  | 'template_revision'
  | 'not_before'
  | 'waiting_reason'
  | 'campaign'
  | 'canary'
  | 'held'
  | 'automation_run'
  | 'unless_answered'
  | 'idempotency_key'
  | 'idempotency_fingerprint'
> & { now: number };

const insertRow = statement<NewMessage>((p, db) =>
  db.insertInto('whatsapp_message_queue').values({
    id: p.id,
    type: p.type,
    kind: p.kind,
    lane: p.lane,
    urgent_until: p.urgent_until,
    household_id: p.household_id,
    recipient: p.recipient,
    phones: p.phones,
    text: p.text,
    text_sha256: p.text_sha256,
    attachment: p.attachment,
    template_id: p.template_id,
    template_revision: p.template_revision,
    not_before: p.not_before,
    waiting_reason: p.waiting_reason,
    campaign: p.campaign,
    canary: p.canary,
    held: p.held,
    automation_run: p.automation_run,
    unless_answered: p.unless_answered,
    idempotency_key: p.idempotency_key,
    idempotency_fingerprint: p.idempotency_fingerprint,
    created_at: p.now,
    updated_at: p.now,
  }),
);

const selectLastSeq = statement<Record<never, never>, { seq: number | null }>((_, db) =>
  db.selectFrom('whatsapp_message_queue').select((eb) => eb.fn.max('seq').as('seq')),
);

const countSince = statement<{ after: number }>((p, db) =>
  db
    .insertInto('message_count')
    .columns(['type', 'status', 'failure_reason', 'count'])
    .expression((eb) =>
      eb
        .selectFrom('whatsapp_message_queue')
        .select((of) => [
          'type',
          'status',
          sql<''>`''`.as('failure_reason'),
          of.fn.countAll<number>().as('count'),
        ])
        .where('seq', '>', p.after)
        .groupBy(['type', 'status']),
    )
    .onConflict((conflict) => conflict.doUpdateSet({ count: sql`message_count.count + excluded.count` })),
);

const makeSearchableSince = statement<{ after: number }>((p, db) =>
  db
    .insertInto('message_search')
    .columns(['rowid', 'recipient', 'phones'])
    .expression((eb) =>
      eb
        .selectFrom('whatsapp_message_queue')
        .select(['seq', 'recipient', 'phones'])
        .where('seq', '>', p.after),
    ),
);

/** For one transaction: what `work` inserts is counted and made searchable with it, all of it at once. */
export function insertingMessages<T>(database: Database, work: () => T): T {
  const after = database.get(selectLastSeq({}))?.seq ?? 0;
  const result = work();
  database.run(countSince({ after }));
  database.run(makeSearchableSince({ after }));
  return result;
}

export function insertMessage(database: Database, draft: MessageDraft, now: number): void {
  const { campaign = null } = draft;
  database.run(
    insertRow({
      id: draft.id,
      type: draft.type,
      kind: draft.kind,
      lane: draft.lane,
      urgent_until: draft.urgentUntil,
      household_id: draft.householdId,
      recipient: draft.recipient,
      phones: JSON.stringify(draft.phones),
      text: draft.text,
      text_sha256: hash('sha256', draft.text),
      attachment: draft.attachment ?? null,
      template_id: draft.template?.id ?? null,
      template_revision: draft.template?.revision ?? null,
      not_before: draft.notBefore,
      waiting_reason: draft.notBefore > now ? 'SCHEDULED' : null,
      campaign: campaign?.id ?? null,
      canary: campaign?.canary ? 1 : 0,
      held: campaign === null || campaign.canary ? 0 : 1,
      automation_run: draft.byItself?.run ?? null,
      unless_answered: draft.byItself?.unlessAnswered ? 1 : 0,
      idempotency_key: draft.idempotency?.key ?? null,
      idempotency_fingerprint: draft.idempotency?.fingerprint ?? null,
      now,
    }),
  );
}
