import { type SelectQueryBuilder, sql } from 'kysely';
import type { MessageFilter, MessagePage, MessageRecord } from '../domain/queue/queue-store.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { textCondition } from './queue-search.ts';
import { toRecord } from './rows.ts';
import { builder, query } from './sql.ts';
import type { Tables } from './tables.ts';

type Messages = SelectQueryBuilder<Tables, 'whatsapp_message_queue', object>;

/** Keyset paging: a page costs the same however far down the list it is, and new rows do not shift it. */
export function readPage(database: Database, filter: MessageFilter): MessagePage {
  const rows = database.all(rowsOf(database, filter));
  const items = rows.slice(0, filter.limit).map(toRecord);
  const last = items.at(-1);
  const more = rows.length > filter.limit && last !== undefined;
  return {
    items,
    nextCursor: more ? encodeCursor([sortTime(last), last.seq]) : null,
    total: totalOf(database, filter),
  };
}

/** Known beforehand, unless only reading tells what a search finds. */
function totalOf(database: Database, filter: MessageFilter): number {
  if (textCondition(filter.text) === null) {
    return countsOf(database, filter).reduce((total, { count }) => total + count, 0);
  }
  const counted = narrowed(filter).select((eb) => eb.fn.countAll<number>().as('total'));
  return database.get(query(counted))?.total ?? 0;
}

function countsOf(database: Database, { statuses, failureReason, type }: MessageFilter) {
  let counts = builder.selectFrom('message_count').selectAll().where('count', '>', 0);
  if (statuses !== undefined) counts = counts.where('status', 'in', [...statuses]);
  if (failureReason !== undefined) counts = counts.where('failure_reason', '=', failureReason);
  if (type !== undefined) counts = counts.where('type', '=', type);
  return database.all(query(counts));
}

function rowsOf(database: Database, filter: MessageFilter) {
  const { statuses, failureReason, type, order } = filter;
  if (order === 'queued') return query(queued(filter));
  const narrow = statuses !== undefined || failureReason !== undefined || type !== undefined;
  return narrow && textCondition(filter.text) === null
    ? query(latestByState(database, filter))
    : query(latest(narrowed(filter), filter).selectAll());
}

function narrowed({ statuses, failureReason, type, text }: MessageFilter): Messages {
  let messages: Messages = builder.selectFrom('whatsapp_message_queue');
  if (statuses !== undefined) messages = messages.where('status', 'in', [...statuses]);
  if (failureReason !== undefined) messages = messages.where('failure_reason', '=', failureReason);
  if (type !== undefined) messages = messages.where('type', '=', type);
  const condition = textCondition(text);
  return condition === null ? messages : messages.where(condition);
}

function queued(filter: MessageFilter) {
  const [, seq] = cursorOf(filter);
  const messages = narrowed(filter);
  const following = seq === null ? messages : messages.where('seq', '>', seq);
  return following
    .selectAll()
    .orderBy('seq')
    .limit(filter.limit + 1);
}

/** As in the indexes `message_latest` and `message_latest_by_state`. */
const sortTimeSql = sql<number>`coalesce(sent_at, updated_at)`;

function latest(messages: Messages, filter: MessageFilter): Messages {
  const [time, seq] = cursorOf(filter);
  const sorted = messages
    .orderBy(sortTimeSql, 'desc')
    .orderBy('seq', 'desc')
    .limit(filter.limit + 1);
  return seq === null ? sorted : sorted.where(sql<boolean>`(${sortTimeSql}, seq) < (${time}, ${seq})`);
}

/** A few rows from each state there is, in the order of the index: never more than a page of each is read. */
function latestByState(database: Database, filter: MessageFilter) {
  const heads = countsOf(database, filter).map(({ type, status, failure_reason }) => {
    const ofState = builder
      .selectFrom('whatsapp_message_queue')
      .where('type', '=', type)
      .where('status', '=', status)
      .where(sql<boolean>`coalesce(failure_reason, '') = ${failure_reason}`);
    return sql`SELECT * FROM (${latest(ofState, filter).select('seq')})`;
  });
  const seqs = heads.length === 0 ? sql`SELECT NULL` : sql.join(heads, sql` UNION ALL `);
  const messages = builder.selectFrom('whatsapp_message_queue').where(sql<boolean>`seq IN (${seqs})`);
  return latest(messages, filter).selectAll();
}

function cursorOf({ cursor }: MessageFilter): readonly [number, number] | readonly [null, null] {
  return cursor === undefined ? [null, null] : decodeCursor(cursor);
}

function sortTime(record: Pick<MessageRecord, 'sentAt' | 'updatedAt'>): number {
  return record.sentAt ?? record.updatedAt;
}
