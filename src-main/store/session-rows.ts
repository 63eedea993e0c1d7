import type { SessionRecord } from '../domain/sessions/session-store.ts';
import { type SessionRow, toRest, toRestriction } from './rows.ts';

export function toSession(row: SessionRow): SessionRecord {
  return {
    type: row.type,
    label: row.label,
    wahaUrl: row.waha_url,
    wahaSession: row.waha_session,
    number: row.number,
    pushName: row.push_name,
    linkGeneration: row.link_generation,
    linkedAt: row.linked_at,
    paused:
      row.paused_reason !== null && row.paused_at !== null
        ? { reason: row.paused_cause ?? row.paused_reason, at: row.paused_at }
        : null,
    newChatsRestrictedBy: row.restricted_by,
    restrictionKind: row.restriction_kind,
    quota: row.quota_status === null ? null : quotaOf(row, row.quota_status),
    restriction: toRestriction(row),
    rest: toRest(row),
    overLimitStreak: row.over_limit_streak,
    warmStreak: row.warm_streak,
    lastTurn: row.last_turn,
  };
}

function quotaOf(row: SessionRow, status: string): NonNullable<SessionRecord['quota']> {
  const { quota_total: total, quota_used: used, quota_renews_at: renewsAt } = row;
  return { status, total, used: used ?? 0, renewsAt };
}
