import { sql } from 'kysely';
import type { Stamp } from '../domain/clock.ts';
import { elapsedMs } from '../domain/clock.ts';
import type { DataDeletion, DeletedAll, DeletedCounts } from '../domain/retention/data-deletion.ts';
import type { Database } from './database.ts';
import type { DataDeletionRow } from './event-tables.ts';
import { emptied, forgottenKey } from './forgotten-messages.ts';
import { addressColumns } from './forgotten-people.ts';
import { cancelled } from './no-attempt.ts';
import { readFigures } from './report-store.ts';
import type { Message } from './rows.ts';
import { statement } from './sql.ts';

/** An attempt that is older is over, whatever became of it: nobody will ever find out. */
export const attemptEndsMs = 24 * 60 * 60_000;
/** Chosen for a text that somebody is about to save with it. */
const freshFileMs = 24 * 60 * 60_000;

type Nothing = Record<never, never>;

const selectAttempts = statement<Nothing, Pick<Message, 'attempt_wall' | 'attempt_uptime' | 'attempt_boot'>>(
  (_, db) =>
    db
      .selectFrom('whatsapp_message_queue')
      .select(['attempt_wall', 'attempt_uptime', 'attempt_boot'])
      .where('status', '=', 'SENDING'),
);

const selectCounts = statement<Nothing, DeletedCounts>((_, db) => ({
  compile: () =>
    sql<DeletedCounts>`SELECT
      (SELECT count(*) FROM household) AS households,
      (SELECT count(*) FROM guest) AS guests,
      (SELECT count(*) FROM whatsapp_message_queue WHERE forgotten_at IS NULL) AS messages,
      (SELECT count(*) FROM whatsapp_message_queue WHERE status = 'PENDING') AS cancelled,
      (SELECT count(*) FROM whatsapp_message_queue WHERE status IN ('SENDING', 'UNCONFIRMED')) AS unconfirmed,
      (SELECT count(*) FROM incoming_message) AS received,
      (SELECT count(*) FROM rsvp_answer) AS answers`.compile(db),
}));

const logCancelled = statement<{ now: number }>((p, db) => ({
  compile: () =>
    sql`INSERT INTO whatsapp_message_event (message, at, name, details)
      SELECT id, ${p.now}, 'CANCELLED', '{"because":"REMOVED"}' FROM whatsapp_message_queue
      WHERE status IN ('PENDING', 'SENDING', 'UNCONFIRMED')`.compile(db),
}));

/** The log says first what became of an attempt: nobody will ever know. */
const logGivenUp = statement<{ now: number }>((p, db) => ({
  compile: () =>
    sql`INSERT INTO whatsapp_message_event (message, at, name, details)
      SELECT id, ${p.now}, 'UNCONFIRMED', '{}' FROM whatsapp_message_queue WHERE status = 'SENDING'`.compile(
      db,
    ),
}));

const giveUpSending = statement<{ now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ status: 'UNCONFIRMED', updated_at: p.now })
    .where('status', '=', 'SENDING'),
);

const cancelAll = statement<{ now: number }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ ...cancelled, updated_at: p.now })
    .where('status', 'in', ['PENDING', 'UNCONFIRMED']),
);

const selectKeys = statement<Nothing, { id: string; key: string }>((_, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['id', 'idempotency_key as key'])
    .where('idempotency_key', 'is not', null)
    .where('forgotten_at', 'is', null)
    .$narrowType<{ key: string }>(),
);

const setKey = statement<{ id: string; key: string }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ idempotency_key: p.key, idempotency_fingerprint: 'forgotten' })
    .where('id', '=', p.id),
);

const takeOffFiles = statement<Nothing>((_, db) =>
  db.updateTable('whatsapp_message_queue').set({ attachment: null }).where('attachment', 'is not', null),
);

const blankAll = statement<{ id: string; now: number }>((p, db) =>
  db.updateTable('whatsapp_message_queue').set(emptied(p.id, p.now)).where('forgotten_at', 'is', null),
);

const noteForgotten = statement<{ now: number }>((p, db) => ({
  compile: () =>
    sql`INSERT OR IGNORE INTO forgotten_household
      SELECT id, ${p.now} FROM household UNION SELECT household, ${p.now} FROM household_event`.compile(db),
}));

/** In this order: what refers to something goes before it. A household takes its people, phones and tags with it. */
const tablesOfPeople = [
  'household_event',
  'household_change',
  'forgotten_guest',
  'household_kin',
  'guest_import_before',
  'rsvp_answer',
  'reply_proposal',
  ...addressColumns.map(([table]) => table),
  'saved_guest_filter',
  'household',
  'guest_import',
  'guest_import_mapping',
] as const;

/** Texts stay as they read today; how they read before, and those that were deleted, may name somebody. */
const oldTexts = `
  DELETE FROM template_revision WHERE NOT EXISTS (
    SELECT 1 FROM template WHERE template.id = template_id AND template.revision = template_revision.revision
      AND deleted_at IS NULL);
  UPDATE template SET body = '', name = '', attachment = NULL WHERE deleted_at IS NOT NULL`;

const removeFiles = statement<{ before: number }>((p, db) =>
  db
    .deleteFrom('attachment')
    .where('added_at', '<', p.before)
    .where(sql<boolean>`id NOT IN (
      SELECT attachment FROM template WHERE attachment IS NOT NULL
      UNION SELECT attachment FROM template_revision WHERE attachment IS NOT NULL)`),
);

/** Nobody is left to write to: what was planned is switched off rather than left to find that out. */
const stopRules = statement<{ now: number }>((p, db) => ({
  compile: () =>
    sql`UPDATE automation_run SET state = 'MISSED', ended_at = ${p.now} WHERE state = 'RUNNING'`.compile(db),
}));

const switchOffRules = statement<Nothing>((_, db) =>
  db.updateTable('automation_rule').set({ switched_on: 0 }),
);

const insertDeletion = statement<{
  id: string;
  at: number;
  because: string;
  counts: string;
  figures: string;
  cleaned_at: number | null;
}>((p, db) =>
  db
    .insertInto('data_deletion')
    .values({
      id: p.id,
      at: p.at,
      because: p.because as never,
      counts: p.counts,
      figures: p.figures,
      cleaned_at: p.cleaned_at,
    })
    .onConflict((conflict) => conflict.doNothing()),
);

const noteMoment = statement<{ now: number }>((p, db) =>
  db.updateTable('event').set({
    forgotten_at: p.now,
    deletion_postponed_to: null,
    deletion_notice_for: null,
    deletion_notice_wall: null,
    deletion_notice_uptime: null,
    deletion_notice_boot: null,
  }),
);

export interface DeletionOrder {
  readonly id: string;
  readonly because: DataDeletion['because'];
  /** Of a store that nobody sends from: what it believes to be on its way is not. */
  readonly atRest?: boolean;
}

/** Inside the caller's transaction. */
export function deleteEverything(
  database: Database,
  { id, because, atRest = false }: DeletionOrder,
  now: Stamp,
): DeletedAll {
  if (!atRest && isSending(database, now)) return { ok: false, code: 'MESSAGE_IN_DOUBT' };
  const counts = database.get(selectCounts({}));
  if (counts === null) throw new Error('a count has always one row');
  const figures = readFigures(database);
  const at = now.wall;
  endMessages(database, id, at);
  database.run(noteForgotten({ now: at }));
  for (const table of tablesOfPeople) database.exec(`DELETE FROM ${table}`);
  database.exec(oldTexts);
  database.run(removeFiles({ before: at - freshFileMs }));
  database.run(stopRules({ now: at }));
  database.run(switchOffRules({}));
  noteDeletion(database, {
    ...{ id, at, because },
    counts: JSON.stringify(counts),
    figures: JSON.stringify(figures),
    cleaned_at: null,
  });
  database.run(noteMoment({ now: at }));
  return { ok: true, deletion: { id, at, because, counts: { ...counts }, clean: false } };
}

/** That all personal data was deleted, with the numbers that are kept of it. */
export function noteDeletion(database: Database, deletion: DataDeletionRow): void {
  database.run(insertDeletion({ ...deletion }));
}

function isSending(database: Database, now: Stamp): boolean {
  return database.all(selectAttempts({})).some(({ attempt_wall, attempt_uptime, attempt_boot }) => {
    const since = { wall: attempt_wall ?? 0, uptime: attempt_uptime ?? 0, boot: attempt_boot ?? '' };
    return elapsedMs(since, now) < attemptEndsMs;
  });
}

/** What waits is taken out; what nobody knows of becomes a count; all of it says no more whom it was for. */
function endMessages(database: Database, id: string, now: number): void {
  database.run(logGivenUp({ now }));
  database.run(logCancelled({ now }));
  database.run(giveUpSending({ now }));
  database.run(cancelAll({ now }));
  for (const { id: message, key } of database.all(selectKeys({})))
    database.run(setKey({ id: message, key: forgottenKey(key) }));
  database.run(blankAll({ id, now }));
  database.run(takeOffFiles({}));
}
