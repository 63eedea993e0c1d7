import { describe, expect, it } from 'vitest';
import { isRestricted } from '../domain/governor/signals.ts';
import type { WahaTrouble } from '../domain/queue/whatsapp.ts';
import type { SessionStatus } from '../domain/sessions/session-state.ts';
import type { SessionRecord } from '../domain/sessions/session-store.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { openTestStore } from '../testing/test-store.ts';
import type { SessionProblem } from './session-problem.ts';
import { SessionWatch } from './session-watch.ts';
import { account, FakeWaha } from './testing/fake-waha.ts';

const wahaUrl = 'http://127.0.0.1:3000';

async function aWatch() {
  const clock = new ManualClock();
  const store = openTestStore().sessions;
  const waha = new FakeWaha();
  await store.create({ type: 'main', label: 'Main', wahaUrl, wahaSession: 'default' }, clock.now().wall);
  const newWatch = () =>
    new SessionWatch({ type: 'main', gateway: waha, wahaUrl, wahaSession: 'default', store, clock });
  const record = async (): Promise<SessionRecord> => {
    const found = await store.session('main');
    if (found === null) throw new Error('the session is gone');
    return found;
  };
  const restricted = async () => isRestricted((await record()).restriction, clock.now());
  return { watch: newWatch(), newWatch, waha, clock, store, record, restricted };
}

/** Refresh sleeps between its looks: time passes until it is done. */
async function refreshed({ watch, clock }: Awaited<ReturnType<typeof aWatch>>) {
  const answer = watch.refresh();
  await clock.advance(10_000);
  return answer;
}

describe('a look', () => {
  it('knows nothing before the first one', async () => {
    const { watch } = await aWatch();
    expect(watch.sight()).toEqual({
      status: 'UNKNOWN',
      problem: null,
      failure: null,
      qr: null,
      pairing: null,
      passkey: null,
      engine: null,
      version: null,
      lacks: [],
      account: null,
      doing: null,
      notices: [],
      checkedAt: null,
    });
  });

  it.each<SessionStatus>([
    'WAITING_QR',
    'WAITING_PASSKEY',
    'STARTING',
    'DISCONNECTED',
    'FAILED',
    'UNKNOWN',
    'CONNECTED',
  ])('shows %s as it is, and that it asked', async (status) => {
    const { watch, waha, clock, record } = await aWatch();
    waha.status = status;
    waha.account = account;
    await watch.look();
    expect(watch.sight()).toMatchObject({
      status,
      problem: null,
      engine: 'NOWEB',
      version: '2026.3.1',
      account: status === 'CONNECTED' ? account : null,
      checkedAt: clock.now().wall,
    });
    expect(watch.sending(await record()).connected).toBe(status === 'CONNECTED');
    expect(waha.count('qr')).toBe(status === 'WAITING_QR' ? 1 : 0);
  });

  it.each<[WahaTrouble, SessionStatus, SessionProblem]>([
    ['UNREACHABLE', 'UNREACHABLE', 'WAHA_UNREACHABLE'],
    ['WRONG_KEY', 'UNKNOWN', 'WAHA_WRONG_KEY'],
    ['NOT_WAHA', 'UNKNOWN', 'WAHA_NOT_WAHA'],
    ['ONE_SESSION_ONLY', 'UNKNOWN', 'WAHA_CORE_ONE_SESSION'],
    ['BUSY', 'UNKNOWN', 'WAHA_BUSY'],
    ['OVER_LIMIT', 'UNKNOWN', 'WAHA_BUSY'],
    ['NOT_READY', 'UNKNOWN', 'WAHA_FAILED'],
    ['NOT_FOUND', 'UNKNOWN', 'WAHA_FAILED'],
    ['BAD_REQUEST', 'UNKNOWN', 'WAHA_FAILED'],
    ['FAILED', 'UNKNOWN', 'WAHA_FAILED'],
  ])('takes %s for %s, %s, and believes nothing it knew', async (trouble, status, problem) => {
    const { watch, waha, record } = await aWatch();
    waha.link();
    await watch.look();
    waha.trouble = trouble;
    await watch.look();
    expect(watch.sight()).toMatchObject({ status, problem, qr: null, engine: null, account: null });
    const sending = watch.sending(await record());
    expect([sending.connected, sending.context, await sending.freshContext()]).toEqual([false, null, null]);

    waha.trouble = null;
    await watch.look();
    expect(watch.sight()).toMatchObject({ status: 'CONNECTED', problem: null, engine: 'NOWEB' });
  });

  it.each([
    ['2024.12.9', 'WAHA_TOO_OLD'],
    ['2025.1.1', null],
    ['dev', null],
  ])('judges version %s: %s', async (version, problem) => {
    const { watch, waha, record } = await aWatch();
    waha.version = version;
    waha.link();
    await watch.look();
    expect(watch.sight()).toMatchObject({ version, problem });
    expect(watch.sending(await record()).connected).toBe(problem === null);
    expect(waha.count('report')).toBe(problem === null ? 1 : 0);
  });

  it('shows the codes of a linking one after the other, none when it is over', async () => {
    const { watch, waha, clock } = await aWatch();
    await watch.look();
    waha.show('WAITING_QR');
    await watch.look();
    expect(watch.sight().qr).toMatchObject({ value: 'code-1', number: 1, of: 6 });
    await clock.advance(59_000);
    await watch.look();
    await clock.advance(1_000);
    expect(watch.sight().qr).toBeNull();
    waha.code = 'code-2';
    await watch.look();
    expect(watch.sight().qr).toMatchObject({ value: 'code-2', number: 2 });
    waha.link();
    await watch.look();
    expect(watch.sight()).toMatchObject({ status: 'CONNECTED', qr: null });
  });

  it('keeps the code it has, for its time, when the next one cannot be read', async () => {
    const { watch, waha, clock } = await aWatch();
    await watch.look();
    waha.show('WAITING_QR');
    await watch.look();
    waha.troubles.set('qr', 'NOT_READY');
    await clock.advance(59_999);
    await watch.look();
    expect(watch.sight()).toMatchObject({ status: 'WAITING_QR', problem: null, qr: { value: 'code-1' } });
    await clock.advance(1);
    expect(watch.sight().qr).toBeNull();
  });
});

describe('the context of a send', () => {
  it('names address, number, link generation and the start of WAHA', async () => {
    const { watch, waha, record } = await aWatch();
    waha.link();
    await watch.look();
    const { linkGeneration } = await record();
    const context = { wahaUrl, number: account.number, linkGeneration, wahaStartedAt: 1_000 };
    expect(watch.sending(await record()).context).toEqual(context);
    waha.started = 2_000;
    expect(await watch.sending(await record()).freshContext()).toEqual({ ...context, wahaStartedAt: 2_000 });
  });

  it('is not known while WAHA does not say when it started, or who is linked', async () => {
    const { watch, waha, record } = await aWatch();
    waha.link();
    waha.started = null;
    await watch.look();
    expect(watch.sending(await record())).toMatchObject({ connected: true, context: null });
    waha.started = 1_000;
    waha.account = null;
    await watch.look();
    expect(watch.sending(await record())).toMatchObject({ connected: true, context: null });
  });

  it('is another one after a relink: the fresh one is read from the store', async () => {
    const { watch, waha, record } = await aWatch();
    waha.link();
    await watch.look();
    const sending = watch.sending(await record());
    waha.link({ ...account, device: '393330000000:8@s.whatsapp.net' });
    const before = sending.context?.linkGeneration ?? 0;
    expect((await sending.freshContext())?.linkGeneration).toBe(before + 1);
  });
});

describe('the link generation', () => {
  it('stays through reconnections, restarts of WAHA and restarts of ours', async () => {
    const { watch, newWatch, waha, record } = await aWatch();
    waha.link();
    await watch.look();
    const { linkGeneration } = await record();
    for (const status of ['STARTING', 'DISCONNECTED', 'FAILED'] as const) {
      waha.show(status);
      await watch.look();
      waha.link();
      await watch.look();
    }
    waha.trouble = 'UNREACHABLE';
    await watch.look();
    waha.trouble = null;
    await watch.look();
    await newWatch().look();
    expect((await record()).linkGeneration).toBe(linkGeneration);
  });

  it.each([
    ['another number', { ...account, number: '393331111111' }],
    ['another device of the same number', { ...account, device: '393330000000:9@s.whatsapp.net' }],
  ])('goes up with %s', async (_, other) => {
    const { watch, waha, record } = await aWatch();
    waha.link();
    await watch.look();
    const { linkGeneration } = await record();
    waha.link(other);
    await watch.look();
    await watch.look();
    expect(await record()).toMatchObject({ linkGeneration: linkGeneration + 1, number: other.number });
  });

  it.each(['WAITING_QR', 'WAITING_PASSKEY'] as const)(
    'goes up once after %s, though number and device are the same, and though who is linked comes later',
    async (status) => {
      const { watch, waha, record } = await aWatch();
      waha.link();
      await watch.look();
      const { linkGeneration } = await record();
      waha.show(status);
      await watch.look();
      waha.status = 'CONNECTED';
      await watch.look();
      expect((await record()).linkGeneration).toBe(linkGeneration);
      waha.link();
      await watch.look();
      await watch.look();
      expect((await record()).linkGeneration).toBe(linkGeneration + 1);
    },
  );
});

describe('the link generation of an engine that does not name the linked device', () => {
  const nameless = { ...account, device: null };

  it('stays while the link is watched', async () => {
    const { watch, waha, clock, record } = await aWatch();
    waha.link(nameless);
    await watch.look();
    const { linkGeneration } = await record();
    for (let look = 0; look < 20; look += 1) {
      await clock.advance(10_000);
      await watch.look();
    }
    expect((await record()).linkGeneration).toBe(linkGeneration);
  });

  it('goes up once after nobody watched: the app was closed, or the computer slept', async () => {
    const { watch, newWatch, waha, clock, record } = await aWatch();
    waha.link(nameless);
    await watch.look();
    const { linkGeneration } = await record();
    const again = newWatch();
    await again.look();
    await again.look();
    expect((await record()).linkGeneration).toBe(linkGeneration + 1);
    await clock.advance(10 * 60_000);
    await again.look();
    await again.look();
    expect((await record()).linkGeneration).toBe(linkGeneration + 2);
  });

  it('goes up after it was not connected, whatever it was', async () => {
    const { watch, waha, record } = await aWatch();
    waha.link(nameless);
    await watch.look();
    const { linkGeneration } = await record();
    waha.show('STARTING');
    await watch.look();
    waha.link(nameless);
    await watch.look();
    expect((await record()).linkGeneration).toBe(linkGeneration + 1);
  });
});

describe('a WAHA of old', () => {
  it.each([
    ['second', 'UNKNOWN', 'WAHA_CORE_ONE_SESSION', 0],
    ['default', 'CONNECTED', null, 1],
  ])('Core knows one session only: %s is %s', async (wahaSession, status, problem, asked) => {
    const { waha, store, clock } = await aWatch();
    waha.version = '2026.2.1';
    waha.tier = 'CORE';
    waha.link();
    const watch = new SessionWatch({ type: 'main', gateway: waha, wahaUrl, wahaSession, store, clock });
    await watch.look();
    expect(watch.sight()).toMatchObject({ status, problem });
    expect(watch.sight().lacks).toContain('SEVERAL_SESSIONS');
    expect(waha.count('report')).toBe(asked);
  });

  it('says what else it lacks', async () => {
    const { watch, waha } = await aWatch();
    waha.engine = 'WEBJS';
    waha.version = '2026.8.1';
    await watch.look();
    expect(watch.sight().lacks).toEqual(['MESSAGE_IDS']);
  });
});

describe('a session that failed', () => {
  it('ran out of codes, when it was waiting for a scan', async () => {
    const { watch, waha } = await aWatch();
    for (const status of ['WAITING_QR', 'FAILED', 'STARTING', 'FAILED'] as const) {
      waha.show(status);
      await watch.look();
    }
    expect(watch.sight().failure).toBe('CODES_RAN_OUT');
  });

  it('was unlinked, when it was connected', async () => {
    const { watch, waha } = await aWatch();
    waha.link();
    await watch.look();
    waha.show('FAILED');
    await watch.look();
    expect(watch.sight().failure).toBe('UNLINKED');
    waha.show('STARTING');
    await watch.look();
    expect(watch.sight().failure).toBeNull();
  });

  it('did so for a reason nobody saw', async () => {
    const { watch, waha } = await aWatch();
    waha.show('FAILED');
    await watch.look();
    expect(watch.sight().failure).toBeNull();
  });
});

describe('a code to type', () => {
  it('is there until the last code to scan of its linking runs out', async () => {
    const { watch, waha, clock } = await aWatch();
    await watch.look();
    waha.show('WAITING_QR');
    await watch.look();
    await clock.advance(10_000);
    expect(await watch.requestCode('+393331234567')).toEqual({ ok: true, data: null });
    const { pairing } = watch.sight();
    expect(pairing).toEqual({ code: 'ABCD-1234', expiresAt: clock.now().wall + 150_000 });
    await clock.advance(150_000);
    expect(watch.sight().pairing).toBeNull();
  });

  it('is gone with the linking', async () => {
    const { watch, waha } = await aWatch();
    waha.show('WAITING_QR');
    await watch.requestCode('+393331234567');
    waha.link();
    await watch.look();
    expect(watch.sight().pairing).toBeNull();
  });

  it('is refused to a session that does not wait for one', async () => {
    const { watch, waha } = await aWatch();
    waha.link();
    expect(await watch.requestCode('+393331234567')).toEqual({ ok: false, trouble: 'NOT_READY' });
    expect(waha.count('requestCode')).toBe(0);
  });
});

describe('a passkey', () => {
  it('is asked for, and its code is there to be compared and confirmed', async () => {
    const { watch, waha } = await aWatch();
    waha.show('WAITING_PASSKEY');
    waha.passkey = 'CHALLENGE';
    await watch.look();
    expect(watch.sight().passkey).toEqual({ step: 'CHALLENGE', code: null });
    expect(waha.count('passkeyCode')).toBe(0);
    waha.passkey = 'CONFIRM';
    await watch.look();
    expect(watch.sight().passkey).toEqual({ step: 'CONFIRM', code: '4711' });
    waha.effects.set('confirmPasskey', () => {
      waha.passkey = null;
      waha.link();
    });
    expect(await watch.confirmPasskey()).toEqual({ ok: true, data: null });
    expect(watch.sight()).toMatchObject({ status: 'CONNECTED', passkey: null });
  });
});

describe('what is being done', () => {
  it('is told while it lasts, with no code beside it that may be gone', async () => {
    const parts = await aWatch();
    const { watch, waha, clock } = parts;
    waha.show('WAITING_QR');
    await watch.look();
    expect(watch.sight().qr).not.toBeNull();
    let restarted = () => {};
    waha.effects.set('restart', () => {
      waha.slow = Promise.resolve();
    });
    const refreshing = watch.refresh();
    await clock.advance(0);
    await refreshing;
    waha.slow = new Promise((resolve) => {
      restarted = resolve;
    });
    const again = watch.refresh();
    expect(watch.refresh()).toBe(again);
    await clock.advance(1_000);
    expect(watch.sight()).toMatchObject({ doing: { action: 'REFRESH' }, qr: null });
    restarted();
    waha.slow = Promise.resolve();
    await again;
    expect(watch.sight().doing).toBeNull();
  });

  it('is one thing at a time', async () => {
    const { watch, waha, clock } = await aWatch();
    waha.show('FAILED');
    const all = Promise.all([watch.refresh(), watch.logout(), watch.remove()]);
    await clock.advance(20_000);
    await all;
    expect(waha.done).toEqual(['restart', 'logout', 'logout', 'remove']);
  });
});

describe('a ban on first messages', () => {
  const until = Date.UTC(2026, 4, 5);

  it('is noted when WAHA reports it and lifted when WAHA says so', async () => {
    const { watch, waha, record, restricted } = await aWatch();
    waha.link();
    waha.restrict(until);
    await watch.look();
    expect(await record()).toMatchObject({
      restriction: { until },
      newChatsRestrictedBy: 'WAHA',
      restrictionKind: 'DEFAULT',
    });
    waha.restrict(null);
    await watch.look();
    expect(await restricted()).toBe(false);
  });

  it('that a send ran into is not lifted by a WAHA that has not noticed', async () => {
    const { watch, waha, store, clock, record } = await aWatch();
    waha.link();
    await store.restrictNewChats('main', until, clock.now());
    await watch.look();
    expect((await record()).restriction?.until).toBe(until);
  });

  it.each(['STARTING', 'DISCONNECTED', 'FAILED', 'WAITING_QR'] as const)(
    'is not lifted by a session that is %s: it says nothing of its account',
    async (status) => {
      const { watch, waha, record, restricted } = await aWatch();
      waha.link();
      waha.restrict(until);
      await watch.look();
      waha.show(status);
      waha.restrict(null);
      await watch.look();
      expect((await record()).restriction?.until).toBe(until);
      waha.link();
      await watch.look();
      expect(await restricted()).toBe(false);
    },
  );

  it('without an end is one until WAHA says otherwise, even to an app that has started again', async () => {
    const { watch, newWatch, waha, record, restricted } = await aWatch();
    waha.link();
    waha.restrict(Number.POSITIVE_INFINITY);
    await watch.look();
    expect((await record()).restriction?.until).toBe(Number.POSITIVE_INFINITY);
    waha.restrict(null);
    await newWatch().look();
    expect(await restricted()).toBe(false);
  });
});

describe('what WhatsApp holds against the account', () => {
  const until = Date.UTC(2026, 4, 5);
  const quota = { status: 'CAPPED', total: 250, used: 250, renewsAt: until };

  it('is asked of it where `me` leaves it out, now and then', async () => {
    const { watch, waha, clock, record } = await aWatch();
    waha.version = '2026.8.1';
    waha.link();
    waha.asked = { timelock: null, quota };
    await watch.look();
    await watch.look();
    expect(waha.count('brakes')).toBe(1);
    expect(await record()).toMatchObject({ quota, restriction: { until } });
    waha.asked = { timelock: null, quota: { ...quota, status: 'NONE', used: 3 } };
    await clock.advance(10 * 60_000);
    await watch.look();
    expect(waha.count('brakes')).toBe(2);
    expect(await record()).toMatchObject({ quota: { used: 3 }, restriction: null });
  });

  it('is not asked of a WAHA that cannot tell', async () => {
    const { watch, waha } = await aWatch();
    waha.link();
    await watch.look();
    expect(waha.count('brakes')).toBe(0);
  });

  it('is as `me` tells it, where it does', async () => {
    const { watch, waha, record } = await aWatch();
    waha.version = '2026.8.1';
    waha.link();
    waha.restrict(null);
    waha.asked = { timelock: { active: true, kind: 'DEFAULT', until }, quota: null };
    await watch.look();
    expect((await record()).restriction).toBeNull();
  });
});

describe('refresh', () => {
  it('creates a session that is stopped or not there', async () => {
    const parts = await aWatch();
    parts.waha.show('DISCONNECTED');
    parts.waha.effects.set('create', () => parts.waha.show('WAITING_QR'));
    expect(await refreshed(parts)).toEqual({ ok: true, data: null });
    expect(parts.waha.done).toEqual(['create']);
    expect(parts.watch.sight()).toMatchObject({ status: 'WAITING_QR', qr: { number: 1 } });
  });

  it.each(['STARTING', 'UNKNOWN', 'WAITING_PASSKEY'] as const)('restarts one that is %s', async (status) => {
    const parts = await aWatch();
    parts.waha.show(status);
    parts.waha.effects.set('restart', () => parts.waha.show('WAITING_QR'));
    await refreshed(parts);
    expect(parts.waha.done).toEqual(['restart']);
    expect(parts.watch.sight().status).toBe('WAITING_QR');
  });

  it('restarts one that waits for a scan, and counts its codes from one again', async () => {
    const parts = await aWatch();
    parts.waha.show('WAITING_QR');
    await parts.watch.look();
    parts.waha.code = 'code-2';
    await parts.watch.look();
    parts.waha.effects.set('restart', () => {
      parts.waha.code = 'code-of-a-new-linking';
    });
    await refreshed(parts);
    expect(parts.waha.done).toEqual(['restart']);
    expect(parts.watch.sight().qr).toMatchObject({ value: 'code-of-a-new-linking', number: 1 });
  });

  it('leaves a connected one alone', async () => {
    const parts = await aWatch();
    parts.waha.link();
    expect(await refreshed(parts)).toEqual({ ok: true, data: null });
    expect(parts.waha.done).toEqual([]);
  });

  it('does nothing to a WAHA that cannot be asked', async () => {
    const parts = await aWatch();
    parts.waha.trouble = 'UNREACHABLE';
    await refreshed(parts);
    expect(parts.waha.done).toEqual([]);
    expect(parts.watch.sight().problem).toBe('WAHA_UNREACHABLE');
  });

  it('restarts a failed one, and that is enough when it comes up', async () => {
    const parts = await aWatch();
    parts.waha.show('FAILED');
    parts.waha.effects.set('restart', () => parts.waha.link());
    await refreshed(parts);
    expect(parts.waha.done).toEqual(['restart']);
    expect(parts.watch.sight().status).toBe('CONNECTED');
  });

  it('logs out one that was unlinked on the phone: it fails again after a while of starting', async () => {
    const parts = await aWatch();
    const { waha, watch } = parts;
    waha.show('FAILED');
    let looks = 0;
    waha.effects.set('restart', () => {
      waha.show('STARTING');
      waha.effects.set('report', () => {
        looks += 1;
        if (looks === 3) waha.show('FAILED');
      });
    });
    waha.effects.set('logout', () => waha.show('WAITING_QR'));
    await refreshed(parts);
    expect(waha.done).toEqual(['restart', 'logout']);
    expect(watch.sight()).toMatchObject({ status: 'WAITING_QR', qr: { number: 1 } });
  });

  it('does not log out one that merely takes long to start, or whose WAHA went away', async () => {
    const parts = await aWatch();
    parts.waha.show('FAILED');
    parts.waha.effects.set('restart', () => parts.waha.show('STARTING'));
    await refreshed(parts);
    parts.waha.show('FAILED');
    parts.waha.effects.set('restart', () => {
      parts.waha.show('FAILED');
      parts.waha.trouble = 'UNREACHABLE';
    });
    await refreshed(parts);
    expect(parts.waha.done).toEqual(['restart', 'restart']);
    expect(parts.watch.sight().status).toBe('UNREACHABLE');
  });

  it('tells what WAHA refused, and looks again all the same', async () => {
    const parts = await aWatch();
    parts.waha.show('DISCONNECTED');
    parts.waha.troubles.set('create', 'ONE_SESSION_ONLY');
    expect(await refreshed(parts)).toEqual({ ok: false, trouble: 'ONE_SESSION_ONLY' });
    expect(parts.waha.calls.slice(-3)).toEqual(['create', 'report', 'startedAt']);
  });
});

describe('bringing up, unasked', () => {
  it.each(['CONNECTED', 'WAITING_QR', 'WAITING_PASSKEY', 'STARTING', 'FAILED', 'UNKNOWN'] as const)(
    'leaves one alone that is %s: it could cost the link',
    async (status) => {
      const { watch, waha } = await aWatch();
      waha.show(status);
      await watch.bringUp();
      expect(waha.done).toEqual([]);
    },
  );

  it('starts one that is stopped or not there', async () => {
    const { watch, waha } = await aWatch();
    waha.show('DISCONNECTED');
    waha.effects.set('create', () => waha.link());
    await watch.bringUp();
    expect(waha.done).toEqual(['create']);
    expect(watch.sight().status).toBe('CONNECTED');
  });
});

describe('log-out', () => {
  it('unlinks and looks at once; the next link is a new generation', async () => {
    const { watch, waha, record } = await aWatch();
    waha.link();
    await watch.look();
    const { linkGeneration } = await record();
    waha.effects.set('logout', () => waha.show('WAITING_QR'));
    expect(await watch.logout()).toEqual({ ok: true, data: null });
    expect(watch.sight()).toMatchObject({ status: 'WAITING_QR', account: null });
    waha.link();
    await watch.look();
    expect((await record()).linkGeneration).toBe(linkGeneration + 1);
  });

  it('tells when WAHA cannot be reached', async () => {
    const { watch, waha } = await aWatch();
    waha.trouble = 'UNREACHABLE';
    expect(await watch.logout()).toEqual({ ok: false, trouble: 'UNREACHABLE' });
    expect(watch.sight().status).toBe('UNREACHABLE');
  });
});
