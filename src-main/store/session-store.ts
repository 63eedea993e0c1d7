import { sql } from 'kysely';
import type { SessionAccount } from '../domain/sessions/session-state.ts';
import type { PauseReason, SessionStore } from '../domain/sessions/session-store.ts';
import type { Database } from './database.ts';
import type { SessionRow } from './rows.ts';
import { noteBrakes, noteRefusedSend } from './session-brakes.ts';
import { removeSession, unsentOf } from './session-removal.ts';
import { toSession } from './session-rows.ts';
import { isUnheard } from './session-silence.ts';
import { builder, query, statement } from './sql.ts';

/** "Not on WhatsApp" so often in a row rather means that WAHA is broken. */
const suspiciousNos = 5;
const suspiciousBadRequests = 2;

const selectSessions = statement<Record<never, never>, SessionRow>((_, db) =>
  db.selectFrom('session').selectAll().where('removed_at', 'is', null).orderBy('created_at').orderBy('type'),
);

const selectSession = statement<{ type: string }, SessionRow>((p, db) =>
  db.selectFrom('session').selectAll().where('type', '=', p.type).where('removed_at', 'is', null),
);

const insertSession = statement<{
  type: string;
  label: string;
  wahaUrl: string;
  wahaSession: string;
  now: number;
}>((p, db) => {
  const anew = {
    label: p.label,
    waha_url: p.wahaUrl,
    waha_session: p.wahaSession,
    not_on_whatsapp_streak: 0,
    bad_request_streak: 0,
    warm_streak: 0,
    created_at: p.now,
  };
  const nothingKnown = {
    removed_at: null,
    number: null,
    push_name: null,
    device: null,
    linked_at: null,
    paused_reason: null,
    paused_cause: null,
    paused_at: null,
    new_chats_restricted_until: null,
    restricted_by: null,
    restriction_kind: null,
    restriction_wall: null,
    restriction_uptime: null,
    restriction_boot: null,
    quota_status: null,
    quota_total: null,
    quota_used: null,
    quota_renews_at: null,
  };
  return db
    .insertInto('session')
    .values({ type: p.type, link_generation: 0, ...anew })
    .onConflict((conflict) =>
      conflict
        .column('type')
        .doUpdateSet({ ...anew, ...nothingKnown, link_generation: sql`link_generation + 1` })
        .where('session.removed_at', 'is not', null),
    );
});

const setLinked = statement<{
  type: string;
  number: string;
  pushName: string | null;
  device: string | null;
  newLinks: number;
  linkedAt: number | null;
}>((p, db) =>
  db
    .updateTable('session')
    .set({
      number: p.number,
      push_name: p.pushName,
      device: p.device,
      link_generation: sql`link_generation + ${p.newLinks}`,
      linked_at: p.linkedAt,
    })
    .where('type', '=', p.type),
);

type PauseColumns = Pick<SessionRow, 'paused_reason' | 'paused_cause' | 'paused_at'>;

const setPauseColumns = statement<PauseColumns & { type: string }>((p, db) =>
  db
    .updateTable('session')
    .set({
      paused_reason: p.paused_reason,
      paused_cause: p.paused_cause,
      paused_at: p.paused_at,
      not_on_whatsapp_streak: 0,
      bad_request_streak: 0,
    })
    .where('type', '=', p.type),
);

/** With the reason as the first version of the table knows it, and beside it what that does not know. */
function setPaused(pause: { type: string; reason: PauseReason | null; at: number | null }) {
  const { type, reason, at } = pause;
  const forFiles = reason === 'WAHA_SENDS_NO_FILES';
  return setPauseColumns({
    type,
    paused_reason: forFiles ? 'TOO_MANY_BAD_REQUESTS' : reason,
    paused_cause: forFiles ? reason : null,
    paused_at: at,
  });
}

const setRest = statement<{ type: string; wall: number; uptime: number; boot: string; ms: number }>((p, db) =>
  db
    .updateTable('session')
    .set({
      rest_wall: p.wall,
      rest_uptime: p.uptime,
      rest_boot: p.boot,
      rest_ms: p.ms,
      over_limit_streak: sql`over_limit_streak + 1`,
    })
    .where('type', '=', p.type),
);

const setStreaks = statement<{ type: string; nos: number; badRequests: number }>((p, db) =>
  db
    .updateTable('session')
    .set({ not_on_whatsapp_streak: p.nos, bad_request_streak: p.badRequests })
    .where('type', '=', p.type),
);

/** Another session of WAHA has another history: what is missing in it proves nothing about the old one. */
const leaveSession = statement<{ type: string; wahaSession: string }>((p, db) =>
  db
    .updateTable('session')
    .set({ waha_session: p.wahaSession, link_generation: sql`link_generation + 1` })
    .where('type', '=', p.type)
    .where('waha_session', '<>', p.wahaSession),
);

export function createSessionStore(database: Database): SessionStore {
  return {
    async sessions() {
      return database.all(selectSessions({})).map(toSession);
    },
    async session(type) {
      const row = database.get(selectSession({ type }));
      return row && toSession(row);
    },
    async create(session, now) {
      database.run(insertSession({ ...session, now }));
    },
    async change(type, { label, wahaUrl, wahaSession }) {
      const changes = {
        ...(label === undefined ? {} : { label }),
        ...(wahaUrl === undefined ? {} : { waha_url: wahaUrl }),
      };
      database.transaction(() => {
        if (wahaSession !== undefined) database.run(leaveSession({ type, wahaSession }));
        if (Object.keys(changes).length === 0) return;
        database.run(query(builder.updateTable('session').set(changes).where('type', '=', type)));
      });
    },
    async remove(type, messages, now) {
      return database.transaction(() => removeSession(database, type, messages, now));
    },
    async unsent(type) {
      return unsentOf(database, type);
    },
    async noteLinked(type, account, relinked, now) {
      database.transaction(() => noteLinked(database, type, account, relinked, now));
    },
    async pause(type, reason, now) {
      database.run(setPaused({ type, reason, at: now }));
    },
    async resume(type) {
      database.run(setPaused({ type, reason: null, at: null }));
    },
    async restrictNewChats(type, until, now) {
      database.transaction(() => noteRefusedSend(database, type, until, now));
    },
    async noteBrakes(type, brakes, now) {
      database.transaction(() => noteBrakes(database, type, brakes, now));
    },
    async isUnheard(type, sent, count) {
      return isUnheard(database, type, sent, count);
    },
    async rest(type, { since, ms }) {
      database.run(setRest({ type, ...since, ms }));
    },
    async noteNumberCheck(type, answer, now) {
      return database.transaction(() => noteNumberCheck(database, type, answer, now));
    },
  };
}

function noteLinked(
  database: Database,
  type: string,
  account: SessionAccount,
  relinked: boolean,
  now: number,
): void {
  const row = database.get(selectSession({ type }));
  if (row === null) return;
  const other = row.number !== account.number || (account.device !== null && row.device !== account.device);
  const { number, pushName } = account;
  // An engine that does not tell the device now and then is no other device.
  const device = account.device ?? row.device;
  const isNew = relinked || other;
  const linkedAt = isNew ? now : (row.linked_at ?? now);
  database.run(setLinked({ type, number, pushName, device, newLinks: isNew ? 1 : 0, linkedAt }));
}

function noteNumberCheck(
  database: Database,
  type: string,
  answer: 'EXISTS' | 'NOT_ON_WHATSAPP' | 'BAD_REQUEST',
  now: number,
): boolean {
  const row = database.get(selectSession({ type }));
  if (row === null) return false;
  const nos = answer === 'NOT_ON_WHATSAPP' ? row.not_on_whatsapp_streak + 1 : 0;
  const badRequests = answer === 'BAD_REQUEST' ? row.bad_request_streak + 1 : 0;
  database.run(setStreaks({ type, nos, badRequests }));
  const reason =
    nos >= suspiciousNos
      ? 'TOO_MANY_NOT_ON_WHATSAPP'
      : badRequests >= suspiciousBadRequests
        ? 'TOO_MANY_BAD_REQUESTS'
        : null;
  if (reason === null) return false;
  database.run(setPaused({ type, reason, at: now }));
  return true;
}
