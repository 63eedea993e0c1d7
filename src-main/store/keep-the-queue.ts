import { sql } from 'kysely';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

const attach = statement<{ path: string }>((p, db) => ({
  compile: () => sql`ATTACH ${p.path} AS here`.compile(db),
}));

/** More was written about it here, or it was emptied since: what is known here is later. What only waits for somebody who is not in the copy stays out. */
const laterHere = (of: 'FORGOTTEN' | 'ALL') => `
  CREATE TEMP TABLE later AS
  SELECT it.id FROM here.whatsapp_message_queue AS it
  LEFT JOIN main.whatsapp_message_queue AS copy ON copy.id = it.id
  WHERE (SELECT count(*) FROM here.whatsapp_message_event WHERE message = it.id)
      + ((it.forgotten_at IS NOT NULL AND copy.forgotten_at IS NULL) OR (it.barred_at IS NOT NULL AND copy.barred_at IS NULL))
      > (SELECT count(*) FROM main.whatsapp_message_event WHERE message = it.id)
    AND (copy.id IS NOT NULL OR it.status <> 'PENDING')
    ${of === 'FORGOTTEN' ? 'AND (it.forgotten_at IS NOT NULL OR it.barred_at IS NOT NULL)' : ''}`;

/** Where what it refers to is not in the copy. */
const columns: Readonly<Record<string, string>> = {
  household_id: 'CASE WHEN household_id IN (SELECT id FROM main.household) THEN household_id END',
  attachment: 'CASE WHEN attachment IN (SELECT id FROM main.attachment) THEN attachment END',
  campaign: 'CASE WHEN campaign IN (SELECT id FROM main.campaign) THEN campaign END',
  canary: 'CASE WHEN campaign IN (SELECT id FROM main.campaign) THEN canary ELSE 0 END',
  held: 'CASE WHEN campaign IN (SELECT id FROM main.campaign) THEN held ELSE 0 END',
  automation_run: 'CASE WHEN automation_run IN (SELECT id FROM main.automation_run) THEN automation_run END',
};

/** What WhatsApp holds against a number, until when, and by which clocks. */
const restriction =
  'new_chats_restricted_until, restricted_by, restriction_kind, restriction_wall, restriction_uptime, restriction_boot';

/**
 * Who wanted no more since then is not written to, whatever the copy says; nor is a number's ban forgotten, nor who was
 * forgotten: the next copy that is restored may hold them.
 */
const keepRefusals = `
  INSERT INTO main.forgotten_household SELECT * FROM here.forgotten_household WHERE true
    ON CONFLICT (id) DO UPDATE SET at = min(at, excluded.at);
  INSERT INTO main.forgotten_guest SELECT * FROM here.forgotten_guest WHERE true
    ON CONFLICT (id) DO UPDATE SET at = min(at, excluded.at);
  INSERT OR IGNORE INTO main.household_kin SELECT * FROM here.household_kin;
  UPDATE main.event SET forgotten_at = nullif(max(coalesce(forgotten_at, 0),
    coalesce((SELECT forgotten_at FROM here.event), 0)), 0);
  INSERT OR IGNORE INTO main.stopped_phone SELECT * FROM here.stopped_phone;
  CREATE TEMP TABLE opted_out AS
    SELECT it.id, it.opted_out_at FROM here.household AS it JOIN main.household AS copy USING (id)
    WHERE it.opted_out_at IS NOT NULL AND copy.opted_out_at IS NULL;
  INSERT INTO main.household_event (household, at, name, details)
    SELECT id, opted_out_at, 'OPTED_OUT', '{"automatic":true}' FROM temp.opted_out;
  UPDATE main.household SET opted_out_at = (SELECT opted_out_at FROM temp.opted_out AS it WHERE it.id = household.id)
    WHERE id IN (SELECT id FROM temp.opted_out);
  DROP TABLE temp.opted_out;
  UPDATE main.session SET (${restriction}) =
      (SELECT ${restriction} FROM here.session AS it WHERE it.type = session.type)
    WHERE EXISTS (SELECT 1 FROM here.session AS it WHERE it.type = session.type AND it.number = session.number
      AND it.new_chats_restricted_until > coalesce(session.new_chats_restricted_until, 0))`;

/**
 * The queue never goes back: where the store that is replaced knows more about a message than the copy does, that is
 * taken over with its log and its slots, so that who got an invitation since then has it in the restored store too.
 * `of`: only messages that are emptied or barred here, or all, with who wanted no more or was forgotten. Both stores have this version's schema; `database` is the copy, which nobody else uses.
 */
export function keepTheQueue(database: Database, presentPath: string, of: 'FORGOTTEN' | 'ALL'): void {
  database.exec('PRAGMA foreign_keys = OFF');
  database.run(attach({ path: presentPath }));
  try {
    database.exec(laterHere(of));
    database.transaction(() => {
      takeOver(database);
      if (of === 'ALL') database.exec(keepRefusals);
    });
    database.exec('DROP TABLE temp.later');
  } finally {
    database.exec('DETACH here');
    database.exec('PRAGMA foreign_keys = ON');
  }
}

function takeOver(database: Database): void {
  const names = database
    .scalar<string>(
      `SELECT group_concat(name) FROM pragma_table_info('whatsapp_message_queue') WHERE name <> 'seq'`,
    )
    .split(',');
  const values = names.map((name) => columns[name] ?? name).join(', ');
  database.exec(`
    INSERT INTO main.session SELECT * FROM here.session
      WHERE type NOT IN (SELECT type FROM main.session)
        AND type IN (SELECT type FROM here.whatsapp_message_queue WHERE id IN (SELECT id FROM temp.later));
    INSERT INTO main.whatsapp_message_event (message, at, name, details)
      SELECT message, at, name, details FROM (
        SELECT *, row_number() OVER (PARTITION BY message ORDER BY seq) AS nth FROM here.whatsapp_message_event
        WHERE message IN (SELECT id FROM temp.later)) AS it
      WHERE nth > (SELECT count(*) FROM main.whatsapp_message_event AS known WHERE known.message = it.message)
      ORDER BY seq;
    DELETE FROM main.whatsapp_message_queue WHERE id IN (SELECT id FROM temp.later);
    INSERT INTO main.whatsapp_message_queue (${names.join(', ')})
      SELECT ${values} FROM here.whatsapp_message_queue WHERE id IN (SELECT id FROM temp.later) ORDER BY seq;
    INSERT INTO main.send_slot
      SELECT * FROM here.send_slot WHERE attempt_token NOT IN (SELECT attempt_token FROM main.send_slot)
        AND (number, seq) NOT IN (SELECT number, seq FROM main.send_slot);
  `);
  const broken = database.scalar<number>('SELECT count(*) FROM pragma_foreign_key_check');
  if (broken > 0) throw new Error(`a restored queue would refer to nothing in ${broken} places`);
}
