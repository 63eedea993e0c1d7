import type { Stamp } from '../clock.ts';
import type { NewChatView } from './new-chats.ts';
import type { Slot } from './slots.ts';

/** What a decision needs to know of a number. */
export interface NumberView {
  /** The N-th newest slot for a limit of N; null while fewer than N have ever been taken. */
  readonly nthNewest: Slot | null;
  readonly newest: Slot | null;
  readonly newChats: NewChatView;
  /** Since when first messages rest, or the last of them tried again; null while the circuit breaker is closed. */
  readonly restingSince: Stamp | null;
}

/** A number that has sent nothing. */
export const untouched: NumberView = {
  nthNewest: null,
  newest: null,
  newChats: { blocking: null, growsInMs: null },
  restingSince: null,
};
