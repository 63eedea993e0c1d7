import type { Decision } from '../governor/governor.ts';
import type { WaitingReason } from './message.ts';

export type StopReason =
  | 'SESSION_NOT_CONNECTED'
  | 'WAHA_UNREACHABLE'
  | 'WRONG_KEY'
  | 'TOO_MANY_NOT_ON_WHATSAPP'
  | 'TOO_MANY_BAD_REQUESTS'
  | 'WAHA_SENDS_NO_FILES'
  | 'CANARY_STUCK';

/** Messages that wait in one session for the same decision: at least one. */
export interface SessionLine {
  readonly type: string;
  /** The first moment one of them may leave by its own schedule, epoch ms; 0 = at once. */
  readonly dueAt: number;
  /** Needs a person before anything moves; null when it does not. */
  readonly stop: StopReason | null;
  readonly decision: Decision;
}

export interface LineInput {
  readonly now: number;
  readonly households: number;
  /** Messages ever queued. */
  readonly total: number;
  readonly sending: number;
  readonly unconfirmed: number;
  readonly queuePaused: boolean;
  readonly lines: readonly SessionLine[];
}

export interface ReasonLine {
  /** go: moving; wait: moves by itself; idle: paused by the admin; stop: needs the admin; ok: nothing to do. */
  readonly kind: 'go' | 'wait' | 'idle' | 'stop' | 'ok';
  readonly reason:
    | WaitingReason
    | StopReason
    | 'SENDING'
    | 'NEXT_IN'
    | 'NOTHING_QUEUED'
    | 'ALL_SENT'
    | 'NO_GUESTS'
    | 'SETTLING'
    | 'NEEDS_YOU';
  /** Epoch milliseconds; null when nobody can say. */
  readonly until: number | null;
  /** The session it speaks of; null when it speaks of all. */
  readonly type: string | null;
}

/** Why is nothing moving, and until when: the answer for the session that moves first. */
export function reasonLine(input: LineInput): ReasonLine {
  const [first] = input.lines.map((line) => lineOf(line, input.now)).sort(firstToMove);
  if (first === undefined) return atRest(input);
  return input.queuePaused ? { kind: 'idle', reason: 'PAUSED', until: null, type: null } : first;
}

function atRest({ households, total, sending, unconfirmed }: LineInput): ReasonLine {
  if (sending > 0) return { kind: 'go', reason: 'SETTLING', until: null, type: null };
  if (unconfirmed > 0) return { kind: 'stop', reason: 'NEEDS_YOU', until: null, type: null };
  // Without guests all there was is over: they were deleted, or it was a test.
  const reason = households === 0 ? 'NO_GUESTS' : total > 0 ? 'ALL_SENT' : 'NOTHING_QUEUED';
  return { kind: 'ok', reason, until: null, type: null };
}

function lineOf({ type, stop, decision, dueAt }: SessionLine, now: number): ReasonLine {
  if (stop !== null) return { kind: 'stop', reason: stop, until: null, type };
  if (!decision.go && decision.reason === 'PAUSED')
    return { kind: 'idle', reason: 'PAUSED', until: null, type };
  if (dueAt > now && (decision.go || (decision.until ?? Number.POSITIVE_INFINITY) < dueAt)) {
    return { kind: 'wait', reason: 'SCHEDULED', until: dueAt, type };
  }
  if (decision.go) return { kind: 'go', reason: 'SENDING', until: null, type };
  if (decision.reason === 'GAP') return { kind: 'go', reason: 'NEXT_IN', until: decision.until, type };
  return { kind: 'wait', reason: decision.reason, until: decision.until, type };
}

const kindOrder = { go: 0, wait: 1, idle: 2, stop: 3, ok: 4 } as const;

/** What moves first comes first; among those that wait, the one that waits least. */
function firstToMove(a: ReasonLine, b: ReasonLine): number {
  const [first, second] = [movesAt(a), movesAt(b)];
  return kindOrder[a.kind] - kindOrder[b.kind] || (first === second ? 0 : first - second);
}

function movesAt({ kind, until }: ReasonLine): number {
  return until ?? (kind === 'go' ? 0 : Number.POSITIVE_INFINITY);
}
