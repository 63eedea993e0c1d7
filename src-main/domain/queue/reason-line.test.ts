import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../governor/governor.ts';
import type { WaitingReason } from './message.ts';
import { type LineInput, reasonLine, type SessionLine, type StopReason } from './reason-line.ts';

const now = Date.UTC(2026, 4, 4, 8);
const minute = 60_000;
const go: Decision = { go: true };

function waits(reason: WaitingReason, until: number | null): Decision {
  return { go: false, reason, until };
}

function line(changes: Partial<SessionLine> = {}): SessionLine {
  return { type: 'main', dueAt: 0, stop: null, decision: go, ...changes };
}

function input(changes: Partial<LineInput> = {}): LineInput {
  return {
    now,
    households: 0,
    total: 0,
    sending: 0,
    unconfirmed: 0,
    queuePaused: false,
    lines: [],
    ...changes,
  };
}

describe('with nothing that waits, the line', () => {
  it.each([
    ['asks for guests', {}, { kind: 'ok', reason: 'NO_GUESTS' }],
    ['says that nothing was queued', { households: 3 }, { kind: 'ok', reason: 'NOTHING_QUEUED' }],
    ['says that all is sent', { households: 3, total: 3 }, { kind: 'ok', reason: 'ALL_SENT' }],
    [
      'waits for the answers under way',
      { total: 3, sending: 1, unconfirmed: 1 },
      { kind: 'go', reason: 'SETTLING' },
    ],
    [
      'asks for the person when nobody can tell',
      { total: 3, unconfirmed: 1 },
      { kind: 'stop', reason: 'NEEDS_YOU' },
    ],
    ['asks for guests where they were deleted', { total: 3 }, { kind: 'ok', reason: 'NO_GUESTS' }],
    [
      'is at rest in a pause too',
      { households: 3, total: 3, queuePaused: true },
      { kind: 'ok', reason: 'ALL_SENT' },
    ],
  ] as const)('%s', (_, changes, expected) => {
    expect(reasonLine(input(changes))).toEqual({ until: null, type: null, ...expected });
  });
});

describe('for one session, the line', () => {
  const at = now + 5 * minute;
  it.each([
    ['is sending', {}, { kind: 'go', reason: 'SENDING', until: null }],
    ['counts down a gap', { decision: waits('GAP', at) }, { kind: 'go', reason: 'NEXT_IN', until: at }],
    [
      'waits for the limit',
      { decision: waits('RATE_LIMIT', at) },
      { kind: 'wait', reason: 'RATE_LIMIT', until: at },
    ],
    [
      'waits for the morning',
      { decision: waits('SEND_WINDOW', at) },
      { kind: 'wait', reason: 'SEND_WINDOW', until: at },
    ],
    [
      'waits for the end of a ban',
      { decision: waits('TIMELOCK', at) },
      { kind: 'wait', reason: 'TIMELOCK', until: at },
    ],
    [
      'knows no end of a ban',
      { decision: waits('TIMELOCK', null) },
      { kind: 'wait', reason: 'TIMELOCK', until: null },
    ],
    [
      'is paused by the admin',
      { decision: waits('PAUSED', null) },
      { kind: 'idle', reason: 'PAUSED', until: null },
    ],
    ['waits for a date', { dueAt: at }, { kind: 'wait', reason: 'SCHEDULED', until: at }],
    [
      'names the date when it comes after the rule',
      { dueAt: at, decision: waits('GAP', at - 1) },
      { kind: 'wait', reason: 'SCHEDULED', until: at },
    ],
    [
      'names the rule when it comes after the date',
      { dueAt: at, decision: waits('RATE_LIMIT', at + 1) },
      { kind: 'wait', reason: 'RATE_LIMIT', until: at + 1 },
    ],
    [
      'promises no date under a ban without an end',
      { dueAt: at, decision: waits('TIMELOCK', null) },
      { kind: 'wait', reason: 'TIMELOCK', until: null },
    ],
    ['takes a date that is past for now', { dueAt: now }, { kind: 'go', reason: 'SENDING', until: null }],
  ] as const)('%s', (_, changes, expected) => {
    expect(reasonLine(input({ lines: [line(changes)] }))).toEqual({ type: 'main', ...expected });
  });

  it.each<StopReason>([
    'SESSION_NOT_CONNECTED',
    'WAHA_UNREACHABLE',
    'WRONG_KEY',
    'TOO_MANY_NOT_ON_WHATSAPP',
    'TOO_MANY_BAD_REQUESTS',
    'WAHA_SENDS_NO_FILES',
  ])('asks for a person: %s', (stop) => {
    const stopped = line({ stop, dueAt: at, decision: waits('SESSION_NOT_CONNECTED', null) });
    expect(reasonLine(input({ lines: [stopped] }))).toEqual({
      kind: 'stop',
      reason: stop,
      until: null,
      type: 'main',
    });
  });

  it('says that the queue is paused before anything else', () => {
    const paused = input({ queuePaused: true, lines: [line({ stop: 'WRONG_KEY' })] });
    expect(reasonLine(paused)).toEqual({ kind: 'idle', reason: 'PAUSED', until: null, type: null });
  });
});

describe('for several sessions, the line', () => {
  const sposo = line({ type: 'sposo' });
  const speaksOf = (...lines: readonly SessionLine[]) => reasonLine(input({ lines })).type;

  it('speaks of the one that moves, whichever comes first', () => {
    const unlinked = line({ stop: 'SESSION_NOT_CONNECTED' });
    expect(speaksOf(unlinked, sposo)).toBe('sposo');
    expect(speaksOf(sposo, unlinked)).toBe('sposo');
    expect(speaksOf(line({ decision: waits('RATE_LIMIT', now + minute) }), sposo)).toBe('sposo');
  });

  it('speaks of the one that waits least, and of a known end before an unknown one', () => {
    const soon = line({ type: 'soon', decision: waits('RATE_LIMIT', now + minute) });
    const later = line({ type: 'later', decision: waits('SEND_WINDOW', now + 2 * minute) });
    const farOff = line({ type: 'far', dueAt: 8.64e15 });
    const never = line({ type: 'never', decision: waits('TIMELOCK', null) });
    expect(speaksOf(later, soon)).toBe('soon');
    expect(speaksOf(never, later)).toBe('later');
    expect(speaksOf(never, farOff)).toBe('far');
  });

  it('speaks of one that waits before one that is paused, and of that before one that needs a person', () => {
    const waiting = line({ type: 'waiting', dueAt: 8.64e15 });
    const paused = line({ type: 'paused', decision: waits('PAUSED', null) });
    const stopped = line({ type: 'stopped', stop: 'WRONG_KEY' });
    expect(speaksOf(stopped, paused, waiting)).toBe('waiting');
    expect(speaksOf(stopped, paused)).toBe('paused');
  });

  it('does not call a session banned that may still answer those who wrote', () => {
    const cold = line({ decision: waits('TIMELOCK', now + minute) });
    expect(reasonLine(input({ lines: [cold, line()] }))).toMatchObject({ kind: 'go', reason: 'SENDING' });
  });
});

describe('whatever waits', () => {
  const moment = fc.integer({ min: now - minute, max: now + 400 * 24 * 60 * minute });
  const reason = fc.constantFrom<WaitingReason>(
    'RATE_LIMIT',
    'SEND_WINDOW',
    'SESSION_NOT_CONNECTED',
    'PAUSED',
    'TIMELOCK',
    'GAP',
  );
  const decision = fc.oneof(
    fc.constant(go),
    fc.record({ go: fc.constant(false as const), reason, until: fc.option(moment) }),
  );
  const stop = fc.option(
    fc.constantFrom<StopReason>('SESSION_NOT_CONNECTED', 'WAHA_UNREACHABLE', 'WRONG_KEY'),
  );
  const lines = fc.array(
    fc.record({
      type: fc.constantFrom('main', 'sposo', 'sposa'),
      dueAt: fc.oneof(fc.constant(0), moment),
      stop,
      decision,
    }),
    { minLength: 1, maxLength: 4 },
  );
  const rest = fc.record({
    households: fc.nat(3),
    total: fc.nat(3),
    sending: fc.nat(2),
    unconfirmed: fc.nat(2),
    queuePaused: fc.boolean(),
  });

  it('never says that there is nothing to do, and names a session unless all are paused', () => {
    fc.assert(
      fc.property(lines, rest, (waiting, others) => {
        const said = reasonLine(input({ ...others, lines: waiting }));
        expect(said.kind).not.toBe('ok');
        expect(said.type === null).toBe(others.queuePaused);
      }),
    );
  });

  it('says the same whatever the order of the sessions', () => {
    fc.assert(
      fc.property(lines, (waiting) => {
        const { kind, until } = reasonLine(input({ lines: waiting }));
        expect(reasonLine(input({ lines: waiting.toReversed() }))).toMatchObject({ kind, until });
      }),
    );
  });

  it('says that something moves only when something does', () => {
    fc.assert(
      fc.property(lines, (waiting) => {
        const movable = waiting.some(
          (each) => each.stop === null && (each.decision.go || each.decision.reason === 'GAP'),
        );
        if (reasonLine(input({ lines: waiting })).kind === 'go') expect(movable).toBe(true);
      }),
    );
  });
});
