import type { MessageStatus } from './message.ts';

/** What one log entry does to the status of its message: from any of `from`, to `to`. */
interface Turn {
  readonly from: readonly MessageStatus[];
  /** null: it stays as it is. */
  readonly to: MessageStatus | null;
}

const waiting = ['PENDING'] as const;
const open = ['SENDING', 'UNCONFIRMED'] as const;

/** The log entries that move a message, and what each may follow. An entry that is not listed moves nothing. */
export const turns: Readonly<Record<string, Turn>> = {
  CLAIM_RELEASED: { from: waiting, to: null },
  SKIPPED: { from: waiting, to: null },
  CHAT_FOUND: { from: waiting, to: null },
  POSTPONED: { from: [...waiting, ...open], to: 'PENDING' },
  PHONE_SKIPPED: { from: [...waiting, ...open], to: 'PENDING' },
  SEND_STARTED: { from: waiting, to: 'SENDING' },
  OUTCOME_UNKNOWN: { from: open, to: null },
  FOUND_IN_CHAT: { from: open, to: null },
  SENT: { from: open, to: 'SENT' },
  PROVEN_ABSENT: { from: ['SENDING'], to: 'PENDING' },
  UNCONFIRMED: { from: ['SENDING'], to: 'UNCONFIRMED' },
  DELIVERED: { from: ['SENT'], to: 'DELIVERED' },
  READ: { from: ['SENT', 'DELIVERED'], to: 'READ' },
  FAILED: { from: [...waiting, 'SENDING'], to: 'FAILED' },
  CANCELLED: { from: [...waiting, 'UNCONFIRMED'], to: 'CANCELLED' },
  REQUEUED: { from: [...waiting, 'FAILED', 'CANCELLED', 'UNCONFIRMED'], to: 'PENDING' },
  EDITED: { from: waiting, to: null },
  LOOK_ASKED: { from: ['UNCONFIRMED'], to: null },
  SUPERSEDED: { from: ['SENT', 'DELIVERED', 'READ', 'FAILED', 'CANCELLED'], to: null },
  RESTORED: { from: waiting, to: 'SENDING' },
  MARKED_SENT: { from: ['UNCONFIRMED'], to: 'SENT' },
};

export interface StoryEntry {
  readonly name: string;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

export type StoryEnd =
  | { readonly ok: true; readonly status: MessageStatus }
  /** The entry that cannot have followed the ones before it; null when the story does not begin with QUEUED. */
  | { readonly ok: false; readonly entry: string | null };

/** Reads a message's log from the beginning: where must it have led? */
export function readStory(entries: readonly StoryEntry[]): StoryEnd {
  const [first, ...rest] = entries;
  if (first?.name !== 'QUEUED') return { ok: false, entry: null };
  let status: MessageStatus = 'PENDING';
  for (const entry of rest) {
    const next = statusAfter(entry, status);
    if (next === null) return { ok: false, entry: entry.name };
    status = next;
  }
  return { ok: true, status };
}

function statusAfter({ name, details }: StoryEntry, status: MessageStatus): MessageStatus | null {
  // Refused after it was accepted: it waits for the end of a ban, or that was it.
  if (name === 'ACK_ERROR') return status !== 'SENT' ? null : details['restricted'] ? 'PENDING' : 'FAILED';
  const turn = turns[name];
  if (turn === undefined) return status;
  return turn.from.includes(status) ? (turn.to ?? status) : null;
}
