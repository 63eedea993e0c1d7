import type { SessionAccount, SessionReport } from '../domain/sessions/session-state.ts';
import { sessionStatusOf } from '../domain/sessions/session-state.ts';
import type { SessionInfo } from './schemas.ts';

/** A session WAHA knows nothing of. */
export const missingSession: SessionReport = {
  status: 'DISCONNECTED',
  account: null,
  newChatsRestrictedUntil: null,
};

export function sessionReportOf(info: SessionInfo): SessionReport {
  return {
    status: sessionStatusOf(info.status),
    account: accountOf(info.me),
    newChatsRestrictedUntil: restrictedUntil(info.me),
  };
}

type Me = SessionInfo['me'];

function accountOf(me: Me): SessionAccount | null {
  const number = numberOf(me?.id) ?? numberOf(me?.jid);
  return number === null ? null : { number, pushName: me?.pushName ?? null, device: me?.jid ?? null };
}

/** `5511…@c.us` or, with its device, `5511…:7@s.whatsapp.net`. A hidden id (`@lid`) has digits too, but no number. */
function numberOf(id: string | null | undefined): string | null {
  return /^(\d+)(?::\d+)?(?:@c\.us|@s\.whatsapp\.net)?$/.exec(id ?? '')?.[1] ?? null;
}

function restrictedUntil(me: Me): number | null {
  const ends: number[] = [];
  const timelock = me?.reachoutTimelock;
  if (timelock?.isActive) ends.push(timelock.timeEnforcementEnds ?? Infinity);
  const capping = me?.messageCapping;
  if (capping?.cappingStatus === 'CAPPED') ends.push(capping.cycleEnd ?? Infinity);
  return ends.length === 0 ? null : Math.max(...ends);
}
