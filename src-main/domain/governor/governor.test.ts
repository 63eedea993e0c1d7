import { describe, expect, it } from 'vitest';
import type { Stamp } from '../clock.ts';
import { breakerRestMs } from './breaker.ts';
import { decide, type Errand, type GovernorInput } from './governor.ts';
import { dayMs } from './new-chats.ts';
import { type NumberView, untouched } from './number-view.ts';
import { restrictionMarginMs } from './signals.ts';
import { type Slot, windowMs } from './slots.ts';

const wall = Date.UTC(2026, 4, 4, 10);
const now: Stamp = { wall, uptime: 500_000_000, boot: 'a' };
const minute = 60_000;

function ago(ms: number): Stamp {
  return { wall: now.wall - ms, uptime: now.uptime - ms, boot: now.boot };
}

function slotAgo(ms: number, jitter = 0): Slot {
  return { startedAt: ago(ms), countsFrom: ago(ms), jitter };
}

function past(changes: Partial<NumberView>): NumberView {
  return { ...untouched, ...changes };
}

/** No more new chats until the one that was begun so long ago is a day old. */
function capped(ms: number, growsInMs: number | null = null): NumberView {
  return past({ newChats: { blocking: slotAgo(ms), growsInMs } });
}

const usual = { rateLimit: 10, newChatCap: null, warmUp: false, pacing: 'natural' } as const;

const open = { next: (at: number) => at };
const closed = { next: (at: number) => at + 5 * minute };

function input(changes: Partial<GovernorInput> = {}): GovernorInput {
  return {
    now,
    settings: { ...usual, hours: open },
    number: untouched,
    queuePaused: false,
    sessionPaused: false,
    sessionConnected: true,
    rest: null,
    restriction: null,
    errand: 'COLD',
    ...changes,
  };
}

/** Everything that can forbid a send does. */
const everythingForbids = {
  queuePaused: true,
  sessionConnected: false,
  rest: { since: now, ms: minute },
  restriction: { until: wall + minute, notedAt: now },
  settings: { ...usual, hours: closed },
  number: {
    nthNewest: slotAgo(minute),
    newest: slotAgo(0),
    newChats: { blocking: slotAgo(minute), growsInMs: null },
    restingSince: now,
  },
} satisfies Partial<GovernorInput>;

describe('the governor', () => {
  it('says go when nothing forbids', () => {
    expect(decide(input())).toEqual({ go: true });
  });

  it('names the first rule of the order that forbids, as one after the other is lifted', () => {
    const reasons: string[] = [];
    let changes: Partial<GovernorInput> = everythingForbids;
    const { number } = everythingForbids;
    for (const lift of [
      {},
      { queuePaused: false },
      { sessionConnected: true },
      { rest: null },
      { restriction: null },
      { number: { ...number, restingSince: null } },
      { settings: { ...usual, hours: open } },
      { number: { ...number, restingSince: null, nthNewest: null } },
      { number: past({ newest: slotAgo(0) }) },
      { number: untouched },
    ] satisfies Partial<GovernorInput>[]) {
      changes = { ...changes, ...lift };
      const decision = decide(input(changes));
      reasons.push(decision.go ? 'go' : decision.reason);
    }
    expect(reasons).toEqual([
      'PAUSED',
      'SESSION_NOT_CONNECTED',
      'BACKOFF',
      'TIMELOCK',
      'BREAKER',
      'SEND_WINDOW',
      'RATE_LIMIT',
      'NEW_CHAT_CAP',
      'GAP',
      'go',
    ]);
  });

  it.each([
    ['WARM', ['PAUSED', 'SESSION_NOT_CONNECTED', 'BACKOFF', 'SEND_WINDOW', 'RATE_LIMIT', 'GAP', 'go']],
    ['KNOWN', ['PAUSED', 'SESSION_NOT_CONNECTED', 'BACKOFF', 'SEND_WINDOW', 'RATE_LIMIT', 'GAP', 'go']],
    ['URGENT', ['PAUSED', 'SESSION_NOT_CONNECTED', 'BACKOFF', 'RATE_LIMIT', 'go']],
  ] as const)('holds %s back by fewer rules', (errand, expected) => {
    const reasons: string[] = [];
    let changes: Partial<GovernorInput> = everythingForbids;
    for (const lift of [
      {},
      { queuePaused: false },
      { sessionConnected: true },
      { rest: null },
      { settings: { ...usual, hours: open } },
      { number: { ...everythingForbids.number, nthNewest: null } },
      { number: untouched },
    ] satisfies Partial<GovernorInput>[]) {
      changes = { ...changes, ...lift };
      const decision = decide(input({ ...changes, errand }));
      const reason = decision.go ? 'go' : decision.reason;
      if (reasons.at(-1) !== reason) reasons.push(reason);
    }
    expect(reasons).toEqual(expected);
  });

  it('names no moment for what only a person or WAHA can change', () => {
    expect(decide(input({ queuePaused: true }))).toEqual({ go: false, reason: 'PAUSED', until: null });
    expect(decide(input({ sessionPaused: true }))).toEqual({ go: false, reason: 'PAUSED', until: null });
    const offline = decide(input({ sessionConnected: false }));
    expect(offline).toEqual({ go: false, reason: 'SESSION_NOT_CONNECTED', until: null });
  });

  it('stops first messages under a time lock and a little longer, and nobody else', () => {
    const locked = (ms: number, errand: Errand = 'COLD') =>
      decide(input({ restriction: { until: wall + ms, notedAt: now }, errand }));
    const end = wall + minute + restrictionMarginMs;
    expect(locked(minute)).toEqual({ go: false, reason: 'TIMELOCK', until: end });
    expect(locked(-restrictionMarginMs + 1)).toMatchObject({ reason: 'TIMELOCK', until: wall + 1 });
    expect(locked(-restrictionMarginMs)).toEqual({ go: true });
    for (const errand of ['KNOWN', 'WARM', 'URGENT'] as const)
      expect(locked(minute, errand)).toEqual({ go: true });
  });

  it('counts a time lock from when it was heard of, whatever is done to the wall clock meanwhile', () => {
    const restriction = { until: wall + 24 * 60 * minute, notedAt: now };
    const later = { wall: wall + 48 * 60 * minute, uptime: now.uptime + minute, boot: now.boot };
    expect(decide(input({ restriction, now: later }))).toMatchObject({ reason: 'TIMELOCK' });
  });

  it('knows a time lock without an end', () => {
    const endless = decide(input({ restriction: { until: Number.POSITIVE_INFINITY, notedAt: now } }));
    expect(endless).toEqual({ go: false, reason: 'TIMELOCK', until: null });
  });

  it('rests first messages for half an hour after too many refusals, then lets one try', () => {
    const resting = (ms: number) => decide(input({ number: past({ restingSince: ago(ms) }) }));
    expect(resting(minute)).toEqual({ go: false, reason: 'BREAKER', until: wall + breakerRestMs - minute });
    expect(resting(breakerRestMs)).toEqual({ go: true });
  });

  it('begins no chat too many in any 24 hours, not at 24 hours sharp, and goes on as the warm-up grows', () => {
    expect(decide(input({ number: capped(dayMs) }))).toMatchObject({
      reason: 'NEW_CHAT_CAP',
      until: wall + 1,
    });
    expect(decide(input({ number: capped(dayMs + 1) }))).toEqual({ go: true });
    expect(decide(input({ number: capped(minute, 5 * minute) }))).toMatchObject({ until: wall + 5 * minute });
  });

  it('is quiet for as long as WhatsApp asked for less', () => {
    const rest = { since: ago(minute), ms: 5 * minute };
    expect(decide(input({ rest, errand: 'URGENT' }))).toEqual({
      go: false,
      reason: 'BACKOFF',
      until: wall + 4 * minute,
    });
    expect(decide(input({ rest: { ...rest, ms: minute } }))).toEqual({ go: true });
  });

  it('waits for the opening, for ever where there is none', () => {
    const settings = { ...usual, hours: closed };
    expect(decide(input({ settings }))).toEqual({
      go: false,
      reason: 'SEND_WINDOW',
      until: wall + 5 * minute,
    });
    const never = decide(input({ settings: { ...settings, hours: { next: () => null } } }));
    expect(never).toEqual({ go: false, reason: 'SEND_WINDOW', until: null });
  });

  it('lets the next one go when more than 60 minutes have passed, not at 60 minutes sharp', () => {
    const limited = (ms: number) => decide(input({ number: past({ nthNewest: slotAgo(ms) }) }));
    expect(limited(windowMs)).toEqual({ go: false, reason: 'RATE_LIMIT', until: wall + 1 });
    expect(limited(windowMs + 1)).toEqual({ go: true });
    expect(limited(10 * minute)).toMatchObject({ until: wall + 50 * minute + 1 });
  });

  it('keeps its gap from the start of the newest send', () => {
    const started = (ms: number) => decide(input({ number: past({ newest: slotAgo(ms, 0.5) }) }));
    expect(started(59_999)).toEqual({ go: false, reason: 'GAP', until: wall + 1 });
    expect(started(60_000)).toEqual({ go: true });
  });

  it('lets what is urgent pass window and gap but not the limit', () => {
    const settings = { ...usual, hours: closed };
    const urgent = { settings, errand: 'URGENT' } as const;
    expect(decide(input({ ...urgent, number: past({ newest: slotAgo(0) }) }))).toEqual({
      go: true,
    });
    expect(
      decide(input({ ...urgent, number: past({ nthNewest: slotAgo(minute), newest: slotAgo(0) }) })),
    ).toMatchObject({
      reason: 'RATE_LIMIT',
    });
    expect(decide(input({ ...urgent, queuePaused: true }))).toMatchObject({ reason: 'PAUSED' });
  });

  it('believes the uptime within one run of the machine, whatever the wall clock says', () => {
    const number = past({ nthNewest: slotAgo(10 * minute) });
    const setForward = { ...now, wall: wall + 48 * 60 * minute };
    expect(decide(input({ number, now: setForward }))).toMatchObject({ reason: 'RATE_LIMIT' });
    const old = past({ nthNewest: slotAgo(windowMs + 1) });
    const setBack = { ...now, wall: wall - 48 * 60 * minute };
    expect(decide(input({ number: old, now: setBack }))).toEqual({ go: true });
  });

  it('does not take the uptime of a new run for time since an arrival that was still to come', () => {
    // Started a second before the machine went down; it may have arrived two minutes later all the same.
    const startedAt: Stamp = { wall, uptime: 9_000_000, boot: 'a' };
    const countsFrom: Stamp = { wall: wall + 2 * minute, uptime: 9_000_000 + 2 * minute, boot: 'a' };
    const number = past({ nthNewest: { startedAt, countsFrom, jitter: 0 } });
    const at = (uptime: number): Stamp => ({ wall: wall + uptime + 1000, uptime, boot: 'b' });
    expect(decide(input({ number, now: at(windowMs + minute) }))).toMatchObject({ reason: 'RATE_LIMIT' });
    expect(decide(input({ number, now: at(windowMs + 2 * minute + 1) }))).toEqual({ go: true });
  });
});
