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
  readonly account: SessionAccount | null;
  /** End of a ban on first messages in epoch milliseconds; `Infinity` when WhatsApp names none; null without a ban. */
  readonly newChatsRestrictedUntil: number | null;
}

export interface SessionAccount {
  /** Digits of the linked number. Budgets belong to it. */
  readonly number: string;
  readonly pushName: string | null;
  /** The linked device as WhatsApp names it (`me.jid`); null where the engine does not tell. */
  readonly device: string | null;
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
