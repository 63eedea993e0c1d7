import type { SessionAccount } from './session-state.ts';

export type PauseReason = 'WRONG_KEY' | 'TOO_MANY_NOT_ON_WHATSAPP' | 'TOO_MANY_BAD_REQUESTS' | 'ADMIN';

export interface SessionRecord {
  readonly type: string;
  readonly label: string;
  readonly wahaUrl: string;
  readonly wahaSession: string;
  /** The number it is or was last linked to; budgets belong to it. */
  readonly number: string | null;
  readonly pushName: string | null;
  readonly linkGeneration: number;
  /** `at` in epoch milliseconds. */
  readonly paused: { readonly reason: PauseReason; readonly at: number } | null;
  /** Epoch milliseconds; null without a ban on first messages. */
  readonly newChatsRestrictedUntil: number | null;
  /** Warm messages sent in a row, for the turn of the cold lane. */
  readonly warmStreak: number;
}

export interface SessionStore {
  sessions(): Promise<readonly SessionRecord[]>;
  session(type: string): Promise<SessionRecord | null>;
  create(
    session: { type: string; label: string; wahaUrl: string; wahaSession: string },
    now: number,
  ): Promise<void>;
  change(type: string, changes: { label?: string; wahaUrl?: string; wahaSession?: string }): Promise<void>;
  /** Records who is linked. Another account or device, or `relinked`, starts a new link generation. */
  noteLinked(type: string, account: SessionAccount, relinked: boolean): Promise<void>;
  pause(type: string, reason: PauseReason, now: number): Promise<void>;
  resume(type: string): Promise<void>;
  /** `until` in epoch milliseconds, `Infinity` for a ban without an end, null when there is none. */
  restrictNewChats(type: string, until: number | null): Promise<void>;
  /** Counts answers that may mean a broken WAHA; pauses the session at five "no" or two 400s in a row. */
  noteNumberCheck(
    type: string,
    answer: 'EXISTS' | 'NOT_ON_WHATSAPP' | 'BAD_REQUEST',
    now: number,
  ): Promise<boolean>;
  noteLane(type: string, lane: 'WARM' | 'COLD'): Promise<void>;
}
