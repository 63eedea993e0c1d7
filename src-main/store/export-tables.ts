import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

export type ExportedCell = string | number | null;
export type ExportedRow = Readonly<Record<string, ExportedCell>>;

/** One list of an export, in the order it is read. Columns whose name ends in `at` are epoch milliseconds. */
export interface ExportTable {
  readonly name: string;
  readonly columns: readonly string[];
  count(database: Database): number;
  rows(database: Database): Iterable<ExportedRow>;
}

const listed = (column: RawBuilder<unknown>) =>
  sql`(SELECT group_concat(value, ', ') FROM json_each(${column}))`;

/** Everything an admin may take along. No secret: the keys of WAHA and of the links are not in the store. */
export const exportTables: readonly ExportTable[] = [
  table(
    'households',
    ['id', 'name', 'language', 'side', 'tags', 'phones', 'email', 'notes', 'adults', 'children'].concat([
      ...[
        'rsvp',
        'answered_at',
        'coming_adults',
        'coming_children',
        'viewed_at',
        'opted_out_at',
        'created_at',
      ],
    ]),
    'household',
    sql`SELECT id, name, language, side,
      (SELECT group_concat(tag, ', ') FROM (SELECT tag FROM household_tag WHERE household_id = household.id ORDER BY tag)) AS tags,
      (SELECT group_concat(phone, ', ') FROM (SELECT phone FROM household_phone WHERE household_id = household.id ORDER BY position)) AS phones,
      email, notes, adults, children, rsvp, answered_at, coming_adults, coming_children, viewed_at, opted_out_at, created_at
      FROM household ORDER BY position`,
  ),
  table(
    'guests',
    ['household', 'number', 'first_name', 'last_name', 'phone'],
    'guest',
    sql`SELECT household_id AS household, guest.position AS number, first_name, last_name, phone
      FROM guest JOIN household ON household.id = guest.household_id ORDER BY household.position, guest.position`,
  ),
  table(
    'guest-changes',
    ['household', 'at', 'name', 'details'],
    'household_event',
    sql`SELECT household, at, name, details FROM household_event ORDER BY seq`,
  ),
  table(
    'messages',
    [
      'id',
      'phone_used',
      'kind',
      'household',
      'recipient',
      'phones',
      'text',
      'attachment',
      'template',
      'status',
    ].concat([
      ...['failure_reason', 'attempts', 'message_id', 'created_at', 'sent_at', 'delivered_at', 'read_at'],
    ]),
    'whatsapp_message_queue',
    sql`SELECT id, type AS phone_used, kind, household_id AS household, recipient, ${listed(sql`phones`)} AS phones, text,
      attachment, template_id AS template, status, failure_reason, attempts, message_id, created_at, sent_at, delivered_at,
      read_at FROM whatsapp_message_queue ORDER BY seq`,
  ),
  table(
    'message-events',
    ['message', 'at', 'name', 'details'],
    'whatsapp_message_event',
    sql`SELECT message, at, name, details FROM whatsapp_message_event ORDER BY seq`,
  ),
  table(
    'answers',
    [
      'id',
      'household',
      'source',
      'rsvp',
      'adults',
      'children',
      'guests',
      'note',
      'answered_at',
      'recorded_at',
    ].concat('withdrawn_at'),
    'rsvp_answer',
    sql`SELECT id, household_id AS household, source, rsvp, adults, children, guests, note, answered_at, recorded_at,
      withdrawn_at FROM rsvp_answer ORDER BY seq`,
  ),
  table(
    'received-messages',
    [
      'message_id',
      'phone_used',
      'sender',
      'push_name',
      'text',
      'household',
      'received_at',
      'edited_at',
      'revoked_at',
    ],
    'incoming_message',
    sql`SELECT message_id, type AS phone_used, sender, push_name, text, household_id AS household, received_at, edited_at,
      revoked_at FROM incoming_message ORDER BY seq`,
  ),
  table(
    'texts',
    ['id', 'kind', 'language', 'name', 'body', 'revision', 'attachment', 'updated_at', 'deleted_at'],
    'template',
    sql`SELECT id, kind, language, name, body, revision, attachment, updated_at, deleted_at FROM template ORDER BY id`,
  ),
  table(
    'text-versions',
    ['text', 'revision', 'body', 'attachment', 'saved_at'],
    'template_revision',
    sql`SELECT template_id AS text, revision, body, attachment, saved_at FROM template_revision
      ORDER BY template_id, revision`,
  ),
  table(
    'phones',
    [
      'type',
      'label',
      'waha_url',
      'waha_session',
      'number',
      'push_name',
      'linked_at',
      'created_at',
      'removed_at',
    ],
    'session',
    sql`SELECT type, label, waha_url, waha_session, number, push_name, linked_at, created_at, removed_at FROM session
      ORDER BY created_at, type`,
  ),
  table(
    'attachments',
    ['id', 'filename', 'mimetype', 'bytes', 'added_at'],
    'attachment',
    sql`SELECT id, filename, mimetype, length(bytes) AS bytes, added_at FROM attachment ORDER BY added_at, id`,
  ),
];

const selectFile = statement<{ id: string }, { bytes: Uint8Array }>((p, db) =>
  db.selectFrom('attachment').select('bytes').where('id', '=', p.id),
);

export function exportedFile(database: Database, id: string): Uint8Array {
  return database.get(selectFile({ id }))?.bytes ?? new Uint8Array();
}

function table(
  name: string,
  columns: readonly string[],
  counted: string,
  select: RawBuilder<unknown>,
): ExportTable {
  const query = statement<Record<never, never>, ExportedRow>((_, db) => ({
    compile: () => (select as RawBuilder<ExportedRow>).compile(db),
  }));
  return {
    name,
    columns,
    count: (database) => database.scalar<number>(`SELECT count(*) FROM ${counted}`),
    rows: (database) => database.iterate(query({})),
  };
}
