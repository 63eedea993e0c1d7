import { lidOf } from './lids.ts';

export type Status =
  | 'STOPPED'
  | 'STARTING'
  | 'SCAN_QR_CODE'
  | 'PASSKEY_REQUIRED'
  | 'PASSKEY_CONFIRMATION_REQUIRED'
  | 'WORKING'
  | 'FAILED';

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

/** WhatsApp's allowance of new chats; times in epoch seconds. A total of −1 is no limit. */
export interface Capping {
  readonly cappingStatus: string;
  readonly totalQuota: number;
  readonly usedQuota: number;
  readonly cycleStart: number | null;
  readonly cycleEnd: number | null;
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
  /** Absent in what was written before there was one. */
  readonly capping?: Capping | null;
}

/** Which `me` a server shows. */
export interface MeStyle {
  /** WEBJS does not. */
  readonly namesDevice: boolean;
  /** What WhatsApp holds against the account: since 2026.7. */
  readonly tellsRestrictions: boolean;
}

/** The phone and its owner's other devices have the numbers before it. */
const firstDevice = 7;

/** What WAHA shows as `me`: null until a phone has linked the session. Each link is a device with a number of its own. */
export function describeMe(
  { account, links, restriction, capping }: SessionRecord,
  { namesDevice, tellsRestrictions }: MeStyle,
): object | null {
  if (account === null) return null;
  const { number, pushName } = account;
  const jid = `${number}:${firstDevice + links - 1}@s.whatsapp.net`;
  return {
    id: `${number}@c.us`,
    pushName,
    ...(namesDevice && { lid: lidOf(number), jid }),
    ...(tellsRestrictions && { reachoutTimelock: restriction, messageCapping: describeCapping(capping) }),
  };
}

const noCapping: Capping = {
  cappingStatus: 'NONE',
  totalQuota: -1,
  usedQuota: 0,
  cycleStart: null,
  cycleEnd: null,
};

export function describeCapping(capping: Capping | null | undefined): object {
  return { ...(capping ?? noCapping), mvStatus: null, oteStatus: null };
}
