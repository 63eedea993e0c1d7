import { sql } from 'kysely';
import type { Stamp } from '../domain/clock.ts';
import { anyStart } from '../domain/queue/message.ts';
import type { Database } from './database.ts';
import { log } from './log.ts';
import { type Message, toChatGuess } from './rows.ts';
import { takeSlot } from './slot-store.ts';
import { statement } from './sql.ts';
import type { SessionRow } from './tables.ts';

/** As many as the largest limit: whatever is set, the window is full. */
const fullWindow = 1_000;

const setRestored = statement<{ now: number; from: number }>((p, db) =>
  db.updateTable('event').set({ queue_paused_at: p.now, restored_from: p.from }),
);

/** What rules did after the backup is not known here: they go on from now, and make up for nothing. */
const startRulesAnew = statement<{ now: number }>((p, db) =>
  db.updateTable('automation_rule').set({
    planned_at: null,
    planned_since: p.now,
    answers_seen: sql<number>`coalesce((SELECT max(seq) FROM rsvp_answer), 0)`,
    looked_at: p.now,
  }),
);

const selectSessions = statement<Record<never, never>, SessionRow>((_, db) =>
  db.selectFrom('session').selectAll(),
);

const selectWaiting = statement<Record<never, never>, Message>((_, db) =>
  db.selectFrom('whatsapp_message_queue').selectAll().where('status', '=', 'PENDING').orderBy('seq'),
);

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
 * A store from before: what it believes to be waiting may have left since. It starts paused, every waiting message is
 * looked up in its chat before anything else happens to it, and the window counts as full for an hour.
 */
export function applyRestoreRules(database: Database, backupAt: number, now: Stamp): void {
  database.transaction(() => {
    database.run(setRestored({ now: now.wall, from: backupAt }));
    database.run(startRulesAnew({ now: now.wall }));
    const sessions = new Map(database.all(selectSessions({})).map((session) => [session.type, session]));
    for (const row of database.all(selectWaiting({}))) lookFirst(database, row, sessions.get(row.type), now);
    for (const number of new Set([...sessions.values()].flatMap((session) => session.number ?? []))) {
      fillWindow(database, number, now);
    }
  });
}

function lookFirst(database: Database, row: Message, session: SessionRow | undefined, now: Stamp): void {
  const phone = (JSON.parse(row.phones) as string[])[row.phone_index] ?? '';
  const known = row.chat_id ?? database.get(selectChat({ phone }))?.chat_id;
  // It may have gone to another phone of the household since, where nobody will look.
  const isOnlyPlace = (JSON.parse(row.phones) as string[]).length === 1;
  database.run(
    openForLook({
      id: row.id,
      token: restoredToken(row.id, now),
      chatId: known ?? toChatGuess(phone),
      ...now,
      url: session?.waha_url ?? '',
      // Without a number nothing can be proven: a person has to look.
      number: (isOnlyPlace && session?.number) || '',
      generation: session?.link_generation ?? 0,
      startedAt: anyStart,
    }),
  );
  log(database, row.id, 'RESTORED', now.wall);
}

function fillWindow(database: Database, number: string, now: Stamp): void {
  for (let slot = 0; slot < fullWindow; slot += 1) {
    const attemptToken = restoredToken(`${number}:${slot}`, now);
    takeSlot(database, { number, message: '', attemptToken, now, settleMs: 0, jitter: 0, newChat: false });
  }
}

/** Of an attempt that never was: it has no slot of its own, the whole window is taken. */
const prefix = 'restored:';

function restoredToken(of: string, now: Stamp): string {
  return `${prefix}${now.wall}:${of}`;
}

export function isRestored(attemptToken: string): boolean {
  return attemptToken.startsWith(prefix);
}
