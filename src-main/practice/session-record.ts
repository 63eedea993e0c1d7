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
  /** How often it has been linked. */
  readonly links: number;
  readonly restriction: Restriction | null;
}

/** The phone and its owner's other devices have the numbers before it. */
const firstDevice = 7;

/** What WAHA shows as `me`: null until a phone has linked the session. Each link is a device with a number of its own. */
export function describeMe({ account, links, restriction }: SessionRecord): object | null {
  if (account === null) return null;
  return {
    id: `${account.number}@c.us`,
    pushName: account.pushName,
    lid: lidOf(account.number),
    jid: `${account.number}:${firstDevice + links - 1}@s.whatsapp.net`,
    reachoutTimelock: restriction,
    messageCapping: noCapping(),
  };
}

/** WhatsApp's monthly quota of new chats: none in the pretend world. */
export function noCapping(): object {
  const unset = { cycleStart: null, cycleEnd: null, mvStatus: null, oteStatus: null };
  return { cappingStatus: 'NONE', totalQuota: -1, usedQuota: 0, ...unset };
}
