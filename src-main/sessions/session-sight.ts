import type { PasskeyStep, SessionAccount, SessionStatus } from '../domain/sessions/session-state.ts';
import type { WahaLack } from '../domain/sessions/waha-server.ts';
import type { TrackedQr } from './qr-tracker.ts';
import type { SessionNotice } from './session-notices.ts';
import type { SessionProblem } from './session-problem.ts';

/** What takes WAHA seconds; one at a time for each session. */
export type Lifecycle = 'REFRESH' | 'LOGOUT' | 'RESTART' | 'REMOVE';

/** Why a session failed, where it was seen to happen. */
export type FailureCause = 'CODES_RAN_OUT' | 'UNLINKED';

/** What is known of a session just now. Times are epoch milliseconds. */
export interface SessionSight {
  readonly status: SessionStatus;
  readonly problem: SessionProblem | null;
  readonly failure: FailureCause | null;
  readonly qr: TrackedQr | null;
  /** The code to type on the phone, when one was asked for. */
  readonly pairing: { readonly code: string; readonly expiresAt: number } | null;
  readonly passkey: { readonly step: PasskeyStep; readonly code: string | null } | null;
  readonly engine: string | null;
  readonly version: string | null;
  readonly lacks: readonly WahaLack[];
  readonly account: SessionAccount | null;
  readonly doing: { readonly action: Lifecycle; readonly since: number } | null;
  readonly notices: readonly SessionNotice[];
  /** Of the last question to WAHA; null before the first. */
  readonly checkedAt: number | null;
}
