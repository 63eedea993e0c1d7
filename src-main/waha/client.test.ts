import { describe, expect, it } from 'vitest';
import { createWahaServer } from './client.ts';
import { answering, behaving, type Reply, refusedUrl, type SeenRequest } from './testing/loopback.ts';

async function waha(reply: Reply | ((request: SeenRequest) => Reply | Promise<Reply>)) {
  const { url, seen } = await answering(typeof reply === 'function' ? reply : () => reply);
  const server = createWahaServer({ url, key: 'secret' });
  return { server, session: server.session('main'), seen };
}

function targets(seen: readonly SeenRequest[]): string[] {
  return seen.map(({ method, target }) => `${method} ${target}`);
}

describe('who answers there', () => {
  it('is a WAHA with a version and an engine', async () => {
    const { server } = await waha({
      status: 200,
      body: { version: '2026.8.1', engine: 'GOWS', tier: 'CORE' },
    });
    const data = { version: '2026.8.1', engine: 'GOWS', tier: 'CORE', hasMessageIds: true };
    expect(await server.identify()).toEqual({ ok: true, data });
  });

  it.each([
    [200, { version: '1.0' }, 'NOT_WAHA'],
    [200, undefined, 'NOT_WAHA'],
    [301, undefined, 'NOT_WAHA'],
    [404, undefined, 'NOT_WAHA'],
    [405, undefined, 'NOT_WAHA'],
    [500, undefined, 'NOT_WAHA'],
    [401, { message: 'Unauthorized' }, 'WRONG_KEY'],
    [502, undefined, 'UNREACHABLE'],
  ])('with %i %j is %s', async (status, body, trouble) => {
    const { server } = await waha({ status, body });
    expect(await server.identify()).toEqual({ ok: false, trouble });
  });

  it('is nobody on a closed port, and no WAHA where something else than HTTP is spoken', async () => {
    const nobody = createWahaServer({ url: await refusedUrl(), key: null });
    expect(await nobody.identify()).toEqual({ ok: false, trouble: 'UNREACHABLE' });
    const ssh = createWahaServer({ url: await behaving((s) => s.end('SSH-2.0-OpenSSH_9.6\r\n')), key: null });
    expect(await ssh.identify()).toEqual({ ok: false, trouble: 'NOT_WAHA' });
  });
});

describe('the server', () => {
  it('tells when it started', async () => {
    const { server, seen } = await waha({
      status: 200,
      body: { startTimestamp: 1_795_368_593_329, uptime: 8 },
    });
    expect(await server.startedAt()).toEqual({ ok: true, data: 1_795_368_593_329 });
    expect(targets(seen)).toEqual(['GET /api/server/status']);
  });

  it('lists its sessions, the stopped ones too', async () => {
    const body = [
      { name: 'main', status: 'WORKING', me: { id: '39333@c.us', pushName: 'Anna' } },
      { name: 'other', status: 'STOPPED', me: null },
    ];
    const { server, seen } = await waha({ status: 200, body });
    expect(await server.listSessions()).toMatchObject({
      ok: true,
      data: [
        { name: 'main', report: { status: 'CONNECTED', account: { number: '39333' } } },
        { name: 'other', report: { status: 'DISCONNECTED', account: null } },
      ],
    });
    expect(targets(seen)).toEqual(['GET /api/sessions?all=true']);
  });
});

describe('the report of a session', () => {
  it('of one WAHA does not have is DISCONNECTED', async () => {
    const { session } = await waha({ status: 404, body: { message: 'Session not found', statusCode: 404 } });
    const brakes = { timelock: null, quota: null };
    const data = { status: 'DISCONNECTED', passkey: null, account: null, brakes };
    expect(await session.report()).toEqual({ ok: true, data });
  });

  it.each([
    [404, { message: 'Cannot GET /api/sessions/main' }, 'NOT_WAHA'],
    [422, { message: "WAHA Core support only 'default' session. You tried to access" }, 'ONE_SESSION_ONLY'],
    [401, undefined, 'WRONG_KEY'],
    [200, { name: 'main' }, 'FAILED'],
  ])('with %i %j is %s', async (status, body, trouble) => {
    const { session } = await waha({ status, body });
    expect(await session.report()).toEqual({ ok: false, trouble });
  });
});

describe('the life of a session', () => {
  it('is created started, with every engine keeping the history', async () => {
    const { session, seen } = await waha({ status: 201, body: {} });
    expect(await session.create()).toEqual({ ok: true, data: null });
    expect(seen[0]).toMatchObject({
      target: '/api/sessions',
      body: {
        name: 'main',
        start: true,
        config: { noweb: { store: { enabled: true } }, gows: { storage: { messages: true, chats: true } } },
      },
    });
  });

  it('starts instead when it is there already', async () => {
    const { session, seen } = await waha(({ target }) =>
      target === '/api/sessions'
        ? { status: 422, body: { message: "Session 'main' already exists. Use PUT to update it." } }
        : { status: 422, body: { message: "Session 'main' is already started." } },
    );
    expect(await session.create()).toEqual({ ok: true, data: null });
    expect(targets(seen)).toEqual(['POST /api/sessions', 'POST /api/sessions/main/start']);
  });

  it.each(['start', 'restart', 'stop', 'logout'] as const)('%s is one call', async (verb) => {
    const { session, seen } = await waha({ status: 201 });
    expect(await session[verb]()).toEqual({ ok: true, data: null });
    expect(targets(seen)).toEqual([`POST /api/sessions/main/${verb}`]);
    expect(seen[0]?.headers).toMatchObject({ 'content-length': '0' });
  });

  it('is forgotten with one call, which a session that is not there does not mind', async () => {
    const { session, seen } = await waha({ status: 200 });
    expect(await session.remove()).toEqual({ ok: true, data: null });
    expect(targets(seen)).toEqual(['DELETE /api/sessions/main']);
  });

  it('says of a missing session that it must be created, and of a busy one that it is busy', async () => {
    const missing = await waha({ status: 404, body: { message: 'Session not found' } });
    expect(await missing.session.start()).toEqual({ ok: false, trouble: 'NOT_FOUND' });
    const busy = await waha({
      status: 500,
      body: { exception: { message: 'async-lock timed out in queue main' } },
    });
    expect(await busy.session.restart()).toEqual({ ok: false, trouble: 'BUSY' });
  });

  it('never has two calls at once, not even from two objects; other sessions do not wait', async () => {
    const waiting: { target: string; answer: () => void }[] = [];
    const { server, seen } = await waha(
      ({ target }) =>
        new Promise((resolve) => waiting.push({ target, answer: () => resolve({ status: 201 }) })),
    );
    const all = Promise.all([
      server.session('main').stop(),
      server.session('main').start(),
      server.session('other').start(),
    ]);
    await expect.poll(() => seen.length).toBe(2);
    expect(targets(seen).toSorted()).toEqual([
      'POST /api/sessions/main/stop',
      'POST /api/sessions/other/start',
    ]);
    for (const { answer } of waiting.splice(0)) answer();
    await expect.poll(() => waiting.length).toBe(1);
    expect(waiting[0]?.target).toBe('/api/sessions/main/start');
    waiting[0]?.answer();
    await all;
  });

  it('goes on after a call that failed', async () => {
    const session = createWahaServer({ url: await refusedUrl(), key: null }).session('main');
    const failed = { ok: false, trouble: 'UNREACHABLE' };
    expect(await Promise.all([session.stop(), session.start()])).toEqual([failed, failed]);
  });
});

describe('linking a phone', () => {
  it('gives what the QR code says', async () => {
    const { session, seen } = await waha({ status: 200, body: { value: '2@abc,def' } });
    expect(await session.qr()).toEqual({ ok: true, data: '2@abc,def' });
    expect(targets(seen)).toEqual(['GET /api/main/auth/qr?format=raw']);
  });

  it('gives a pairing code for the digits of a number', async () => {
    const { session, seen } = await waha({ status: 201, body: { code: 'ABCD-EFGH' } });
    expect(await session.requestCode('+39 333')).toEqual({ ok: true, data: 'ABCD-EFGH' });
    expect(seen[0]).toMatchObject({ target: '/api/main/auth/request-code', body: { phoneNumber: '39333' } });
  });

  it.each([
    { error: 'Session status is not as expected. Try again later', session: 'main', status: 'WORKING' },
    { message: 'Can request code only in SCAN_QR_CODE status. The current status is WORKING' },
  ])('is NOT_READY with %j', async (body) => {
    const { session } = await waha({ status: 422, body });
    expect(await session.qr()).toEqual({ ok: false, trouble: 'NOT_READY' });
    expect(await session.requestCode('39333')).toEqual({ ok: false, trouble: 'NOT_READY' });
  });
});

describe('what WhatsApp holds against the account', () => {
  const timelock = { enforcementType: 'RESTRICT_ALL_COMPANIONS', isActive: true, timeEnforcementEnds: 100 };
  const capping = { cappingStatus: 'CAPPED', totalQuota: 250, usedQuota: 250, cycleEnd: 200 };

  it('is asked of it: the ban on first messages and the quota', async () => {
    const { session, seen } = await waha(({ target }) => ({
      status: 200,
      body: target.endsWith('/timelock') ? timelock : capping,
    }));
    const quota = { status: 'CAPPED', total: 250, used: 250, renewsAt: 200_000 };
    const lock = { active: true, kind: 'RESTRICT_ALL_COMPANIONS', until: 100_000 };
    expect(await session.brakes()).toEqual({ ok: true, data: { timelock: lock, quota } });
    expect(targets(seen)).toEqual(['GET /api/sessions/main/timelock', 'GET /api/sessions/main/capping']);
  });

  it('is nothing a WAHA before 2026.7 could be asked for', async () => {
    const body = { message: 'Cannot GET /api/sessions/main/timelock', statusCode: 404 };
    const { session } = await waha({ status: 404, body });
    expect(await session.brakes()).toEqual({ ok: true, data: null });
  });
});

describe('a passkey', () => {
  it('has a code to compare, and a word that it is the same', async () => {
    const { session, seen } = await waha({ status: 200, body: { code: '1234' } });
    expect(await session.passkeyCode()).toEqual({ ok: true, data: '1234' });
    expect(await session.confirmPasskey()).toEqual({ ok: true, data: null });
    expect(targets(seen)).toEqual([
      'GET /api/main/auth/passkey/confirmation',
      'POST /api/main/auth/passkey/confirm',
    ]);
  });
});
