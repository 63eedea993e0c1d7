import type { Stamp } from '../domain/clock.ts';
import { restrictionLeftMs } from '../domain/governor/signals.ts';
import { type AccountBrakes, newChatsRestrictedUntil } from '../domain/sessions/session-state.ts';
import type { Database } from './database.ts';
import { endlessBan, type RestrictionRow, toRestriction } from './rows.ts';
import { statement } from './sql.ts';

interface Ban {
  /** Epoch milliseconds. */
  readonly until: number;
  readonly by: 'WAHA' | 'SEND';
  readonly kind: string | null;
}

type Restricted = RestrictionRow & { restricted_by: 'WAHA' | 'SEND' | null };

const selectRestricted = statement<{ type: string }, Restricted>((p, db) =>
  db
    .selectFrom('session')
    .select([
      ...(['new_chats_restricted_until', 'restricted_by'] as const),
      ...(['restriction_wall', 'restriction_uptime', 'restriction_boot'] as const),
    ])
    .where('type', '=', p.type),
);

const setRestricted = statement<{
  type: string;
  until: number | null;
  by: 'WAHA' | 'SEND' | null;
  kind: string | null;
  wall: number | null;
  uptime: number | null;
  boot: string | null;
}>((p, db) =>
  db
    .updateTable('session')
    .set({
      new_chats_restricted_until: p.until,
      restricted_by: p.by,
      restriction_kind: p.kind,
      restriction_wall: p.wall,
      restriction_uptime: p.uptime,
      restriction_boot: p.boot,
    })
    .where('type', '=', p.type),
);

const setQuota = statement<{
  type: string;
  status: string;
  total: number | null;
  used: number;
  renewsAt: number | null;
}>((p, db) =>
  db
    .updateTable('session')
    .set({ quota_status: p.status, quota_total: p.total, quota_used: p.used, quota_renews_at: p.renewsAt })
    .where('type', '=', p.type),
);

function restrict(database: Database, type: string, ban: Ban | null, now: Stamp): void {
  if (ban === null) {
    const none = { until: null, by: null, kind: null, wall: null, uptime: null, boot: null };
    database.run(setRestricted({ type, ...none }));
    return;
  }
  const until = Math.min(ban.until, endlessBan);
  const known = database.get(selectRestricted({ type }));
  database.run(setRestricted({ type, ...ban, until, ...momentOf(known, until, now) }));
}

/**
 * WAHA names the same end at every look, and a wall clock that was set meanwhile must not make a shorter ban of it: which
 * of the two was right nobody can tell, so the telling that leaves more counts. In a new run of the machine nothing but
 * the wall clock has spanned the gap, so there the newest one counts.
 */
function momentOf(known: Restricted | null, until: number, now: Stamp): Stamp {
  if (known === null || known.new_chats_restricted_until !== until) return now;
  const ban = toRestriction(known);
  if (ban?.notedAt.boot !== now.boot) return now;
  const keeps = restrictionLeftMs(ban, now) >= restrictionLeftMs({ ...ban, notedAt: now }, now);
  return keeps ? ban.notedAt : now;
}

/** Within the caller's transaction. Until when a send was refused new chats; null = it is over. */
export function noteRefusedSend(database: Database, type: string, until: number | null, now: Stamp): void {
  restrict(database, type, until === null ? null : { until, by: 'SEND', kind: null }, now);
}

/** Within the caller's transaction. A ban that only a send ran into is not lifted: WAHA may not have noticed it. */
export function noteBrakes(database: Database, type: string, brakes: AccountBrakes, now: Stamp): void {
  const { timelock, quota } = brakes;
  const until = newChatsRestrictedUntil(brakes);
  const lifts = database.get(selectRestricted({ type }))?.restricted_by === 'WAHA';
  const ban: Ban | null = until === null ? null : { until, by: 'WAHA', kind: timelock?.kind ?? null };
  if (ban !== null || lifts) restrict(database, type, ban, now);
  if (quota !== null) database.run(setQuota({ type, ...quota }));
}
