import type { Stamp } from '../clock.ts';
import type { Rest, Restriction } from '../governor/signals.ts';
import type { AccountBrakes, NewChatQuota, SessionAccount } from './session-state.ts';

export type PauseReason =
  | 'WRONG_KEY'
  | 'TOO_MANY_NOT_ON_WHATSAPP'
  | 'TOO_MANY_BAD_REQUESTS'
  | 'WAHA_SENDS_NO_FILES'
  | 'ADMIN';

export interface SessionRecord {
  readonly type: string;
  readonly label: string;
  readonly wahaUrl: string;
  readonly wahaSession: string;
  /** The number it is or was last linked to; budgets belong to it. */
  readonly number: string | null;
  readonly pushName: string | null;
  readonly linkGeneration: number;
  /** Since when the present link is known, epoch milliseconds. */
  readonly linkedAt: number | null;
  /** `at` in epoch milliseconds. */
  readonly paused: { readonly reason: PauseReason; readonly at: number } | null;
  /** WhatsApp's ban on first messages, maybe over. It belongs to the account: see `restrictionOn`. */
  readonly restriction: Restriction | null;
  /** Who told of it: WAHA, or a send that WhatsApp refused. */
  readonly newChatsRestrictedBy: 'WAHA' | 'SEND' | null;
  /** WhatsApp's name for the ban, of an open set. */
  readonly restrictionKind: string | null;
  /** WhatsApp's allowance of new chats as last told; null where WAHA does not tell. */
  readonly quota: NewChatQuota | null;
  /** After «too much» from WhatsApp or WAHA, maybe over. */
  readonly rest: Rest | null;
  /** How often in a row it heard «too much». */
  readonly overLimitStreak: number;
  /** Warm messages sent in a row, for the turn of the cold lane. */
  readonly warmStreak: number;
  /** Grows with every send: whoever has the smallest has waited longest. */
  readonly lastTurn: number;
}

export interface NewSession {
  readonly type: string;
  readonly label: string;
  readonly wahaUrl: string;
  readonly wahaSession: string;
}

/** What becomes of the messages a removed session has not sent. `to` is another session. */
export type LeftMessages =
  | { readonly kind: 'MOVE'; readonly to: string }
  /** Failed and cancelled ones are kept under `heir`, where they can be queued again. */
  | { readonly kind: 'CANCEL'; readonly heir: string };

export interface SessionStore {
  sessions(): Promise<readonly SessionRecord[]>;
  session(type: string): Promise<SessionRecord | null>;
  /** A type that was removed may be used again: it starts anew. */
  create(session: NewSession, now: number): Promise<void>;
  change(type: string, changes: { label?: string; wahaUrl?: string; wahaSession?: string }): Promise<void>;
  /** False, and nothing is done, while a message of it is on its way out. */
  remove(type: string, messages: LeftMessages, now: number): Promise<boolean>;
  /** How many messages would have to be moved or cancelled with it. */
  unsent(type: string): Promise<number>;
  /** Records who is linked. Another account or device, or `relinked`, starts a new link generation. */
  noteLinked(type: string, account: SessionAccount, relinked: boolean, now: number): Promise<void>;
  pause(type: string, reason: PauseReason, now: number): Promise<void>;
  resume(type: string): Promise<void>;
  /**
   * A send ran into the ban. `until` in epoch milliseconds, `Infinity` for one without an end, null = it is over. What is
   * left of it counts from `now`; told of the same end again, from when that was first heard in this run of the machine.
   */
  restrictNewChats(type: string, until: number | null, now: Stamp): Promise<void>;
  /** What WAHA says of a connected account. It may not know of a ban a send ran into: that one it cannot lift. */
  noteBrakes(type: string, brakes: AccountBrakes, now: Stamp): Promise<void>;
  /** The newest `count` messages it sent between these times (epoch ms), if there are so many: has WhatsApp taken none? */
  isUnheard(type: string, sent: { after: number; before: number }, count: number): Promise<boolean>;
  /** It heard «too much» once more. */
  rest(type: string, rest: Rest): Promise<void>;
  /** Counts answers that may mean a broken WAHA; pauses the session at five "no" or two 400s in a row. */
  noteNumberCheck(
    type: string,
    answer: 'EXISTS' | 'NOT_ON_WHATSAPP' | 'BAD_REQUEST',
    now: number,
  ): Promise<boolean>;
}
