import { sql } from 'kysely';
import type { Stamp } from '../domain/clock.ts';
import type { Database } from './database.ts';
import { lookFirst, markOver, restoredToken } from './look-first.ts';
import type { Message } from './rows.ts';
import { takeSlot } from './slot-store.ts';
import { statement } from './sql.ts';
import type { SessionRow } from './tables.ts';

/** As many as the largest limit: whatever is set, the window is full. */
const fullWindow = 1_000;

const setRestored = statement<{ now: number; from: number }>((p, db) =>
  db.updateTable('event').set({
    queue_paused_at: p.now,
    restored_from: p.from,
    // Nobody has seen that what is back now is to be deleted.
    deletion_notice_for: null,
    deletion_notice_wall: null,
    deletion_notice_uptime: null,
    deletion_notice_boot: null,
  }),
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

/**
 * A store from before: what it believes to be waiting may have left since. It starts paused, every waiting message is
 * looked up in its chat before anything else happens to it, and the window counts as full for an hour. `complete`: the
 * store that it replaces has told what became of each message since; else what is over is in doubt too.
 */
export function applyRestoreRules(database: Database, backupAt: number, now: Stamp, complete: boolean): void {
  database.transaction(() => {
    database.run(setRestored({ now: now.wall, from: backupAt }));
    database.run(startRulesAnew({ now: now.wall }));
    const sessions = new Map(database.all(selectSessions({})).map((session) => [session.type, session]));
    for (const row of database.all(selectWaiting({}))) {
      const session = sessions.get(row.type);
      lookFirst(database, row, { session, world: worldOf(session), chatId: null }, now);
    }
    if (!complete) markOver(database, now.wall);
    for (const number of new Set([...sessions.values()].flatMap((session) => session.number ?? []))) {
      fillWindow(database, number, now);
    }
  });
}

function fillWindow(database: Database, number: string, now: Stamp): void {
  for (let slot = 0; slot < fullWindow; slot += 1) {
    const attemptToken = restoredToken(`${number}:${slot}`, now);
    takeSlot(database, { number, message: '', attemptToken, now, settleMs: 0, jitter: 0, newChat: false });
  }
}

function worldOf(session: SessionRow | undefined) {
  return { url: session?.waha_url ?? '', generation: session?.link_generation ?? 0 };
}
