import { type AccountBrakes, newChatsRestrictedUntil } from '../domain/sessions/session-state.ts';
import type { Database } from './database.ts';
import { endlessBan } from './rows.ts';
import { statement } from './sql.ts';

const selectRestricted = statement<{ type: string }, { restricted_by: 'WAHA' | 'SEND' | null }>((p, db) =>
  db.selectFrom('session').select('restricted_by').where('type', '=', p.type),
);

const setRestricted = statement<{
  type: string;
  until: number | null;
  by: 'WAHA' | 'SEND' | null;
  kind: string | null;
}>((p, db) =>
  db
    .updateTable('session')
    .set({ new_chats_restricted_until: p.until, restricted_by: p.by, restriction_kind: p.kind })
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

function restricted(type: string, until: number | null, by: 'WAHA' | 'SEND', kind: string | null) {
  if (until === null) return setRestricted({ type, until, by: null, kind: null });
  return setRestricted({ type, until: Math.min(until, endlessBan), by, kind });
}

/** Until when a send was refused new chats; null = it is over. */
export function noteRefusedSend(database: Database, type: string, until: number | null): void {
  database.run(restricted(type, until, 'SEND', null));
}

/** Within the caller's transaction. A ban that only a send ran into is not lifted: WAHA may not have noticed it. */
export function noteBrakes(database: Database, type: string, brakes: AccountBrakes): void {
  const { timelock, quota } = brakes;
  const until = newChatsRestrictedUntil(brakes);
  const lifts = database.get(selectRestricted({ type }))?.restricted_by === 'WAHA';
  if (until !== null || lifts) database.run(restricted(type, until, 'WAHA', timelock?.kind ?? null));
  if (quota !== null) database.run(setQuota({ type, ...quota }));
}
