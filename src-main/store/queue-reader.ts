import { sql } from 'kysely';
import type { FailureReason, MessageStatus } from '../domain/queue/message.ts';
import type { LogRecord, QueueCounts, QueueReader, WaitingMessage } from '../domain/queue/queue-store.ts';
import type { Database } from './database.ts';
import { readPage } from './queue-page.ts';
import { type Message, toRecord } from './rows.ts';
import { statement } from './sql.ts';
import type { LogRow } from './tables.ts';

const selectMessage = statement<{ id: string }, Message>((p, db) =>
  db.selectFrom('whatsapp_message_queue').selectAll().where('id', '=', p.id),
);

const selectLog = statement<{ id: string }, Pick<LogRow, 'at' | 'name'> & { details: string }>((p, db) =>
  db
    .selectFrom('whatsapp_message_event')
    .select(['at', 'name', 'details'])
    .where('message', '=', p.id)
    .orderBy('seq'),
);

const selectCounts = statement<
  Record<never, never>,
  { status: MessageStatus; failure_reason: FailureReason | ''; count: number }
>((_, db) =>
  db
    .selectFrom('message_count')
    .select((eb) => ['status', 'failure_reason', eb.fn.sum<number>('count').as('count')])
    .groupBy(['status', 'failure_reason']),
);

/** Nobody can mend them any more. Read only where somebody was ever forgotten. */
const selectForgottenFailures = statement<Record<never, never>, { reason: FailureReason; count: number }>(
  (_, db) =>
    db
      .selectFrom('whatsapp_message_queue')
      .select((eb) => [
        eb.ref('failure_reason').$notNull().as('reason'),
        eb.fn.countAll<number>().as('count'),
      ])
      .where('status', '=', 'FAILED')
      .where('forgotten_at', 'is not', null)
      .where('failure_reason', 'is not', null)
      .where(sql<boolean>`(SELECT forgotten_at FROM event) IS NOT NULL`)
      .groupBy('failure_reason'),
);

/** So many are read at one go: some ten milliseconds. */
const waitingPage = 5_000;

type WaitingRow = Pick<
  Message,
  'seq' | 'id' | 'type' | 'lane' | 'new_chat' | 'urgent_until' | 'not_before' | 'campaign' | 'held'
>;

const selectWaiting = statement<{ after: number }, WaitingRow>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['seq', 'id', 'type', 'lane', 'new_chat', 'urgent_until', 'not_before', 'campaign', 'held'])
    .where('status', '=', 'PENDING')
    .where('seq', '>', p.after)
    .orderBy('seq')
    .limit(sql.lit(waitingPage)),
);

const averageLength = statement<Record<never, never>, { length: number | null }>((_, db) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('whatsapp_message_queue')
        .select('text')
        .where('status', '=', 'PENDING')
        .orderBy('seq')
        .limit(20)
        .as('some'),
    )
    .select(sql<number | null>`avg(length(text))`.as('length')),
);

/**
 * A scan: 8 ms of processor time for 100,000 messages. An index would cost each queued message and save nothing where
 * most hold the text, which is when it takes long.
 */
const selectHolders = statement<
  { templates: string },
  { household: string | null; phone: string; template: string; revision: number; status: MessageStatus }
>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['household_id as household', 'status'])
    .select((eb) => [
      sql<string>`json_extract(phones, '$[' || phone_index || ']')`.as('phone'),
      eb.ref('template_id').$notNull().as('template'),
      eb.ref('template_revision').$notNull().as('revision'),
    ])
    .where('template_id', 'in', sql<string>`(SELECT value FROM json_each(${p.templates}))`)
    .where('status', 'not in', ['FAILED', 'CANCELLED']),
);

/** Fewer where some of the latest are of the forgotten: looking on would read the whole queue after a deletion. */
const selectLatest = statement<{ limit: number }, Message>((p, db) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('whatsapp_message_queue')
        .selectAll()
        // Written out as in the index `message_moved`, which a placeholder would hide.
        .where(sql<boolean>`status NOT IN ('PENDING', 'CANCELLED')`)
        .orderBy('updated_at', 'desc')
        .limit(p.limit as never)
        .as('moved'),
    )
    .selectAll()
    .where('forgotten_at', 'is', null),
);

const selectOfHousehold = statement<{ household: string; limit: number }, Message>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .selectAll()
    .where('household_id', '=', p.household)
    .orderBy('seq', 'desc')
    .limit(p.limit as never),
);

const selectSendSpan = statement<Record<never, never>, { first: number | null; last: number | null }>(
  (_, db) =>
    db
      .selectFrom('whatsapp_message_queue')
      .select((eb) => [eb.fn.min('sent_at').as('first'), eb.fn.max('sent_at').as('last')])
      .where('sent_at', 'is not', null),
);

const selectSendsBetween = statement<
  { after: number; until: number },
  { count: number; last: number | null }
>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('sent_at').as('last')])
    .where('sent_at', '>', p.after)
    .where('sent_at', '<=', p.until),
);

export function createQueueReader(database: Database): QueueReader {
  return {
    async holdersOf(templates) {
      return database
        .all(selectHolders({ templates: JSON.stringify(templates) }))
        .map(({ status, ...holder }) => ({ ...holder, waits: status === 'PENDING' || status === 'SENDING' }));
    },
    async page(filter) {
      return readPage(database, filter);
    },
    async message(id) {
      const row = database.get(selectMessage({ id }));
      return row && toRecord(row);
    },
    async log(id) {
      return database.all(selectLog({ id })).map((row) => ({
        at: row.at,
        name: row.name,
        details: JSON.parse(row.details) as LogRecord['details'],
      }));
    },
    async counts() {
      const counts = toCounts(database.all(selectCounts({})));
      const forgotten = database.all(selectForgottenFailures({}));
      return forgotten.length === 0 ? counts : withoutFailures(counts, forgotten);
    },
    async waiting() {
      const waiting: WaitingMessage[] = [];
      for (let after = 0; ; ) {
        const rows = database.all(selectWaiting({ after }));
        for (const row of rows) waiting.push(toWaiting(row));
        const last = rows.at(-1);
        if (last === undefined || rows.length < waitingPage) return waiting;
        after = last.seq;
        // A message may leave meanwhile, as it may right after the last page.
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async usualTextLength() {
      return database.get(averageLength({}))?.length ?? 0;
    },
    async sentSince(at) {
      return database.get(selectSendsBetween({ after: at - 1, until: Number.MAX_SAFE_INTEGER }))?.count ?? 0;
    },
    async sentSeries(points) {
      return sentSeries(database, points);
    },
    async latest(limit) {
      return database.all(selectLatest({ limit })).map(toRecord);
    },
    async ofHousehold(household, limit) {
      return database.all(selectOfHousehold({ household, limit })).map(toRecord);
    },
  };
}

/** Cut into steps of equal length, so that a long history makes a short curve and is read from the index alone. */
function sentSeries(database: Database, points: number): { at: number; sent: number }[] {
  const { first, last } = database.get(selectSendSpan({})) ?? { first: null, last: null };
  if (first === null || last === null) return [];
  const series: { at: number; sent: number }[] = [];
  let sent = 0;
  let after = first - 1;
  for (let step = 1; step <= points; step += 1) {
    const until = first + Math.floor(((last - first) * step) / points);
    const sends = database.get(selectSendsBetween({ after, until }));
    after = until;
    if (sends === null || sends.last === null) continue;
    sent += sends.count;
    series.push({ at: sends.last, sent });
  }
  return series;
}

function toCounts(
  rows: readonly { status: MessageStatus; failure_reason: FailureReason | ''; count: number }[],
): QueueCounts {
  const byStatus = {
    PENDING: 0,
    SENDING: 0,
    SENT: 0,
    DELIVERED: 0,
    READ: 0,
    UNCONFIRMED: 0,
    FAILED: 0,
    CANCELLED: 0,
  };
  const byFailure: Partial<Record<FailureReason, number>> = {};
  let total = 0;
  for (const { status, failure_reason, count } of rows) {
    byStatus[status] += count;
    total += count;
    if (failure_reason !== '' && count > 0)
      byFailure[failure_reason] = (byFailure[failure_reason] ?? 0) + count;
  }
  return { total, byStatus, byFailure };
}

function withoutFailures(
  counts: QueueCounts,
  forgotten: readonly { reason: FailureReason; count: number }[],
): QueueCounts {
  const byFailure = { ...counts.byFailure };
  for (const { reason, count } of forgotten) {
    const left = (byFailure[reason] ?? 0) - count;
    if (left > 0) byFailure[reason] = left;
    else delete byFailure[reason];
  }
  return { ...counts, byFailure };
}

function toWaiting(row: WaitingRow): WaitingMessage {
  return {
    id: row.id,
    type: row.type,
    lane: row.lane,
    newChat: row.new_chat === 1,
    urgentUntil: row.urgent_until,
    notBefore: row.not_before,
    heldIn: row.held === 1 ? row.campaign : null,
  };
}
