import { sql } from 'kysely';
import type { Stamp } from '../domain/clock.ts';
import { anyStart } from '../domain/queue/message.ts';
import type { Database } from './database.ts';
import { log } from './log.ts';
import { type Message, toChatGuess } from './rows.ts';
import { statement } from './sql.ts';
import type { SessionRow } from './tables.ts';

const selectChat = statement<{ phone: string }, { chat_id: string }>((p, db) =>
  db.selectFrom('chat').select('chat_id').where('phone', '=', p.phone),
);

const openForLook = statement<{
  id: string;
  token: string;
  chatId: string;
  wall: number;
  uptime: number;
  boot: string;
  url: string;
  number: string;
  generation: number;
  startedAt: number;
}>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      status: 'SENDING',
      claim_token: null,
      claims: 0,
      waiting_reason: null,
      chat_id: p.chatId,
      attempt_token: p.token,
      attempt_wall: p.wall,
      attempt_uptime: p.uptime,
      attempt_boot: p.boot,
      attempt_url: p.url,
      attempt_number: p.number,
      attempt_link_generation: p.generation,
      attempt_waha_started_at: p.startedAt,
      updated_at: p.wall,
    })
    .where('id', '=', p.id),
);

/**
 * What was over in the backup may have been queued again after it, and have left. Its world is noted as it was then: a
 * phone that is linked anew since may not know what left before.
 */
const noteOver = statement<{ now: number }>((p, db) => ({
  compile: () =>
    sql`INSERT INTO whatsapp_message_event (message, at, name, details)
      SELECT it.id, ${p.now}, 'RESTORED_OVER',
        json_object('url', coalesce(of.waha_url, ''), 'generation', coalesce(of.link_generation, 0))
      FROM whatsapp_message_queue AS it LEFT JOIN session AS of ON of.type = it.type
      WHERE it.status IN ('CANCELLED', 'FAILED') AND it.superseded_by IS NULL
        AND it.former_household IS NULL AND it.forgotten_at IS NULL ORDER BY it.seq`.compile(db),
}));

/** Cancelled before it was tried it would leave its household as never invited, and the next invitation would be a second one. */
const countAsInvited = statement<Record<never, never>>((_, db) => ({
  compile: () =>
    sql`UPDATE whatsapp_message_queue SET attempts = 1
      WHERE seq IN (SELECT max(seq) FROM whatsapp_message_queue AS it
        WHERE kind = 'INVITATION' AND status = 'CANCELLED' AND attempts = 0 AND message_id IS NULL
          AND superseded_by IS NULL AND household_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM whatsapp_message_queue AS other
            WHERE other.household_id = it.household_id AND other.kind = 'INVITATION' AND other.superseded_by IS NULL
              AND (other.status <> 'CANCELLED' OR other.attempts > 0 OR other.message_id IS NOT NULL))
        GROUP BY household_id)`.compile(db),
}));

/** The newest note of a restore, unless it has been looked for since. */
const selectDoubt = statement<{ id: string }, { name: string; details: string }>((p, db) =>
  db
    .selectFrom('whatsapp_message_event')
    .select(['name', 'details'])
    .where('message', '=', p.id)
    .where('name', 'in', ['RESTORED', 'RESTORED_OVER'])
    .orderBy('seq', 'desc')
    .limit(1),
);

const selectSession = statement<{ type: string }, SessionRow>((p, db) =>
  db.selectFrom('session').selectAll().where('type', '=', p.type),
);

/** Whose history can prove that it is not there. */
interface World {
  readonly url: string;
  readonly generation: number;
}

interface Look {
  readonly session: SessionRow | undefined;
  readonly world: World;
  /** Where WhatsApp itself has told it; null = as far as it is known or can be guessed. */
  readonly chatId: string | null;
}

/** Makes a waiting message an open attempt that never was, so that it is looked for in its chat before it may leave. */
export function lookFirst(
  database: Database,
  row: Message,
  { session, world, chatId }: Look,
  now: Stamp,
): void {
  const phones = JSON.parse(row.phones) as string[];
  const phone = phones[row.phone_index] ?? '';
  const known = chatId ?? row.chat_id ?? database.get(selectChat({ phone }))?.chat_id;
  database.run(
    openForLook({
      id: row.id,
      token: restoredToken(row.id, now),
      chatId: known ?? toChatGuess(phone),
      ...now,
      ...world,
      // Without a number nothing can be proven, nor where it may have gone to another phone: a person has to look.
      number: (phones.length === 1 && session?.number) || '',
      startedAt: anyStart,
    }),
  );
  log(database, row.id, 'RESTORED', now.wall);
}

/** What is over in a store from before, when nobody can tell what became of it since. Inside the caller's transaction. */
export function markOver(database: Database, now: number): void {
  database.run(noteOver({ now }));
  database.run(countAsInvited({}));
}

/** True when a message that is about to leave is to be looked for first; then it is no longer waiting. */
export function isLookedForFirst(database: Database, row: Message, chatId: string, now: Stamp): boolean {
  const doubt = database.get(selectDoubt({ id: row.id }));
  if (doubt?.name !== 'RESTORED_OVER') return false;
  const { url, generation } = JSON.parse(doubt.details) as World;
  const session = database.get(selectSession({ type: row.type })) ?? undefined;
  lookFirst(database, row, { session, world: { url, generation }, chatId }, now);
  return true;
}

/** Of an attempt that never was: it has no slot of its own, the whole window is taken. */
const prefix = 'restored:';

export function restoredToken(of: string, now: Stamp): string {
  return `${prefix}${now.wall}:${of}`;
}

export function isRestored(attemptToken: string): boolean {
  return attemptToken.startsWith(prefix);
}
