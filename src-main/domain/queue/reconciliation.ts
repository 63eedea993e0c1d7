import { elapsedMs, type Stamp } from '../clock.ts';
import { type Attempt, isSupposed, type SendContext, sameContext } from './message.ts';
import type { ChatHistory, MessageLookup, StoredMessage } from './whatsapp.ts';

/** How many of a chat's last messages are read when the id alone does not tell. */
export const historyDepth = 50;

/** How long an unreadable history is tried again after the settle delay, in milliseconds, before a person is asked. */
export const unreadableMs = 5 * 60_000;

/** So far this computer's clock and WhatsApp's may differ, in milliseconds. */
const clocksApartMs = 24 * 60 * 60_000;

/** WAHA uploads a file before it sends it, which may take minutes on a slow line. */
const slowerWithFile = 3;

/** How long an unanswered send may still arrive, in milliseconds. */
export function settleMsOf(attachment: string | null, settleMs: number): number {
  return attachment === null ? settleMs : slowerWithFile * settleMs;
}

export interface Evidence {
  readonly attempt: Attempt;
  readonly text: string;
  /** Id of the file that went with it; null = text alone. */
  readonly attachment: string | null;
  /** Epoch milliseconds. */
  readonly queuedAt: number;
  readonly now: Stamp;
  readonly settleMs: number;
  readonly lookup: MessageLookup;
  readonly history: ChatHistory;
  /** Ids in that history which belong to other messages of ours. */
  readonly ownedElsewhere: ReadonlySet<string>;
  /** The world as it was found *after* the history was read; null when WAHA could not be asked. */
  readonly context: SendContext | null;
}

export type Verdict =
  | { readonly kind: 'found'; readonly message: StoredMessage }
  /** Proven: it did not arrive and will not. */
  | { readonly kind: 'absent' }
  /** Cannot be told now; look again. */
  | { readonly kind: 'wait' }
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
  const age = elapsedMs(attempt.startedAt, now);
  if (age < settleMs || evidence.context === null) return { kind: 'wait' };
  if (!readable(evidence) || !reachesBack(evidence) || mayBeHidden(evidence) || mayReadOtherwise(evidence)) {
    return age < settleMs + unreadableMs ? { kind: 'wait' } : { kind: 'unconfirmed', because: 'UNREADABLE' };
  }
  // A WAHA that died, or was linked anew, may have sent without keeping a record of it.
  return sameContext(attempt.context, evidence.context)
    ? { kind: 'absent' }
    : { kind: 'unconfirmed', because: 'CONTEXT_CHANGED' };
}

function findOwn(evidence: Evidence): StoredMessage | null {
  const { attempt, lookup, history, text, ownedElsewhere, now, settleMs } = evidence;
  if (lookup.kind === 'found') return lookup.message;
  if (history.kind === 'unreadable') return null;
  // No filter by time: WAHA's clock is not ours.
  const alike = history.messages.filter(
    (message) =>
      message.fromMe && !ownedElsewhere.has(message.id) && comparable(message.body) === comparable(text),
  );
  const accepted = alike.find((message) => message.ack >= 0);
  if (accepted !== undefined) return accepted;
  // A refused one may be of an earlier attempt: as long as this one can still arrive, it proves nothing.
  const canStillArrive = elapsedMs(attempt.startedAt, now) < settleMs;
  return attempt.messageId === null && !canStillArrive ? (alike[0] ?? null) : null;
}

/** The history proves absence only when every source that exists could be read. */
function readable({ attempt, lookup, history }: Evidence): boolean {
  return history.kind === 'read' && (attempt.messageId === null || lookup.kind !== 'unreadable');
}

/** The earliest moment at which it may have left, by WhatsApp's clock. */
function earliest({ attempt, queuedAt }: Evidence): number {
  return (isSupposed(attempt) ? queuedAt : attempt.startedAt.wall) - clocksApartMs;
}

/** As many messages as were asked for: what is older was not read, and ours may be among it. */
function reachesBack(evidence: Evidence): boolean {
  const { history } = evidence;
  if (history.kind === 'unreadable' || history.messages.length < historyDepth) return true;
  return history.messages.some(({ at }) => at !== null && at < earliest(evidence));
}

/** After the store it was restored from, its text may have been changed: any word of ours may be it. */
function mayReadOtherwise(evidence: Evidence): boolean {
  const { attempt, history, ownedElsewhere } = evidence;
  if (!isSupposed(attempt) || history.kind === 'unreadable') return false;
  return history.messages.some(
    ({ id, fromMe, ack, at }) =>
      fromMe && ack >= 0 && !ownedElsewhere.has(id) && (at === null || at >= earliest(evidence)),
  );
}

/** Not every engine tells the caption of a file: one that is not accounted for may be ours. */
function mayBeHidden({ attachment, history, text, ownedElsewhere }: Evidence): boolean {
  if (attachment === null || history.kind === 'unreadable') return false;
  return history.messages.some(
    ({ id, fromMe, hasMedia, body, ack }) =>
      fromMe && hasMedia && ack >= 0 && !ownedElsewhere.has(id) && comparable(body) !== comparable(text),
  );
}

function comparable(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
