import type { SessionAccount, SessionReport } from '../domain/sessions/session-state.ts';
import { passkeyStepOf, sessionStatusOf, untoldBrakes } from '../domain/sessions/session-state.ts';
import type { SessionInfo } from './schemas.ts';

/** A session WAHA knows nothing of. */
export const missingSession: SessionReport = {
  status: 'DISCONNECTED',
  passkey: null,
  account: null,
  brakes: untoldBrakes,
};

export function sessionReportOf({ status, me }: SessionInfo): SessionReport {
  return {
    status: sessionStatusOf(status),
    passkey: passkeyStepOf(status),
    account: accountOf(me),
    brakes: { timelock: me?.reachoutTimelock ?? null, quota: me?.messageCapping ?? null },
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
