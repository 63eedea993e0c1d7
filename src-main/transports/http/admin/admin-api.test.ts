import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Result } from '#contract/result.ts';
import { apiToken, httpAppParts, launchToken } from '../../../testing/http-app.ts';
import { createHttpApp } from '../app.ts';
import { adminRoutes } from './admin-routes.ts';

/** The fields of the answers that the tests look into. */
interface AnyBody {
  code?: string;
  message?: string;
  details?: { issues: unknown[] };
  applied?: boolean;
}

type Answers = Readonly<Record<string, unknown>>;

function setup(answers: Answers = {}) {
  const world = httpAppParts();
  const { app } = createHttpApp({
    ...world.parts,
    async dispatch(method, input): Promise<Result<unknown>> {
      await world.parts.dispatch(method, input);
      const answer = answers[method];
      if (isFailure(answer)) return { ok: false, error: answer };
      return { ok: true, data: answer ?? { asked: method } };
    },
  });
  const ask = async (verb: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await app.request(`http://127.0.0.1${path}`, {
      method: verb,
      headers: { authorization: `Bearer ${apiToken}`, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answered = (await response.json()) as AnyBody;
    return { status: response.status, headers: response.headers, body: answered };
  };
  return { ...world, app, ask };
}

function isFailure(answer: unknown): answer is { code: 'NOT_CANCELLABLE'; message: string } {
  return typeof answer === 'object' && answer !== null && 'code' in answer;
}

const nothingRefused = { done: ['m1'], refused: [] };
const summary = {
  rowsRead: 1,
  households: 1,
  guests: 1,
  ready: 1,
  toCheck: 0,
  duplicates: 0,
  refused: [],
  applied: false,
};
const message = { idempotencyKey: 'k1', kind: 'CUSTOM', phone: '+39333', text: 'Ciao' };

const anAnswer = { token: 'x', rsvp: 'COMING' };
const aToken = { name: 'Sito', scope: 'enqueue' };
const sposa = { type: 'sposa', label: 'Sposa' };

const everyRoute: [string, string, unknown, string, unknown, number][] = [
  ['GET', '/api/admin/whatsapp/queue', undefined, 'queue.list', { limit: 50 }, 200],
  ['POST', '/api/admin/whatsapp/queue/pause', undefined, 'queue.pause', undefined, 200],
  ['POST', '/api/admin/whatsapp/queue/resume', undefined, 'queue.resume', undefined, 200],
  ['GET', '/api/admin/whatsapp/queue/m1', undefined, 'queue.get', { id: 'm1' }, 200],
  ['POST', '/api/admin/whatsapp/queue/m1/cancel', undefined, 'queue.cancel', { ids: ['m1'] }, 200],
  ['POST', '/api/admin/whatsapp/queue/m1/undo-cancel', undefined, 'queue.undoCancel', { ids: ['m1'] }, 200],
  ['POST', '/api/admin/whatsapp/queue/m1/retry', undefined, 'queue.retry', { ids: ['m1'] }, 200],
  ['POST', '/api/admin/whatsapp/queue/m1/look', undefined, 'queue.look', { ids: ['m1'] }, 200],
  ['PATCH', '/api/admin/whatsapp/queue/m1', { text: 'Ciao' }, 'queue.edit', { id: 'm1', text: 'Ciao' }, 200],
  ['POST', '/api/admin/whatsapp/queue/m1/invite-again', undefined, 'queue.inviteAgain', { id: 'm1' }, 202],
  ['POST', '/api/admin/whatsapp/queue/m1/mark-sent', undefined, 'queue.markSent', { ids: ['m1'] }, 200],
  [
    'POST',
    '/api/admin/whatsapp/invitations',
    { households: 'all-not-invited' },
    'invitations.send',
    { households: 'all-not-invited' },
    200,
  ],
  ['GET', '/api/admin/automation', undefined, 'automation.list', undefined, 200],
  ['GET', '/api/admin/whatsapp/invitations/campaigns', undefined, 'campaigns.list', undefined, 200],
  [
    'POST',
    '/api/admin/whatsapp/invitations/campaigns/c1/open',
    undefined,
    'campaigns.openTap',
    { id: 'c1' },
    200,
  ],
  [
    'POST',
    '/api/admin/whatsapp/invitations/campaigns/c1/close',
    undefined,
    'campaigns.closeTap',
    { id: 'c1' },
    200,
  ],
  [
    'POST',
    '/api/admin/whatsapp/invitations/campaigns/c1/cancel',
    undefined,
    'campaigns.cancelHeld',
    { id: 'c1' },
    200,
  ],
  [
    'POST',
    '/api/admin/whatsapp/sposa/messages',
    message,
    'queue.enqueue',
    { ...message, type: 'sposa' },
    202,
  ],
  [
    'POST',
    '/api/admin/whatsapp/main/test',
    { phone: '+39' },
    'queue.test',
    { phone: '+39', type: 'main' },
    202,
  ],
  ['GET', '/api/admin/whatsapp', undefined, 'sessions.list', undefined, 200],
  ['POST', '/api/admin/whatsapp', sposa, 'sessions.create', sposa, 200],
  [
    'POST',
    '/api/admin/whatsapp/sposa/remove',
    { messages: { moveTo: 'main' } },
    'sessions.remove',
    { messages: { moveTo: 'main' }, type: 'sposa' },
    200,
  ],
  ['POST', '/api/admin/whatsapp/main/check', undefined, 'sessions.check', { type: 'main' }, 200],
  [
    'POST',
    '/api/admin/whatsapp/main/code',
    { phone: '+39' },
    'sessions.requestCode',
    { phone: '+39', type: 'main' },
    200,
  ],
  ['POST', '/api/admin/whatsapp/main/passkey', undefined, 'sessions.confirmPasskey', { type: 'main' }, 200],
  [
    'PATCH',
    '/api/admin/whatsapp/main',
    { label: 'Sposa' },
    'sessions.update',
    { type: 'main', changes: { label: 'Sposa' } },
    200,
  ],
  ['GET', '/api/admin/whatsapp/main/status', undefined, 'sessions.get', { type: 'main' }, 200],
  ['POST', '/api/admin/whatsapp/main/refresh', undefined, 'sessions.refresh', { type: 'main' }, 200],
  ['POST', '/api/admin/whatsapp/main/logout', undefined, 'sessions.logout', { type: 'main' }, 200],
  ['POST', '/api/admin/whatsapp/main/resume', undefined, 'sessions.resume', { type: 'main' }, 200],
  ['GET', '/api/admin/practice/phone', undefined, 'practice.phone', undefined, 200],
  ['POST', '/api/admin/practice/speed', { speed: 60 }, 'practice.setSpeed', { speed: 60 }, 200],
  ['GET', '/api/admin/clock', undefined, 'overview.clock', undefined, 200],
  ['GET', '/api/admin/guests/h1/link', undefined, 'links.get', { household: 'h1' }, 200],
  ['POST', '/api/admin/guests/h1/revoke-link', undefined, 'links.revoke', { household: 'h1' }, 200],
  ['POST', '/api/admin/links/verify', { link: 'x' }, 'links.verify', { link: 'x' }, 200],
  ['POST', '/api/admin/links/rotate-secret', { graceDays: 30 }, 'links.rotateSecret', { graceDays: 30 }, 200],
  ['POST', '/api/admin/practice/main/scan', undefined, 'practice.scan', { type: 'main' }, 200],
  ['GET', '/api/admin/guests', undefined, 'guests.list', { limit: 50 }, 200],
  ['POST', '/api/admin/guests', { name: 'Rossi' }, 'guests.add', { name: 'Rossi' }, 200],
  [
    'POST',
    '/api/admin/guests/bulk',
    { ids: ['h1'], action: { do: 'addTag', tag: 'amici' } },
    'guests.bulk',
    { ids: ['h1'], action: { do: 'addTag', tag: 'amici' } },
    200,
  ],
  ['POST', '/api/admin/guests/merge', { ids: ['h1', 'h2'] }, 'guests.merge', { ids: ['h1', 'h2'] }, 200],
  ['POST', '/api/admin/guests/undo', { change: 'c1' }, 'guests.undo', { change: 'c1' }, 200],
  ['GET', '/api/admin/guests/h1', undefined, 'guests.get', { id: 'h1' }, 200],
  [
    'PATCH',
    '/api/admin/guests/h1',
    { side: 'sposa' },
    'guests.update',
    { id: 'h1', changes: { side: 'sposa' } },
    200,
  ],
  [
    'DELETE',
    '/api/admin/guests/h1',
    undefined,
    'guests.bulk',
    { ids: ['h1'], action: { do: 'remove' } },
    200,
  ],
  ['GET', '/api/admin/guests/h1/timeline', undefined, 'guests.timeline', { id: 'h1' }, 200],
  ['POST', '/api/admin/guests/h1/split', { people: [1] }, 'guests.split', { id: 'h1', people: [1] }, 200],
  ['POST', '/api/admin/guests/import', 'Rossi;333', 'guests.previewImport', { content: 'Um9zc2k7MzMz' }, 200],
  ['GET', '/api/admin/rsvp', undefined, 'rsvp.log', { limit: 50, standing: false }, 200],
  ['POST', '/api/admin/rsvp', anAnswer, 'rsvp.fromSite', anAnswer, 200],
  ['POST', '/api/admin/rsvp/viewed', { token: 'x' }, 'rsvp.viewedOnSite', { token: 'x' }, 200],
  ['GET', '/api/admin/tokens', undefined, 'tokens.list', undefined, 200],
  ['POST', '/api/admin/tokens', aToken, 'tokens.create', aToken, 200],
  ['DELETE', '/api/admin/tokens/t1', undefined, 'tokens.revoke', { id: 't1' }, 200],
  ['GET', '/api/admin/configuration', undefined, 'configuration.get', undefined, 200],
  [
    'PATCH',
    '/api/admin/configuration',
    { whatsapp_rate_limit: 7 },
    'configuration.update',
    { whatsapp_rate_limit: 7 },
    200,
  ],
];

const answers: Answers = {
  'sessions.list': [{ type: 'main' }],
  'queue.cancel': nothingRefused,
  'queue.undoCancel': nothingRefused,
  'queue.retry': nothingRefused,
  'queue.markSent': nothingRefused,
  'guests.bulk': { count: 1 },
  'guests.timeline': [],
  'queue.look': nothingRefused,
  'guests.previewImport': { previewId: 'p1', summary },
};

describe('the Admin API', () => {
  it.each(everyRoute)('%s %s/ asks the contract', async (verb, path, body, method, input, status) => {
    for (const end of ['', '/']) {
      const { ask, calls } = setup(answers);
      const answer = await ask(verb, path + end, body);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toBe('application/json');
      expect(calls[0]).toEqual({ method, input });
    }
  });

  it('is tested route by route', () => {
    // And the one that answers with a file, below.
    expect(everyRoute).toHaveLength(adminRoutes.length - 1);
  });

  it.each(everyRoute)('%s %s is closed without the API token', async (verb, path, body) => {
    const { app, calls } = setup(answers);
    for (const authorization of ['', 'Bearer wrong', `Bearer ${launchToken}`, `Basic ${apiToken}`]) {
      const response = await app.request(`http://127.0.0.1${path}?token=${apiToken}`, {
        method: verb,
        headers: { authorization, cookie: `token=${apiToken}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      expect(await response.json()).toMatchObject({ code: 'UNAUTHORIZED' });
    }
    expect(calls).toEqual([]);
  });

  it('gives a file in pieces, for `admin` alone, and lets go of it at its end', async () => {
    const pieces = ['UEsD', 'BA=='];
    const asked: string[] = [];
    const world = httpAppParts({
      async dispatch(method) {
        asked.push(method);
        if (method === 'backups.exportAll')
          return { ok: true, data: { id: 'f1', bytes: 4, filename: 'all.zip' } };
        if (method === 'backups.read')
          return { ok: true, data: { content: pieces.shift(), last: pieces.length === 0 } };
        return { ok: true, data: {} };
      },
    });
    const { app } = createHttpApp(world.parts);
    const get = (token: string) =>
      app.request('http://127.0.0.1/api/admin/export/', { headers: { authorization: `Bearer ${token}` } });
    const response = await get(apiToken);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="all.zip"');
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toBe('PK\x03\x04');
    expect(asked).toEqual(['backups.exportAll', 'backups.read', 'backups.read', 'backups.close']);
    expect((await get('wrong')).status).toBe(401);
  });

  it('lists sessions as it lists everything else', async () => {
    const { ask } = setup(answers);
    expect((await ask('GET', '/api/admin/whatsapp/')).body).toEqual({ items: [{ type: 'main' }], total: 1 });
  });

  it('filters by the query, where an empty field filters nothing', async () => {
    const { ask, calls } = setup();
    await ask('GET', '/api/admin/whatsapp/queue/?status=FAILED&type=main&q=123&cursor=abc&limit=200');
    await ask('GET', '/api/admin/whatsapp/queue/?status=&type=&q=&cursor=&limit=');
    expect(calls.map((call) => call.input)).toEqual([
      { status: 'FAILED', type: 'main', q: '123', cursor: 'abc', limit: 200 },
      { limit: 50 },
    ]);
  });

  it.each([
    ['GET', '/api/admin/whatsapp/queue/?limit=0'],
    ['GET', '/api/admin/whatsapp/queue/?limit=201'],
    ['GET', '/api/admin/whatsapp/queue/?limit=-1'],
    ['GET', '/api/admin/whatsapp/queue/?limit=1e2'],
    ['GET', '/api/admin/whatsapp/queue/?limit=5.5'],
    ['GET', '/api/admin/whatsapp/queue/?limit=1&limit=2'],
    ['GET', '/api/admin/whatsapp/queue/?status=LOST'],
    ['GET', '/api/admin/whatsapp/queue/?colour=red'],
    ['GET', '/api/admin/whatsapp/main/status/?verbose=1'],
    ['GET', '/api/admin/guests/?status=SENT'],
    ['POST', '/api/admin/whatsapp/main/test/?phone=1'],
    // A dry run that is not understood must not become a real one.
    ['POST', '/api/admin/guests/import/?dryrun=1'],
    ['POST', '/api/admin/guests/import/?dryRun=yes'],
    ['POST', '/api/admin/guests/import/?include=everything'],
    ['POST', '/api/admin/guests/import/?include=toCheck;duplicates'],
  ])('refuses %s %s before it asks anything', async (verb, path) => {
    const { ask, calls } = setup(answers);
    const { status, body } = await ask(verb, path, verb === 'POST' ? '{}' : undefined);
    expect([status, body.code]).toEqual([422, 'INVALID_INPUT']);
    expect(body.details?.issues).toHaveLength(1);
    expect(calls).toEqual([]);
  });

  it.each([
    ['{', 400, 'INVALID_JSON'],
    ['phone=1', 400, 'INVALID_JSON'],
    ['\uFEFF', 400, 'INVALID_JSON'],
    ['[]', 422, 'INVALID_INPUT'],
    ['null', 422, 'INVALID_INPUT'],
    ['"text"', 422, 'INVALID_INPUT'],
    ['{"type":"sposa","phone":"+39"}', 422, 'INVALID_INPUT'],
    // What can be read in two ways, or not at all.
    ['{"phone":"+39","phone":"+40"}', 422, 'INVALID_INPUT'],
    ['{"phone":"+39","__proto__":{"text":"x"}}', 422, 'INVALID_INPUT'],
    [`{"phone":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 422, 'INVALID_INPUT'],
    [`${'['.repeat(50_000)}`, 400, 'INVALID_JSON'],
    ["{'phone':'+39'}", 400, 'INVALID_JSON'],
    ['{"phone":"+39",}', 400, 'INVALID_JSON'],
    ['{"phone":NaN}', 400, 'INVALID_JSON'],
    ['{"phone":"+39"} {"phone":"+40"}', 400, 'INVALID_JSON'],
    ['--x\r\nContent-Disposition: form-data; name="phone"\r\n\r\n+39\r\n--x--', 400, 'INVALID_JSON'],
  ])('refuses the body %j', async (body, status, code) => {
    const { ask, calls } = setup();
    expect(await ask('POST', '/api/admin/whatsapp/main/test/', body)).toMatchObject({
      status,
      body: { code },
    });
    expect(calls).toEqual([]);
  });

  it.each([
    ['Latin-1', Uint8Array.of(...Buffer.from('{"phone":"'), 0xe8, ...Buffer.from('"}'))],
    ['half a character', Uint8Array.of(...Buffer.from('{"phone":"'), 0xf0, 0x9f, ...Buffer.from('"}'))],
    ['UTF-16', Buffer.from('{"phone":"+39"}', 'utf16le')],
    ['gzip', gzipSync('{"phone":"+39"}')],
  ])('refuses a body in %s', async (_, bytes) => {
    const { app, calls } = setup();
    const response = await app.request('http://127.0.0.1/api/admin/whatsapp/main/test/', {
      method: 'POST',
      headers: { authorization: `Bearer ${apiToken}` },
      body: new Uint8Array(bytes),
    });
    expect([response.status, ((await response.json()) as AnyBody).code]).toEqual([400, 'INVALID_JSON']);
    expect(calls).toEqual([]);
  });

  it('minds no Content-Type', async () => {
    for (const type of ['', 'text/plain', 'application/x-www-form-urlencoded', 'image/png']) {
      const { ask, calls } = setup();
      await ask('POST', '/api/admin/whatsapp/main/test/', { phone: '+39' }, { 'content-type': type });
      expect(calls[0]?.input).toEqual({ phone: '+39', type: 'main' });
    }
  });

  it.each([
    ['GET', '/api/admin/whatsapp/Main/status/', 'UNKNOWN_SESSION'],
    ['GET', '/api/admin/whatsapp/new/status/', 'UNKNOWN_SESSION'],
    ['POST', '/api/admin/whatsapp/queue/refresh/', 'UNKNOWN_SESSION'],
    ['POST', `/api/admin/whatsapp/${'a'.repeat(32)}/logout/`, 'UNKNOWN_SESSION'],
    ['POST', '/api/admin/whatsapp/..%2fqueue/logout/', 'UNKNOWN_SESSION'],
    ['GET', `/api/admin/whatsapp/queue/${'a'.repeat(65)}/`, 'UNKNOWN_MESSAGE'],
    ['PATCH', `/api/admin/guests/${'a'.repeat(65)}/`, 'UNKNOWN_HOUSEHOLD'],
    ['DELETE', `/api/admin/tokens/${'a'.repeat(65)}/`, 'UNKNOWN_TOKEN'],
    ['GET', '/api/admin/nothing/', 'NOT_FOUND'],
    ['GET', '/api/admin/', 'NOT_FOUND'],
    ['GET', '/api/admin//guests/', 'NOT_FOUND'],
    ['GET', '/api/admin/whatsapp/main/status/more/', 'NOT_FOUND'],
    ['GET', '/api/', 'NOT_FOUND'],
  ])('%s %s is 404 %s', async (verb, path, code) => {
    const { ask, calls } = setup();
    expect(await ask(verb, path)).toMatchObject({ status: 404, body: { code, message: expect.any(String) } });
    expect(calls).toEqual([]);
  });

  it.each([
    ['DELETE', '/api/admin/guests/', 'GET, POST'],
    ['POST', '/api/admin/configuration/', 'GET, PATCH'],
    ['GET', '/api/admin/whatsapp/main/refresh/', 'POST'],
    ['GET', '/api/admin/whatsapp/queue/pause/x/', null],
    ['OPTIONS', '/api/admin/guests/', 'GET, POST'],
    ['PUT', '/api/admin/whatsapp/queue/m1/', 'GET, PATCH'],
  ])('%s %s is the wrong verb', async (verb, path, allow) => {
    const { ask } = setup();
    const answer = await ask(verb, path);
    expect([answer.status, answer.body.code]).toEqual(
      allow === null ? [404, 'NOT_FOUND'] : [405, 'METHOD_NOT_ALLOWED'],
    );
    expect(answer.headers.get('allow')).toBe(allow);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers a refusal with its code, its sentence and its status', async () => {
    const refusal = { code: 'UNKNOWN_SESSION', message: 'No such phone.', details: { type: 'sposo' } };
    const { ask } = setup({ 'sessions.get': refusal });
    expect(await ask('GET', '/api/admin/whatsapp/sposo/status/')).toMatchObject({
      status: 404,
      body: refusal,
    });
  });

  it('tells why the one message could not be changed', async () => {
    const { ask } = setup({ 'queue.cancel': { done: [], refused: [{ id: 'm1', code: 'NOT_CANCELLABLE' }] } });
    expect(await ask('POST', '/api/admin/whatsapp/queue/m1/cancel/')).toMatchObject({
      status: 409,
      body: { code: 'NOT_CANCELLABLE', message: expect.stringContaining('already left') },
    });
  });

  it('answers the message as it is after it was changed', async () => {
    const { ask } = setup({ 'queue.retry': nothingRefused, 'queue.get': { id: 'm1', status: 'PENDING' } });
    expect((await ask('POST', '/api/admin/whatsapp/queue/m1/retry/')).body).toEqual({
      id: 'm1',
      status: 'PENDING',
    });
  });

  it('takes a list over, with what was left out only when asked', async () => {
    const { ask, calls } = setup({ ...answers, 'guests.applyImport': { ...summary, applied: true } });
    const path = '/api/admin/guests/import/?filename=lista%20ospiti.csv';
    expect((await ask('POST', path, 'Rossi;333', { 'content-type': 'image/png' })).body.applied).toBe(true);
    await ask('POST', `${path}&include=toCheck,duplicates`, 'Rossi;333');
    await ask('POST', `${path}&include=toCheck&include=duplicates&dryRun=0`, 'Rossi;333');
    expect(calls[0]?.input).toMatchObject({ filename: 'lista ospiti.csv' });
    const applied = calls.filter(({ method }) => method === 'guests.applyImport').map(({ input }) => input);
    expect(applied).toEqual([
      { previewId: 'p1', include: [] },
      { previewId: 'p1', include: ['toCheck', 'duplicates'] },
      { previewId: 'p1', include: ['toCheck', 'duplicates'] },
    ]);
  });

  it.each(['dryRun=1', 'dryRun=true', 'dryRun=1&include=toCheck'])(
    'takes nothing over with %s, and leaves the preview it made',
    async (query) => {
      const { ask, calls } = setup(answers);
      expect((await ask('POST', `/api/admin/guests/import/?${query}`, 'Rossi;333')).body).toEqual(summary);
      expect(calls.map(({ method }) => method)).toEqual(['guests.previewImport', 'guests.closePreview']);
    },
  );

  it('stops an import at the first refusal', async () => {
    const { ask, calls } = setup({ 'guests.previewImport': { code: 'IMPORT_EMPTY', message: 'Empty.' } });
    expect(await ask('POST', '/api/admin/guests/import/', '')).toMatchObject({ status: 422 });
    expect(calls).toHaveLength(1);
  });

  it('reads no body beyond its limit', async () => {
    const { ask, calls } = setup(answers);
    const tooLarge = async (path: string, bytes: number) => {
      const { status, body } = await ask('POST', path, ' '.repeat(bytes));
      return [status, body.code, body.message?.match(/\d+ [KM]B/)?.[0]];
    };
    expect(await tooLarge('/api/admin/whatsapp/main/test/', 262_145)).toEqual([
      413,
      'BODY_TOO_LARGE',
      '256 KB',
    ]);
    expect(await tooLarge('/api/admin/guests/import/', 20_971_521)).toEqual([413, 'BODY_TOO_LARGE', '20 MB']);
    expect(calls).toEqual([]);
    const largest = 'x'.repeat(20_971_520);
    expect((await ask('POST', '/api/admin/guests/import/?dryRun=1', largest)).status).toBe(200);
  });

  it('says in Italian what it refuses when the configuration does', async () => {
    const { app } = createHttpApp(httpAppParts({ language: () => 'it' }).parts);
    expect(await (await app.request('http://127.0.0.1/api/admin/guests/')).json()).toMatchObject({
      message: expect.stringContaining('accesso'),
    });
  });

  it('logs a bug of its own and tells nothing of it', async () => {
    const world = httpAppParts({ dispatch: () => Promise.reject(new Error('canary')) });
    const { app } = createHttpApp(world.parts);
    const response = await app.request('http://127.0.0.1/api/admin/guests/', {
      headers: { authorization: `Bearer ${apiToken}` },
    });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('canary');
    expect(world.logged).toHaveLength(1);
  });
});
