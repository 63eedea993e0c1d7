import type { Decision } from '../governor/governor.ts';
import type { WaitingReason } from './message.ts';

export type StopReason =
  | 'SESSION_NOT_CONNECTED'
  | 'WAHA_UNREACHABLE'
  | 'WRONG_KEY'
  | 'TOO_MANY_NOT_ON_WHATSAPP'
  | 'TOO_MANY_BAD_REQUESTS';

export interface SessionLine {
  readonly type: string;
  /** Messages of this session that wait. */
  readonly pending: number;
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
  readonly sessions: readonly SessionLine[];
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
  const waiting = input.sessions.filter(({ pending }) => pending > 0);
  if (waiting.length === 0) return atRest(input);
  if (input.queuePaused) return { kind: 'idle', reason: 'PAUSED', until: null, type: null };
  const lines = waiting.map((session) => lineOf(session, input.now)).sort((a, b) => order(a) - order(b));
  return lines[0] ?? atRest(input);
}

function atRest({ households, total, sending, unconfirmed }: LineInput): ReasonLine {
  if (sending > 0) return { kind: 'go', reason: 'SETTLING', until: null, type: null };
  if (unconfirmed > 0) return { kind: 'stop', reason: 'NEEDS_YOU', until: null, type: null };
  const reason = total > 0 ? 'ALL_SENT' : households > 0 ? 'NOTHING_QUEUED' : 'NO_GUESTS';
  return { kind: 'ok', reason, until: null, type: null };
}

function lineOf({ type, stop, decision, dueAt }: SessionLine, now: number): ReasonLine {
  if (stop !== null) return { kind: 'stop', reason: stop, until: null, type };
  if (!decision.go && decision.reason === 'PAUSED')
    return { kind: 'idle', reason: 'PAUSED', until: null, type };
  if (dueAt > now && (decision.go || (decision.until ?? 0) < dueAt)) {
    return { kind: 'wait', reason: 'SCHEDULED', until: dueAt, type };
  }
  if (decision.go) return { kind: 'go', reason: 'SENDING', until: null, type };
  if (decision.reason === 'GAP') return { kind: 'go', reason: 'NEXT_IN', until: decision.until, type };
  return { kind: 'wait', reason: decision.reason, until: decision.until, type };
}

const kindOrder = { go: 0, wait: 1, idle: 2, stop: 3, ok: 4 } as const;

/** What moves first comes first; among those that wait, the one that waits least. */
function order({ kind, until }: ReasonLine): number {
  return kindOrder[kind] * 1e15 + (until ?? (kind === 'go' ? 0 : 1e14));
}
