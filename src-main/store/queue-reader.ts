import { type SelectQueryBuilder, sql } from 'kysely';
import type { FailureReason, MessageStatus } from '../domain/queue/message.ts';
import type {
  LogRecord,
  MessageFilter,
  MessageRecord,
  QueueCounts,
  QueueReader,
  WaitingMessage,
} from '../domain/queue/queue-store.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import type { Message } from './rows.ts';
import { builder, query, statement } from './sql.ts';
import type { LogRow, Tables } from './tables.ts';

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

const countByStatus = statement<
  Record<never, never>,
  { status: MessageStatus; failure_reason: FailureReason | null; count: number }
>((_, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select((eb) => ['status', 'failure_reason', eb.fn.countAll<number>().as('count')])
    .groupBy(['status', 'failure_reason']),
);

const selectWaiting = statement<
  Record<never, never>,
  Pick<Message, 'id' | 'type' | 'lane' | 'urgent_until' | 'not_before'>
>((_, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['id', 'type', 'lane', 'urgent_until', 'not_before'])
    .where('status', '=', 'PENDING')
    .orderBy('seq'),
);

const selectLatest = statement<{ limit: number }, Message>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .selectAll()
    .where('status', 'not in', ['PENDING', 'CANCELLED'])
    .orderBy('updated_at', 'desc')
    .limit(p.limit as never),
);

/** Every n-th send and the last one, so that a long history still makes a short curve. */
const selectSentSeries = statement<{ points: number }, { at: number; sent: number }>((p, db) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('whatsapp_message_queue')
        .select([
          'sent_at as at',
          sql<number>`row_number() OVER (ORDER BY sent_at)`.as('sent'),
          sql<number>`count(*) OVER ()`.as('total'),
        ])
        .where('sent_at', 'is not', null)
        .as('sends'),
    )
    .select(['at', 'sent'])
    .where(sql<boolean>`sent = total OR sent % max(1, ceil(total * 1.0 / ${p.points})) = 0`)
    .orderBy('sent')
    .$narrowType<{ at: number }>(),
);

export function createQueueReader(database: Database): QueueReader {
  return {
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
      return toCounts(database.all(countByStatus({})));
    },
    async waiting() {
      return database.all(selectWaiting({})).map(
        (row): WaitingMessage => ({
          id: row.id,
          type: row.type,
          lane: row.lane,
          urgentUntil: row.urgent_until,
          notBefore: row.not_before,
        }),
      );
    },
    async sentSeries(points) {
      return database.all(selectSentSeries({ points }));
    },
    async latest(limit) {
      return database.all(selectLatest({ limit })).map(toRecord);
    },
  };
}

type Messages = SelectQueryBuilder<Tables, 'whatsapp_message_queue', object>;

function readPage(database: Database, filter: MessageFilter) {
  const matching = narrowed(builder.selectFrom('whatsapp_message_queue'), filter);
  const total =
    database.get(query(matching.select((eb) => eb.fn.countAll<number>().as('total'))))?.total ?? 0;
  const rows = database.all<Message>(
    query(
      ordered(matching, filter)
        .selectAll()
        .limit(filter.limit + 1),
    ),
  );
  const items = rows.slice(0, filter.limit).map(toRecord);
  const last = items.at(-1);
  const more = rows.length > filter.limit && last !== undefined;
  return { items, nextCursor: more ? encodeCursor([sortTime(last), last.seq]) : null, total };
}

function narrowed(from: Messages, { statuses, failureReason, type, text }: MessageFilter): Messages {
  let messages = from;
  if (statuses !== undefined) messages = messages.where('status', 'in', [...statuses]);
  if (failureReason !== undefined) messages = messages.where('failure_reason', '=', failureReason);
  if (type !== undefined) messages = messages.where('type', '=', type);
  if (text !== undefined && text.trim() !== '') {
    const pattern = `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
    const digits = text.replaceAll(/\D/g, '');
    messages = messages.where((eb) =>
      eb.or([
        eb(sql`recipient`, 'like', sql`${pattern} ESCAPE '\\'`),
        ...(digits.length > 2 ? [eb('phones', 'like', `%${digits}%`)] : []),
      ]),
    );
  }
  return messages;
}

/** Keyset paging: a page costs the same however far down the list it is, and new rows do not shift it. */
function ordered(messages: Messages, { order, cursor }: MessageFilter): Messages {
  const [time, seq] = cursor === undefined ? [null, null] : decodeCursor(cursor);
  if (order === 'queued') {
    return (seq === null ? messages : messages.where('seq', '>', seq)).orderBy('seq');
  }
  const sorted = messages.orderBy(sql`coalesce(sent_at, updated_at)`, 'desc').orderBy('seq', 'desc');
  return seq === null
    ? sorted
    : sorted.where(sql<boolean>`(coalesce(sent_at, updated_at), seq) < (${time}, ${seq})`);
}

function sortTime(record: MessageRecord): number {
  return record.sentAt ?? record.updatedAt;
}

function toCounts(
  rows: readonly { status: MessageStatus; failure_reason: FailureReason | null; count: number }[],
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
    if (failure_reason !== null) byFailure[failure_reason] = (byFailure[failure_reason] ?? 0) + count;
  }
  return { total, byStatus, byFailure };
}

function toRecord(row: Message): MessageRecord {
  return {
    id: row.id,
    seq: row.seq,
    type: row.type,
    kind: row.kind,
    lane: row.lane,
    urgentUntil: row.urgent_until,
    householdId: row.household_id,
    recipient: row.recipient,
    phones: JSON.parse(row.phones) as string[],
    chatId: row.chat_id,
    text: row.text,
    status: row.status,
    waitingReason: row.waiting_reason,
    notBefore: row.not_before,
    attempts: row.attempts,
    messageId: row.message_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
    readAt: row.read_at,
    failureReason: row.failure_reason,
  };
}
