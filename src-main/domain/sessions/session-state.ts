export type SessionStatus =
  | 'CONNECTED'
  | 'WAITING_QR'
  | 'WAITING_PASSKEY'
  | 'STARTING'
  | 'DISCONNECTED'
  | 'FAILED'
  | 'UNREACHABLE'
  | 'UNKNOWN';

/** What WAHA says of one session. */
export interface SessionReport {
  readonly status: SessionStatus;
  /** In `WAITING_PASSKEY`: what WhatsApp waits for. */
  readonly passkey: PasskeyStep | null;
  readonly account: SessionAccount | null;
  readonly brakes: AccountBrakes;
}

/** `CHALLENGE`: the passkey itself. `CONFIRM`: that the code here and on the phone are the same. */
export type PasskeyStep = 'CHALLENGE' | 'CONFIRM';

export interface SessionAccount {
  /** Digits of the linked number. Budgets belong to it. */
  readonly number: string;
  readonly pushName: string | null;
  /** The linked device as WhatsApp names it (`me.jid`); null where the engine does not tell. */
  readonly device: string | null;
}

/** What WhatsApp itself holds against an account. null = WAHA does not say, which is not "none". */
export interface AccountBrakes {
  readonly timelock: Timelock | null;
  readonly quota: NewChatQuota | null;
}

/** WhatsApp's ban on first messages. */
export interface Timelock {
  readonly active: boolean;
  /** WhatsApp's name for it, of an open set. */
  readonly kind: string | null;
  /** Epoch milliseconds; null when WhatsApp names no end. */
  readonly until: number | null;
}

/** WhatsApp's allowance of new chats in a period. */
export interface NewChatQuota {
  /** `NONE`, `FIRST_WARNING`, `SECOND_WARNING`, `CAPPED`, or one not known yet. */
  readonly status: string;
  /** null = no limit. */
  readonly total: number | null;
  readonly used: number;
  /** When a new period begins, epoch milliseconds. */
  readonly renewsAt: number | null;
}

export const untoldBrakes: AccountBrakes = { timelock: null, quota: null };

/** End of the ban on first messages in epoch milliseconds; `Infinity` when none is named; null without a ban. */
export function newChatsRestrictedUntil({ timelock, quota }: AccountBrakes): number | null {
  const ends: number[] = [];
  if (timelock?.active) ends.push(timelock.until ?? Number.POSITIVE_INFINITY);
  if (quota?.status === 'CAPPED') ends.push(quota.renewsAt ?? Number.POSITIVE_INFINITY);
  return ends.length === 0 ? null : Math.max(...ends);
}

const wahaStatuses: Readonly<Record<string, SessionStatus>> = {
  WORKING: 'CONNECTED',
  SCAN_QR_CODE: 'WAITING_QR',
  PASSKEY_REQUIRED: 'WAITING_PASSKEY',
  PASSKEY_CONFIRMATION_REQUIRED: 'WAITING_PASSKEY',
  STARTING: 'STARTING',
  STOPPED: 'DISCONNECTED',
  FAILED: 'FAILED',
};

/** Our word for a status of WAHA's; a status nobody knows yet is `UNKNOWN`, never a crash. */
export function sessionStatusOf(wahaStatus: string): SessionStatus {
  return Object.hasOwn(wahaStatuses, wahaStatus) ? (wahaStatuses[wahaStatus] ?? 'UNKNOWN') : 'UNKNOWN';
}

export function passkeyStepOf(wahaStatus: string): PasskeyStep | null {
  if (wahaStatus === 'PASSKEY_REQUIRED') return 'CHALLENGE';
  return wahaStatus === 'PASSKEY_CONFIRMATION_REQUIRED' ? 'CONFIRM' : null;
}
