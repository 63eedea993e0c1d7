import { describe, expect, it } from 'vitest';
import type { Stamp } from '../clock.ts';
import { decide, type GovernorInput } from './governor.ts';
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

const open = { next: (at: number) => at };
const closed = { next: (at: number) => at + 5 * minute };

function input(changes: Partial<GovernorInput> = {}): GovernorInput {
  return {
    now,
    settings: { rateLimit: 10, pacing: 'natural', hours: open },
    slots: { nthNewest: null, newest: null },
    queuePaused: false,
    sessionPaused: false,
    sessionConnected: true,
    newChatsRestrictedUntil: null,
    errand: 'COLD',
    ...changes,
  };
}

/** Everything that can forbid a send does. */
const everythingForbids = {
  queuePaused: true,
  sessionConnected: false,
  newChatsRestrictedUntil: wall + minute,
  settings: { rateLimit: 10, pacing: 'natural', hours: closed },
  slots: { nthNewest: slotAgo(minute), newest: slotAgo(0) },
} satisfies Partial<GovernorInput>;

describe('the governor', () => {
  it('says go when nothing forbids', () => {
    expect(decide(input())).toEqual({ go: true });
  });

  it('names the first rule of the order that forbids, as one after the other is lifted', () => {
    const reasons: string[] = [];
    let changes: Partial<GovernorInput> = everythingForbids;
    for (const lift of [
      {},
      { queuePaused: false },
      { sessionConnected: true },
      { newChatsRestrictedUntil: null },
      { settings: { ...everythingForbids.settings, hours: open } },
      { slots: { nthNewest: null, newest: slotAgo(0) } },
    ] satisfies Partial<GovernorInput>[]) {
      changes = { ...changes, ...lift };
      const decision = decide(input(changes));
      reasons.push(decision.go ? 'go' : decision.reason);
    }
    expect(reasons).toEqual([
      'PAUSED',
      'SESSION_NOT_CONNECTED',
      'TIMELOCK',
      'SEND_WINDOW',
      'RATE_LIMIT',
      'GAP',
    ]);
  });

  it('names no moment for what only a person or WAHA can change', () => {
    expect(decide(input({ queuePaused: true }))).toEqual({ go: false, reason: 'PAUSED', until: null });
    expect(decide(input({ sessionPaused: true }))).toEqual({ go: false, reason: 'PAUSED', until: null });
    const offline = decide(input({ sessionConnected: false }));
    expect(offline).toEqual({ go: false, reason: 'SESSION_NOT_CONNECTED', until: null });
  });

  it('stops first messages under a time lock, and nobody who wrote before', () => {
    const newChatsRestrictedUntil = wall + minute;
    expect(decide(input({ newChatsRestrictedUntil }))).toMatchObject({
      reason: 'TIMELOCK',
      until: wall + minute,
    });
    expect(decide(input({ newChatsRestrictedUntil, errand: 'WARM' }))).toEqual({ go: true });
    expect(decide(input({ newChatsRestrictedUntil: wall }))).toEqual({ go: true });
  });

  it('knows a time lock without an end', () => {
    const endless = decide(input({ newChatsRestrictedUntil: Number.POSITIVE_INFINITY }));
    expect(endless).toEqual({ go: false, reason: 'TIMELOCK', until: null });
  });

  it('waits for the opening, for ever where there is none', () => {
    const settings = { rateLimit: 10, pacing: 'natural', hours: closed } as const;
    expect(decide(input({ settings }))).toEqual({
      go: false,
      reason: 'SEND_WINDOW',
      until: wall + 5 * minute,
    });
    const never = decide(input({ settings: { ...settings, hours: { next: () => null } } }));
    expect(never).toEqual({ go: false, reason: 'SEND_WINDOW', until: null });
  });

  it('lets the next one go when more than 60 minutes have passed, not at 60 minutes sharp', () => {
    const limited = (ms: number) => decide(input({ slots: { nthNewest: slotAgo(ms), newest: null } }));
    expect(limited(windowMs)).toEqual({ go: false, reason: 'RATE_LIMIT', until: wall + 1 });
    expect(limited(windowMs + 1)).toEqual({ go: true });
    expect(limited(10 * minute)).toMatchObject({ until: wall + 50 * minute + 1 });
  });

  it('keeps its gap from the start of the newest send', () => {
    const started = (ms: number) => decide(input({ slots: { nthNewest: null, newest: slotAgo(ms, 0.5) } }));
    expect(started(59_999)).toEqual({ go: false, reason: 'GAP', until: wall + 1 });
    expect(started(60_000)).toEqual({ go: true });
  });

  it('lets what is urgent pass window and gap but not the limit', () => {
    const settings = { rateLimit: 10, pacing: 'natural', hours: closed } as const;
    const urgent = { settings, errand: 'URGENT' } as const;
    expect(decide(input({ ...urgent, slots: { nthNewest: null, newest: slotAgo(0) } }))).toEqual({
      go: true,
    });
    expect(
      decide(input({ ...urgent, slots: { nthNewest: slotAgo(minute), newest: slotAgo(0) } })),
    ).toMatchObject({
      reason: 'RATE_LIMIT',
    });
    expect(decide(input({ ...urgent, queuePaused: true }))).toMatchObject({ reason: 'PAUSED' });
  });

  it('believes the uptime within one run of the machine, whatever the wall clock says', () => {
    const slots = { nthNewest: slotAgo(10 * minute), newest: null };
    const setForward = { ...now, wall: wall + 48 * 60 * minute };
    expect(decide(input({ slots, now: setForward }))).toMatchObject({ reason: 'RATE_LIMIT' });
    const old = { nthNewest: slotAgo(windowMs + 1), newest: null };
    const setBack = { ...now, wall: wall - 48 * 60 * minute };
    expect(decide(input({ slots: old, now: setBack }))).toEqual({ go: true });
  });

  it('does not take the uptime of a new run for time since an arrival that was still to come', () => {
    // Started a second before the machine went down; it may have arrived two minutes later all the same.
    const startedAt: Stamp = { wall, uptime: 9_000_000, boot: 'a' };
    const countsFrom: Stamp = { wall: wall + 2 * minute, uptime: 9_000_000 + 2 * minute, boot: 'a' };
    const slots = { nthNewest: { startedAt, countsFrom, jitter: 0 }, newest: null };
    const at = (uptime: number): Stamp => ({ wall: wall + uptime + 1000, uptime, boot: 'b' });
    expect(decide(input({ slots, now: at(windowMs + minute) }))).toMatchObject({ reason: 'RATE_LIMIT' });
    expect(decide(input({ slots, now: at(windowMs + 2 * minute + 1) }))).toEqual({ go: true });
  });
});
