import { elapsedMs, type Stamp } from '../clock.ts';
import { type Attempt, type SendContext, sameContext } from './message.ts';
import type { ChatHistory, MessageLookup, StoredMessage } from './whatsapp.ts';

/** How many of a chat's last messages are read when the id alone does not tell. */
export const historyDepth = 50;

/** Looks that may find the history unreadable before a person is asked. */
const unreadableLooks = 3;

export interface Evidence {
  readonly attempt: Attempt;
  readonly text: string;
  readonly now: Stamp;
  readonly settleMs: number;
  readonly lookup: MessageLookup;
  readonly history: ChatHistory;
  /** Ids in that history which belong to other messages of ours. */
  readonly ownedElsewhere: ReadonlySet<string>;
  /** The world as it was found *after* the history was read; null when WAHA could not be asked. */
  readonly context: SendContext | null;
  readonly connected: boolean;
  /** Earlier looks at this attempt that found the history unreadable while connected. */
  readonly unreadableBefore: number;
}

export type Verdict =
  | { readonly kind: 'found'; readonly message: StoredMessage }
  /** Proven: it did not arrive and will not. */
  | { readonly kind: 'absent' }
  /** Cannot be told now; look again. `unreadable` says that the history was the obstacle. */
  | { readonly kind: 'wait'; readonly unreadable: boolean }
  /** Cannot be told any more; a person has to look. */
  | { readonly kind: 'unconfirmed'; readonly because: 'UNREADABLE' | 'CONTEXT_CHANGED' };

/**
 * Did an attempt without an answer arrive? Pure; the caller gathers the evidence in the order id, history, context, so
 * that an unchanged start time of WAHA vouches for the history that was read before it.
 */
export function judge(evidence: Evidence): Verdict {
  const { attempt, now, settleMs } = evidence;
  const found = findOwn(evidence);
  if (found !== null) return { kind: 'found', message: found };
  if (elapsedMs(attempt.startedAt, now) < settleMs || !evidence.connected || evidence.context === null) {
    return { kind: 'wait', unreadable: false };
  }
  if (!readable(evidence)) {
    return evidence.unreadableBefore + 1 >= unreadableLooks
      ? { kind: 'unconfirmed', because: 'UNREADABLE' }
      : { kind: 'wait', unreadable: true };
  }
  // A WAHA that died, or was linked anew, may have sent without keeping a record of it.
  return sameContext(attempt.context, evidence.context)
    ? { kind: 'absent' }
    : { kind: 'unconfirmed', because: 'CONTEXT_CHANGED' };
}

function findOwn({ attempt, lookup, history, text, ownedElsewhere }: Evidence): StoredMessage | null {
  if (lookup.kind === 'found') return lookup.message;
  if (history.kind === 'unreadable') return null;
  // No filter by time: WAHA's clock is not ours.
  const alike = history.messages.filter(
    (message) =>
      message.fromMe && !ownedElsewhere.has(message.id) && comparable(message.body) === comparable(text),
  );
  const accepted = alike.find((message) => message.ack >= 0);
  // A refused one is an earlier attempt, where the id of this one would have told.
  return accepted ?? (attempt.messageId === null ? (alike[0] ?? null) : null);
}

/** The history proves absence only when every source that exists could be read. */
function readable({ attempt, lookup, history }: Evidence): boolean {
  return history.kind === 'read' && (attempt.messageId === null || lookup.kind !== 'unreadable');
}

function comparable(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
