import { lidOf } from './lids.ts';

export type Status = 'STOPPED' | 'STARTING' | 'SCAN_QR_CODE' | 'WORKING' | 'FAILED';

/** The phone that was linked. `number` is digits only. */
export interface Account {
  readonly number: string;
  readonly pushName: string;
}

/** WhatsApp's own restriction on writing to new contacts; `timeEnforcementEnds` in epoch seconds. */
export interface Restriction {
  readonly enforcementType: string;
  readonly isActive: boolean;
  readonly timeEnforcementEnds: number | null;
}

/** What of a session outlives the process. `revoked`: the phone unlinked it, and the credentials are dead. */
export interface SessionRecord {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>> | null;
  readonly running: boolean;
  readonly credentials: 'none' | 'linked' | 'revoked';
  readonly account: Account | null;
  readonly restriction: Restriction | null;
}

/** What WAHA shows as `me`: null until a phone has linked the session. */
export function describeMe({ account, restriction }: SessionRecord): object | null {
  if (account === null) return null;
  return {
    id: `${account.number}@c.us`,
    pushName: account.pushName,
    lid: lidOf(account.number),
    jid: `${account.number}:7@s.whatsapp.net`,
    reachoutTimelock: restriction,
    messageCapping: noCapping(),
  };
}

/** WhatsApp's monthly quota of new chats: none in the pretend world. */
export function noCapping(): object {
  const unset = { cycleStart: null, cycleEnd: null, mvStatus: null, oteStatus: null };
  return { cappingStatus: 'NONE', totalQuota: -1, usedQuota: 0, ...unset };
}
