import { createHash } from 'node:crypto';
import type { BrokenRule, Finding, InvariantReport } from '../domain/queue/invariants.ts';
import { readStory } from '../domain/queue/story.ts';
import type { Database } from './database.ts';
import { isRestored } from './look-first.ts';
import { mayHaveArrived } from './may-have-arrived.ts';
import { quickCheck } from './quick-check.ts';
import type { Message } from './rows.ts';
import { statement } from './sql.ts';
import type { LogRow } from './tables.ts';

const batch = 1_000;
/** What is wrong everywhere is not worth a list of a million. */
const mostFindings = 200;

const selectMessages = statement<{ after: number; limit: number }, Message>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .selectAll()
    .where('seq', '>', p.after)
    .orderBy('seq')
    .limit(p.limit as never),
);

const selectLog = statement<{ id: string }, Pick<LogRow, 'name'> & { details: string }>((p, db) =>
  db
    .selectFrom('whatsapp_message_event')
    .select(['name', 'details'])
    .where('message', '=', p.id)
    .orderBy('seq'),
);

const selectSlotOf = statement<{ token: string }, { message: string }>((p, db) =>
  db.selectFrom('send_slot').select('message').where('attempt_token', '=', p.token),
);

const selectSharedIds = statement<Record<never, never>, { id: string }>((_, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select((eb) => eb.fn.min('id').as('id'))
    .where('message_id', 'is not', null)
    .groupBy('message_id')
    .having((eb) => eb.fn.countAll(), '>', 1)
    .$narrowType<{ id: string }>(),
);

const selectInvitedTwice = statement<Record<never, never>, { id: string }>((_, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('kind', '=', 'INVITATION')
    .where('household_id', 'is not', null)
    .where(mayHaveArrived)
    .groupBy('household_id')
    .having((eb) => eb.fn.countAll(), '>', 1)
    .$narrowType<{ id: string }>(),
);

/** Whether the store obeys what is promised of it. With a million messages this takes a while: see care.ts. */
export function checkInvariants(database: Database): InvariantReport {
  const findings: Finding[] = [];
  const found = (rule: BrokenRule, message: string | null) => {
    if (findings.length < mostFindings) findings.push({ rule, message });
  };
  checkFile(database, found);
  for (const { id } of database.all(selectSharedIds({}))) found('MESSAGE_ID_SHARED', id);
  for (const { id } of database.all(selectInvitedTwice({}))) found('INVITED_TWICE', id);
  let checked = 0;
  for (let after = 0; ; ) {
    const rows = database.all(selectMessages({ after, limit: batch }));
    const last = rows.at(-1);
    if (last === undefined) break;
    for (const row of rows) checkMessage(database, row, found);
    checked += rows.length;
    after = last.seq;
  }
  return { checked, findings };
}

type Found = (rule: BrokenRule, message: string | null) => void;

function checkFile(database: Database, found: Found): void {
  if (quickCheck(database) !== 'ok') found('FILE_DAMAGED', null);
  if (database.scalar<unknown>('PRAGMA foreign_key_check') !== undefined) found('REFERENCE_BROKEN', null);
}

function checkMessage(database: Database, row: Message, found: Found): void {
  const entries = database
    .all(selectLog({ id: row.id }))
    .map(({ name, details }) => ({ name, details: JSON.parse(details) as Record<string, string> }));
  const end = readStory(entries);
  if (!end.ok || end.status !== row.status) found('LOG_DIFFERS', row.id);
  if (createHash('sha256').update(row.text).digest('hex') !== row.text_sha256) found('TEXT_CHANGED', row.id);
  if (row.attempt_token !== null && !isRestored(row.attempt_token)) {
    const slot = database.get(selectSlotOf({ token: row.attempt_token }));
    if (slot?.message !== row.id) found('SLOT_MISSING', row.id);
  }
  if (row.sent_at !== null) {
    const told = entries.findLast(({ name }) => name === 'SENT' || name === 'MARKED_SENT');
    const same = told?.name === 'MARKED_SENT' || told?.details['messageId'] === row.message_id;
    if (row.status !== 'FAILED' && (told === undefined || !same)) found('SENT_WITHOUT_PROOF', row.id);
  }
}
