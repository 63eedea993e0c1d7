import { describe, expect, it } from 'vitest';
import { plus } from '../domain/clock.ts';
import { restrictionMarginMs } from '../domain/governor/signals.ts';
import type { MessageDraft } from '../domain/queue/queue-store.ts';
import { aDraft, message, sent, startNext } from '../testing/store/queue-fixtures.ts';
import { freeAt, waitingFor } from './outlook.ts';
import { OutlookRig, toTheMinute } from './testing/outlook-rig.ts';

const minute = 60_000;
const hour = 60 * minute;
const warm = { lane: 'WARM' } satisfies Partial<MessageDraft>;
const test = { lane: 'WARM', urgentUntil: Number.MAX_SAFE_INTEGER } satisfies Partial<MessageDraft>;

async function aRig(): Promise<OutlookRig> {
  const rig = new OutlookRig();
  await rig.addSession();
  return rig;
}

/** Sends `count` messages of session `main` just now. */
async function send(rig: OutlookRig, count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1)
    await sent(rig.store, aDraft(`gone${index}`), { now: rig.clock.now() });
  rig.outlook.changed();
}

describe('why a message waits', () => {
  async function reasons(rig: OutlookRig, ...ids: readonly string[]) {
    rig.outlook.changed();
    const outlook = await rig.outlook.read();
    const waits = [];
    for (const id of ids) {
      const found = waitingFor(outlook, await message(rig.store, id));
      waits.push(found && [found.reason, found.until === null ? null : found.until - rig.wall]);
    }
    return waits;
  }

  it('is nothing when it is its turn', async () => {
    const rig = await aRig();
    await rig.enqueue(['a']);
    expect(await reasons(rig, 'a')).toEqual([null]);
  });

  it('is the limit, for tests too', async () => {
    const rig = await aRig();
    rig.settings.rateLimit = 2;
    await send(rig, 2);
    await rig.enqueue(['a']);
    await rig.enqueue(['t'], test);
    const limited = ['RATE_LIMIT', hour + 1];
    expect(await reasons(rig, 'a', 't')).toEqual([limited, limited]);
  });

  it('is the night or the gap, but not for a test', async () => {
    const rig = await aRig();
    await rig.enqueue(['a']);
    await rig.enqueue(['t'], test);
    const opening = rig.wall + 9 * hour;
    rig.settings.hours = { next: (wall) => Math.max(wall, opening) };
    expect(await reasons(rig, 'a', 't')).toEqual([['SEND_WINDOW', 9 * hour], null]);
  });

  it('is the limit for a test at night when the limit is reached', async () => {
    const rig = await aRig();
    rig.settings.rateLimit = 1;
    await send(rig, 1);
    await rig.enqueue(['t'], test);
    const opening = rig.wall + 9 * hour;
    rig.settings.hours = { next: (wall) => Math.max(wall, opening) };
    expect(await reasons(rig, 't')).toEqual([['RATE_LIMIT', hour + 1]]);
  });

  it('is the canaries of its campaign, until a person decides where they were refused', async () => {
    const rig = await aRig();
    await rig.enqueue(['first'], { campaign: { id: 'c', canary: true } });
    await rig.enqueue(['rest'], { campaign: { id: 'c', canary: false } });
    expect(await reasons(rig, 'first', 'rest')).toEqual([null, ['CANARY', null]]);
    // Foreseen as if the canaries arrived at once.
    expect((await rig.outlook.read()).forecast.ids).toEqual(['first', 'rest']);

    await startNext(rig.store, 'first', { now: rig.clock.now() });
    const [open] = await rig.store.attempts.openAttempts();
    const left = { to: 'SENT', messageId: 'ID-first', at: rig.clock.now() } as const;
    await rig.store.attempts.settle({ id: 'first', token: open?.attempt.token ?? '' }, left, rig.clock.now());
    rig.outlook.changed();
    expect((await rig.outlook.read()).line).toMatchObject({ kind: 'wait', reason: 'CANARY', until: null });

    await rig.store.attempts.applyAck('ID-first', -1, false, rig.clock.now());
    expect(await reasons(rig, 'rest')).toEqual([['CANARY', null]]);
    const { line, forecast, campaigns } = await rig.outlook.read();
    expect(line).toMatchObject({ kind: 'stop', reason: 'CANARY_STUCK' });
    expect(forecast.ids).toEqual([]);
    expect(campaigns).toMatchObject([{ stuck: 'REFUSED', held: 1 }]);
  });

  it('is a ban for a first message, not for a guest who wrote', async () => {
    const rig = await aRig();
    await rig.enqueue(['a']);
    await rig.enqueue(['w'], warm);
    await rig.store.sessions.restrictNewChats('main', rig.wall + hour, rig.clock.now());
    expect(await reasons(rig, 'a', 'w')).toEqual([['TIMELOCK', hour + restrictionMarginMs], null]);
    expect((await rig.outlook.read()).line).toMatchObject({ kind: 'go', reason: 'SENDING' });
  });

  it('is its own date, with what put it off', async () => {
    const rig = await aRig();
    await rig.enqueue(['a'], { notBefore: rig.wall + minute });
    expect(await reasons(rig, 'a')).toEqual([['SCHEDULED', minute]]);
    await rig.clock.advance(minute);
    const token = 'token';
    const claim = await rig.store.claims.claimNext({
      candidates: [{ type: 'main', errand: 'COLD' }],
      token,
      now: rig.wall,
    });
    if (claim === null) throw new Error('nothing to claim');
    await rig.store.claims.postpone(claim, 'BACKOFF', rig.wall + 5 * minute, rig.wall);
    expect(await reasons(rig, 'a')).toEqual([['BACKOFF', 5 * minute]]);
  });

  it('is a pause or a missing connection, without an end anybody knows', async () => {
    const rig = await aRig();
    const waha = await rig.addSession('sposa', '393331111111');
    await rig.enqueue(['a']);
    await rig.enqueue(['b'], { type: 'sposa' });
    waha.show('FAILED');
    await rig.sessions.check('sposa');
    expect(await reasons(rig, 'a', 'b')).toEqual([null, ['SESSION_NOT_CONNECTED', null]]);
    await rig.store.sessions.pause('main', 'ADMIN', rig.wall);
    expect(await reasons(rig, 'a')).toEqual([['PAUSED', null]]);
    await rig.store.queue.setPaused(true, rig.wall);
    expect(await reasons(rig, 'a', 'b')).toEqual([
      ['PAUSED', null],
      ['PAUSED', null],
    ]);
  });
});

describe('the expected times', () => {
  it('give two sessions on one number one budget, and another number its own', async () => {
    const rig = await aRig();
    rig.settings.rateLimit = 2;
    await rig.addSession('same');
    await rig.addSession('other', '393331111111');
    await rig.enqueue(['a1', 'a2']);
    await rig.enqueue(['b1'], { type: 'same' });
    await rig.enqueue(['c1', 'c2'], { type: 'other' });
    expect(await rig.expected()).toEqual({ a1: 0, a2: hour, b1: 0, c1: 0, c2: 0 });
  });

  it('count what the number sent through the other session', async () => {
    const rig = await aRig();
    rig.settings.rateLimit = 1;
    await rig.addSession('same');
    await send(rig, 1);
    await rig.enqueue(['b1'], { type: 'same' });
    expect(await rig.expected()).toEqual({ b1: hour });
  });

  it('are not known for what cannot leave: not connected, paused, wrong key', async () => {
    const rig = await aRig();
    const waha = await rig.addSession('sposa', '393331111111');
    await rig.addSession('sposo', '393332222222');
    await rig.enqueue(['a']);
    await rig.enqueue(['b'], { type: 'sposa' });
    await rig.enqueue(['c'], { type: 'sposo' });
    waha.trouble = 'WRONG_KEY';
    await rig.sessions.check('sposa');
    await rig.store.sessions.pause('sposo', 'ADMIN', rig.wall);
    rig.outlook.changed();
    expect(await rig.expected()).toEqual({ a: 0 });
    expect(await rig.expectedFinish()).toBe(0);
    await rig.store.queue.setPaused(true, rig.wall);
    rig.outlook.changed();
    expect(await rig.expected()).toEqual({});
    expect(await rig.expectedFinish()).toBeNull();
  });

  it('let a test leave at night, before everybody', async () => {
    const rig = await aRig();
    const opening = rig.wall + 9 * hour;
    rig.settings.hours = { next: (wall) => Math.max(wall, opening) };
    await rig.enqueue(['a']);
    await rig.enqueue(['t'], test);
    expect(await rig.expected()).toEqual({ t: 0, a: 9 * hour });
    expect((await rig.outlook.read()).line).toMatchObject({ kind: 'go', reason: 'SENDING' });
  });
});

describe('a plan', () => {
  const relative = async (rig: OutlookRig, type: string, count: number) =>
    (await rig.outlook.plan([{ type, count }])).times.map((at) => toTheMinute(at - rig.wall));

  it('comes behind what waits already, and behind what was sent', async () => {
    const rig = await aRig();
    rig.settings.rateLimit = 3;
    await send(rig, 1);
    await rig.enqueue(['a']);
    expect(await relative(rig, 'main', 3)).toEqual([0, hour, hour]);
  });

  it('is made for a session that is not connected, or not linked yet, as if it were', async () => {
    const rig = await aRig();
    const waha = await rig.addSession('sposa', null);
    expect(await relative(rig, 'sposa', 2)).toEqual([0, 0]);
    waha.trouble = 'UNREACHABLE';
    await rig.sessions.check('sposa');
    await rig.store.queue.setPaused(true, rig.wall);
    rig.outlook.changed();
    expect(await relative(rig, 'sposa', 2)).toEqual([0, 0]);
  });

  it('shares the budget with another session on the number, while that one can send', async () => {
    const rig = await aRig();
    rig.settings.rateLimit = 1;
    await rig.addSession('same');
    await rig.enqueue(['a1', 'a2']);
    expect(await relative(rig, 'same', 1)).toEqual([hour]);
    await rig.store.sessions.pause('main', 'ADMIN', rig.wall);
    rig.outlook.changed();
    expect(await relative(rig, 'same', 1)).toEqual([0]);
  });

  it('is shorter when not all could ever leave, and empty for nobody', async () => {
    const rig = await aRig();
    await rig.store.sessions.restrictNewChats('main', Number.POSITIVE_INFINITY, rig.clock.now());
    rig.outlook.changed();
    expect(await rig.outlook.plan([{ type: 'main', count: 2 }])).toEqual({ times: [], finish: null });
    expect(await rig.outlook.plan([{ type: 'nobody', count: 2 }])).toEqual({ times: [], finish: null });
  });
});

describe('the line', () => {
  it.each([
    ['UNREACHABLE', 'WAHA_UNREACHABLE'],
    ['WRONG_KEY', 'WRONG_KEY'],
    ['BUSY', 'SESSION_NOT_CONNECTED'],
  ] as const)('of a WAHA that is %s asks for a person: %s', async (trouble, reason) => {
    const rig = new OutlookRig();
    const waha = await rig.addSession();
    await rig.enqueue(['a']);
    waha.trouble = trouble;
    await rig.sessions.check('main');
    rig.outlook.changed();
    expect((await rig.outlook.read()).line).toEqual({ kind: 'stop', reason, until: null, type: 'main' });
  });

  it.each([
    ['TOO_MANY_NOT_ON_WHATSAPP', 'stop', 'TOO_MANY_NOT_ON_WHATSAPP'],
    ['ADMIN', 'idle', 'PAUSED'],
  ] as const)('of a session paused by %s is %s', async (because, kind, reason) => {
    const rig = await aRig();
    await rig.enqueue(['a']);
    await rig.store.sessions.pause('main', because, rig.wall);
    rig.outlook.changed();
    expect((await rig.outlook.read()).line).toMatchObject({ kind, reason });
  });

  it('counts what was cancelled as never queued', async () => {
    const rig = await aRig();
    await rig.enqueue(['a']);
    await rig.store.queue.cancel(['a'], rig.wall);
    rig.outlook.changed();
    expect((await rig.outlook.read()).line).toMatchObject({ kind: 'ok', reason: 'NO_GUESTS' });
  });
});

describe('reading the outlook', () => {
  it('is shared for a second, made anew after it, or as soon as something changed', async () => {
    const rig = await aRig();
    const first = await rig.outlook.read();
    expect(await rig.outlook.read()).toBe(first);
    await rig.clock.advance(1_000);
    expect(await rig.outlook.read()).toBe(first);
    await rig.clock.advance(1);
    const second = await rig.outlook.read();
    expect(second).not.toBe(first);
    await rig.enqueue(['a']);
    expect((await rig.outlook.read()).counts.total).toBe(1);
  });

  it('is made anew after the clock was set back', async () => {
    const rig = await aRig();
    const first = await rig.outlook.read();
    rig.clock.setWall(rig.wall - hour);
    expect(await rig.outlook.read()).not.toBe(first);
  });

  it('is tried again after it failed', async () => {
    const rig = await aRig();
    const { hours } = rig.settings;
    rig.settings.hours = {
      next: () => {
        throw new Error('broken');
      },
    };
    await rig.enqueue(['a']);
    await expect(rig.outlook.read()).rejects.toThrow('broken');
    rig.settings.hours = hours;
    expect((await rig.outlook.read()).counts.total).toBe(1);
  });

  it('says when a slot comes free', async () => {
    const rig = await aRig();
    const countsFrom = rig.clock.now();
    expect(freeAt({ startedAt: plus(countsFrom, -minute), countsFrom, jitter: 0 })).toBe(rig.wall + hour);
  });
});
