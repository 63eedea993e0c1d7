import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatcher } from '../api/dispatch.ts';
import { fakeHandlers } from '../testing/fake-handlers.ts';
import { apiToken, httpAppParts, launchToken } from '../testing/http-app.ts';
import { sendRaw } from '../testing/raw-request.ts';
import { stuckAfterSeconds } from './http/health.ts';
import { callRates } from './http/rate-limit.ts';
import { type HttpServer, startHttp } from './http.ts';

const open: HttpServer[] = [];
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'invita-http-'));
  mkdirSync(join(directory, 'renderer'));
  writeFileSync(join(directory, 'api-token'), 'canary');
  writeFileSync(join(directory, 'renderer', 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
  rmSync(directory, { recursive: true });
});

async function start(given: Partial<Parameters<typeof startHttp>[0]> = {}) {
  const world = httpAppParts({ rendererDirectory: join(directory, 'renderer'), ...given });
  const server = await startHttp({ port: 0, ...world.parts, ...given });
  open.push(server);
  return { ...world, ...server };
}

type Headers = Readonly<Record<string, string>>;

/** A raw request that is right but for what is given. */
function request(
  port: number,
  { line = 'GET /api/admin/guests/ HTTP/1.1', headers = {}, body = '' }: Forged,
): string {
  const all: Headers = {
    Host: `127.0.0.1:${port}`,
    Authorization: `Bearer ${apiToken}`,
    ...(body !== '' && { 'Content-Length': String(Buffer.byteLength(body)) }),
    ...headers,
    Connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name.replace('!', '')}: ${value}\r\n`);
  return `${line}\r\n${lines.join('')}\r\n${body}`;
}

interface Forged {
  readonly line?: string;
  readonly headers?: Headers;
  readonly body?: string;
}

function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
}

const rpc = 'POST /rpc HTTP/1.1';
const pause = '{"method":"queue.pause"}';

const hostile: [string, number, Forged][] = [
  ['a name bound to the loopback', 421, { headers: { Host: 'rebind.example' } }],
  ['a name bound to the loopback, with our port', 421, { headers: { Host: 'rebind.example:PORT' } }],
  ['a name that begins like ours', 421, { headers: { Host: '127.0.0.1.evil.example:PORT' } }],
  ['a name that ends like ours', 421, { headers: { Host: 'evil.localhost:PORT' } }],
  ['our address with another port', 421, { headers: { Host: '127.0.0.1:1' } }],
  ['our address without a port', 421, { headers: { Host: '127.0.0.1' } }],
  ['the address of every interface', 421, { headers: { Host: '0.0.0.0:PORT' } }],
  ['no host', 421, { headers: { Host: '' } }],
  ['a second Host', 421, { headers: { 'Host!': 'evil.example' } }],
  ['a second Host that is ours', 421, { headers: { Host: 'evil.example', 'Host!': '127.0.0.1:PORT' } }],
  ['a foreign authority in the target', 421, { line: 'GET http://evil.example/api/admin/guests/ HTTP/1.1' }],
  ['our own authority in the target', 421, { line: 'GET http://127.0.0.1/api/admin/guests/ HTTP/1.1' }],
  ['the target *', 421, { line: 'OPTIONS * HTTP/1.1' }],
  ['no origin of its own', 403, { headers: { Origin: 'null' } }],
  ['a foreign origin', 403, { headers: { Origin: 'https://evil.example' } }],
  ['the origin of another port', 403, { headers: { Origin: 'http://127.0.0.1:1' } }],
  ['the origin of our other name', 403, { headers: { Origin: 'http://localhost:PORT' } }],
  ['our origin over https', 403, { headers: { Origin: 'https://127.0.0.1:PORT' } }],
  [
    'a second Origin',
    403,
    { headers: { Origin: 'http://127.0.0.1:PORT', 'Origin!': 'http://evil.example' } },
  ],
  ['a request sent by a foreign page', 403, { headers: { 'Sec-Fetch-Site': 'cross-site' } }],
  ['a request sent by a page of another port', 403, { headers: { 'Sec-Fetch-Site': 'same-site' } }],
  [
    'a preflight of a foreign page',
    403,
    { line: 'OPTIONS /rpc HTTP/1.1', headers: { Origin: 'http://evil.example' } },
  ],
  ['a form of a foreign page', 403, { line: rpc, headers: { Origin: 'http://evil.example' }, body: 'a=b' }],
  ['no token', 401, { headers: { Authorization: '' } }],
  ['a wrong token', 401, { headers: { Authorization: 'Bearer wrong' } }],
  ['the beginning of the token', 401, { headers: { Authorization: `Bearer ${apiToken.slice(0, -1)}` } }],
  ['the token and more', 401, { headers: { Authorization: `Bearer ${apiToken}x` } }],
  ['two tokens', 401, { headers: { Authorization: `Bearer ${apiToken}, Bearer x` } }],
  ['the token as a password', 401, { headers: { Authorization: `Basic ${apiToken}` } }],
  ['the token in a cookie', 401, { headers: { Authorization: '', Cookie: `token=${apiToken}` } }],
  [
    'the token in the address',
    401,
    { line: `GET /api/admin/guests/?token=${apiToken} HTTP/1.1`, headers: { Authorization: '' } },
  ],
  ['the launch token at the Admin API', 401, { headers: { Authorization: `Bearer ${launchToken}` } }],
  ['the API token at the window’s channel', 401, { line: rpc, body: pause }],
  ['the API token at the events', 401, { line: 'GET /events HTTP/1.1' }],
  ['the window’s channel without a token', 401, { line: rpc, body: pause, headers: { Authorization: '' } }],
  ['a path out of the window’s folder', 404, { line: 'GET /../api-token HTTP/1.1' }],
  ['a path out of it, in percent signs', 404, { line: 'GET /%2e%2e/api-token HTTP/1.1' }],
  ['a path out of it, all in percent signs', 404, { line: 'GET /%2e%2e%2fapi-token HTTP/1.1' }],
  ['a path out of it, in percent signs twice', 404, { line: 'GET /%252e%252e%252fapi-token HTTP/1.1' }],
  ['a path out of it, with backslashes', 404, { line: 'GET /..\\api-token HTTP/1.1' }],
  ['a path out of it, through another', 404, { line: 'GET /assets/../../api-token HTTP/1.1' }],
  ['a NUL in a path', 404, { line: 'GET /index.html%00.txt HTTP/1.1' }],
  ['a path with an absolute one inside', 404, { line: 'GET //etc/passwd HTTP/1.1' }],
  ['a broken percent sign', 404, { line: 'GET /%E0%A4%A HTTP/1.1' }],
  [
    'an address of ours in percent signs',
    401,
    { line: 'GET /api/%61dmin/guests/ HTTP/1.1', headers: { Authorization: '' } },
  ],
  ['an address of ours with two slashes', 404, { line: 'GET //api/admin/guests/ HTTP/1.1' }],
  ['a header that is too long', 431, { headers: { 'X-Long': 'x'.repeat(9000) } }],
  ['a target that is too long', 431, { line: `GET /${'x'.repeat(9000)} HTTP/1.1` }],
  [
    'two lengths of one body',
    400,
    { line: rpc, headers: { 'Content-Length': '4', 'Content-Length!': '9' }, body: '{}{}' },
  ],
  [
    'a length beside chunks',
    400,
    { line: rpc, headers: { 'Content-Length': '4', 'Transfer-Encoding': 'chunked' }, body: '0\r\n\r\n' },
  ],
  [
    'chunks that are none',
    400,
    { line: rpc, headers: { 'Transfer-Encoding': 'xchunked' }, body: '0\r\n\r\n' },
  ],
  [
    'a body that says it is too large',
    413,
    { line: 'PATCH /api/admin/configuration/ HTTP/1.1', headers: { 'Content-Length': '262145' }, body: '{' },
  ],
  ['an upgrade', 404, { line: 'GET /socket HTTP/1.1', headers: { Upgrade: 'websocket' } }],
  ['a method nobody knows', 400, { line: 'HACK /api/admin/guests/ HTTP/1.1' }],
];

describe('hostile requests', () => {
  it.each(hostile)('refuses %s with %i', async (_, status, forged) => {
    const { port, calls } = await start();
    const answer = await sendRaw(port, request(port, forged).replaceAll('PORT', String(port)));
    expect(statusOf(answer)).toBe(status);
    expect(calls).toEqual([]);
    expect(answer).not.toMatch(/access-control|canary|node_modules/i);
    if (![400, 431].includes(status)) {
      expect(answer).toMatch(/content-type: application\/json/i);
      expect(answer).toContain('"code":"');
    }
  });

  it('are many', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(40);
  });

  it('lets the same request through when nothing in it is forged', async () => {
    const { port, calls } = await start();
    expect(statusOf(await sendRaw(port, request(port, {})))).toBe(200);
    expect(calls).toEqual([{ method: 'guests.list', input: { limit: 50 } }]);
  });

  it('reads chunks no further than the limit', async () => {
    const { port, calls } = await start();
    const head = request(port, {
      line: 'PATCH /api/admin/configuration/ HTTP/1.1',
      headers: { 'Transfer-Encoding': 'chunked' },
    });
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    expect(statusOf(await sendRaw(port, head, chunk.repeat(5)))).toBe(413);
    expect(calls).toEqual([]);
  });

  it.each([
    ['headers', `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n`],
    [
      'a body',
      `POST /rpc HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nAuthorization: Bearer ${launchToken}\r\nContent-Length: 9\r\n\r\n{`,
    ],
  ])('waits for slow %s only so long', async (_, bytes) => {
    const { port, calls, logged } = await start({
      patience: { headersTimeout: 40, requestTimeout: 60, connectionsCheckingInterval: 10 },
    });
    expect(statusOf(await sendRaw(port, bytes.replace('PORT', String(port))))).toBe(408);
    expect([calls, logged]).toEqual([[], []]);
  });

  it('ends a connection that asks too fast, whatever it asks for, and lets a new one in', async () => {
    const { port } = await start();
    const health = `GET /api/health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
    const answer = await sendRaw(port, health.repeat(callRates.connection.burst + 1));
    expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(callRates.connection.burst);
    expect(answer.match(/HTTP\/1\.1 429[\s\S]*/)?.[0]).toMatch(/retry-after: 1[\s\S]*TOO_MANY_REQUESTS/i);
    expect(statusOf(await sendRaw(port, request(port, {})))).toBe(200);
  });

  it('makes guessing slow, for wrong tokens only', async () => {
    const { port, clock } = await start();
    const guess = () => sendRaw(port, request(port, { headers: { Authorization: 'Bearer wrong' } }));
    for (let count = 0; count < 5; count += 1) expect(statusOf(await guess())).toBe(401);
    const sixth = guess();
    await clock.untilSleeping();
    expect(clock.nextDueMs).toBe(1000);
    expect(statusOf(await sendRaw(port, request(port, {})))).toBe(200);
    await clock.advance(1000);
    expect(statusOf(await sixth)).toBe(401);
  });
});

describe('the HTTP server', () => {
  it('tells anyone how it is, and nothing else', async () => {
    const { origin, clock } = await start();
    await clock.advance(90_000);
    const health = await fetch(`${origin}/api/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toEqual({
      status: 'ok',
      version: '1.2.3',
      realm: 'practice',
      uptimeSeconds: 90,
      worker: { lastStepSeconds: 3 },
      store: 'OK',
      sessions: { total: 2, linked: 1 },
    });
  });

  it.each([
    ['a worker that has not moved for long', { worker: { lastStepSeconds: stuckAfterSeconds + 1 } }, 503],
    ['a worker that is at a long step', { worker: { lastStepSeconds: stuckAfterSeconds } }, 200],
    ['a store that cannot be written', { store: 'READ_ONLY' }, 503],
    ['a disk without room', { store: 'DISK_FULL' }, 503],
    ['a store that cannot be read', { store: 'UNREADABLE' }, 503],
    ['a store that was busy a moment ago', { store: 'STORE_BUSY' }, 200],
    ['a phone that is not linked', { sessions: { total: 1, linked: 0 } }, 200],
  ] as const)('tells a monitor of %s by the status', async (_, how, status) => {
    const before = await httpAppParts().parts.wellbeing();
    const { origin } = await start({ wellbeing: () => Promise.resolve({ ...before, ...how }) });
    const health = await fetch(`${origin}/api/health`);
    expect(health.status).toBe(status);
    expect(await health.json()).toMatchObject({ status: status === 200 ? 'ok' : 'trouble', ...how });
  });

  it('tells a monitor of a worker that never began, once it had time to', async () => {
    const before = await httpAppParts().parts.wellbeing();
    const wellbeing = () => Promise.resolve({ ...before, worker: { lastStepSeconds: null } });
    const { origin, clock } = await start({ wellbeing });
    const health = async () => (await fetch(`${origin}/api/health`)).status;
    expect(await health()).toBe(200);
    await clock.advance((stuckAfterSeconds + 1) * 1000);
    expect(await health()).toBe(503);
  });

  it('serves the page with a nonce of its own at each load', async () => {
    const { origin } = await start();
    const load = async () => {
      const page = await fetch(origin);
      const nonce = /content="([^"]+)"/.exec(await page.text())?.[1];
      expect(page.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      return nonce;
    };
    expect(await load()).not.toBe(await load());
  });

  it('answers the window over /rpc, refusals too, with the contract’s envelope', async () => {
    const { origin } = await start({
      dispatch: createDispatcher({
        handlers: fakeHandlers({ 'queue.pause': () => ({ paused: true }) }),
        language: () => 'en',
        log: () => 'log-1',
      }),
    });
    const ask = async (body: string) => {
      const headers = { authorization: `Bearer ${launchToken}`, origin };
      const response = await fetch(`${origin}/rpc`, { method: 'POST', body, headers });
      return { status: response.status, body: await response.json() };
    };
    expect(await ask(pause)).toEqual({ status: 200, body: { ok: true, data: { paused: true } } });
    expect(await ask('{"method":"queue.none"}')).toMatchObject({
      status: 200,
      body: { error: { code: 'NOT_FOUND' } },
    });
    expect(await ask('{"method":"queue.get","input":{}}')).toMatchObject({
      body: { error: { code: 'INVALID_INPUT' } },
    });
    expect(await ask('{')).toMatchObject({ status: 400, body: { code: 'INVALID_JSON' } });
    expect(await ask('{"method":7}')).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } });
    expect(await ask('')).toMatchObject({ status: 400, body: { code: 'INVALID_JSON' } });
  });

  it('never breaks on whatever JSON the window sends', async () => {
    const { origin, logged } = await start({
      dispatch: createDispatcher({ handlers: fakeHandlers({}), language: () => 'en', log: () => 'log-1' }),
    });
    const methods = fc.constantFrom('queue.list', 'configuration.update', 'invitations.send', '__proto__');
    const body = fc.oneof(
      fc.json(),
      fc
        .record({ method: fc.oneof(methods, fc.string()), input: fc.jsonValue() })
        .map((each) => JSON.stringify(each)),
      fc.string(),
    );
    const property = fc.asyncProperty(body, async (each) => {
      const response = await fetch(`${origin}/rpc`, {
        method: 'POST',
        body: each,
        headers: { authorization: `Bearer ${launchToken}` },
      });
      expect(response.status).toBeLessThan(500);
      expect(await response.json()).toBeTypeOf('object');
    });
    await fc.assert(property, { numRuns: 300 });
    expect(logged).toEqual([]);
  });

  it('takes fresh tokens at once and lets withdrawn ones go', async () => {
    let tokens = ['first'];
    const bearerOf = (token: string) =>
      tokens.includes(token) ? { id: token, scope: 'admin' as const } : null;
    const { origin } = await start({ tokens: { api: bearerOf, launch: () => [] } });
    const ask = async (token: string, path = '/api/admin/guests/') =>
      (await fetch(origin + path, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await ask('first')).toBe(200);
    tokens = ['second'];
    expect([await ask('first'), await ask('second')]).toEqual([401, 200]);
    expect(await ask('second', '/events')).toBe(401);
  });

  it('refuses a port that another program has', async () => {
    const { port, parts } = await start();
    await expect(startHttp({ ...parts, port })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      details: { port },
    });
  });

  it('listens on the loopback only', async () => {
    const { port } = await start();
    await expect(reach('127.0.0.2', port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('closes with streams, idle connections and silent sockets open', async () => {
    const { origin, port, close, hub, clock } = await start();
    const stream = await fetch(`${origin}/events`, { headers: { authorization: `Bearer ${launchToken}` } });
    await fetch(`${origin}/api/health`);
    const silent = await reach('127.0.0.1', port);
    const hungUp = new Promise((resolve) => silent.on('close', resolve));
    expect(hub.listening).toBe(1);
    const closed = close();
    expect(await stream.text()).toBe('\n');
    await clock.advance(1000);
    await Promise.all([closed, hungUp]);
    expect(hub.listening).toBe(0);
    await expect(fetch(`${origin}/api/health`)).rejects.toThrow();
  });

  it('lets an answer under way finish before it closes', async () => {
    let finish = (_: { ok: true; data: string }) => {};
    const asked = new Promise<void>((resolve) => {
      open.length = 0;
      void start({
        dispatch: () => {
          resolve();
          return new Promise((answer) => {
            finish = answer;
          });
        },
      });
    });
    await expect.poll(() => open.length).toBe(1);
    const [server] = open;
    const answer = fetch(`${server?.origin}/api/admin/guests/`, {
      headers: { authorization: `Bearer ${apiToken}` },
    });
    await asked;
    const closed = server?.close();
    finish({ ok: true, data: 'done' });
    expect(await (await answer).json()).toBe('done');
    await closed;
  });
});

describe('the stream of events', () => {
  async function listen(given: Partial<Parameters<typeof startHttp>[0]> = {}) {
    const world = await start(given);
    const aborted = new AbortController();
    const response = await fetch(`${world.origin}/events`, {
      headers: { authorization: `Bearer ${launchToken}` },
      signal: aborted.signal,
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (reader === undefined) throw new Error('no body');
    return {
      ...world,
      response,
      read: async () => (await reader.read()).value,
      leave: () => aborted.abort(),
    };
  }

  it('begins with a sign of life and gives another every 15 seconds', async () => {
    const { response, read, clock } = await listen();
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    expect(await read()).toBe('\n');
    await clock.advance(15_000);
    expect(await read()).toBe('\n');
  });

  it('gives each event as one line of JSON, whatever is in it', async () => {
    const { read, hub } = await listen();
    await read();
    hub.emit('queue.changed', { text: 'uno\ndue\u2028tre' });
    expect(JSON.parse((await read()) ?? '')).toEqual({
      event: 'queue.changed',
      payload: { text: 'uno\ndue\u2028tre' },
    });
  });

  it('is forgotten when the page leaves', async () => {
    const { read, hub, leave, clock } = await listen();
    await read();
    leave();
    await expect.poll(() => hub.listening).toBe(0);
    expect(clock.sleeping).toBe(0);
  });

  it('cuts a page off that does not read', async () => {
    const { hub, leave } = await listen();
    const large = { text: 'x'.repeat(100_000) };
    for (let count = 0; count < 200; count += 1) hub.emit('queue.changed', large);
    expect(hub.listening).toBe(0);
    leave();
  });
});

function reach(address: string, port: number): Promise<ReturnType<typeof connect>> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, address, () => resolve(socket));
    socket.on('error', reject);
  });
}
