import { expect, it } from 'vitest';
import { apiToken, httpAppParts } from './testing/http-app.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';
import { createHttpApp } from './transports/http/app.ts';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The real app in practice mode behind the real routes. */
async function setup() {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  const { app: http } = createHttpApp({
    ...httpAppParts().parts,
    dispatch: app.dispatch,
    subscribe: app.subscribe,
  });
  return async (line: string, body?: unknown): Promise<Answer> => {
    const [method = '', path = ''] = line.split(' ');
    const response = await http.request(`http://127.0.0.1${path}`, {
      method,
      headers: { authorization: `Bearer ${apiToken}` },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
}

const list = 'Nome;Cognome;Cellulare\nAnna;Prova;+39 333 111 1111\nBice;Altra;+39 333 111 2222';

it('everything the event’s web site and scripts may call answers as it should, with and without the last slash', async () => {
  const ask = await setup();
  const api = '/api/admin';
  expect((await ask(`GET ${api}/whatsapp/`)).body).toMatchObject({ total: 1, items: [{ type: 'main' }] });
  const status = await ask(`GET ${api}/whatsapp/main/status/`);
  expect(status.body).toMatchObject({ type: 'main', status: expect.any(String), me: null });
  expect(Object.keys(status.body)).toEqual(expect.arrayContaining(['qr', 'restrictions', 'checkedAt']));
  expect((await ask(`POST ${api}/whatsapp/main/refresh`)).status).toBe(200);
  expect((await ask(`PATCH ${api}/whatsapp/main/`, { label: 'Sposa' })).body).toMatchObject({
    label: 'Sposa',
  });

  // A guest list: looked at first, then taken over.
  const counts = { rowsRead: 2, households: 2, guests: 2, ready: 2, toCheck: 0, duplicates: 0, refused: [] };
  expect((await ask(`POST ${api}/guests/import/?dryRun=1`, list)).body).toEqual({
    ...counts,
    applied: false,
  });
  const taken = await ask(`POST ${api}/guests/import?filename=l.csv`, list);
  expect(taken.body).toMatchObject({ ...counts, applied: true });
  const guests = await ask(`GET ${api}/guests/?q=Prova&limit=1`);
  expect(guests.body).toMatchObject({
    total: 1,
    items: [{ phones: ['+393331111111'], guests: [{ firstName: 'Anna', lastName: 'Prova' }], rsvp: null }],
  });
  const [{ id: household = '' } = {}] = guests.body['items'] as { id: string }[];

  // Messages: queued once per key, later, with variables, and refused under the key of another.
  expect((await ask(`POST ${api}/whatsapp/queue/pause/`)).body).toEqual({ paused: true });
  const message = {
    idempotencyKey: 'k1',
    kind: 'CUSTOM',
    household,
    text: 'Ciao',
    notBefore: '2099-01-01T00:00:00Z',
  };
  const queued = await ask(`POST ${api}/whatsapp/main/messages/`, message);
  expect(queued).toMatchObject({ status: 202, body: { id: expect.any(String), status: 'PENDING' } });
  expect(queued.body).toHaveProperty('expectedAt');
  const again = await ask(`POST ${api}/whatsapp/main/messages`, message);
  expect(again).toMatchObject({ status: 202, body: { id: queued.body['id'] } });
  expect(await ask(`POST ${api}/whatsapp/main/messages/`, { ...message, text: 'Altro' })).toMatchObject({
    status: 409,
    body: { code: 'IDEMPOTENCY_CONFLICT', message: expect.any(String), details: { id: queued.body['id'] } },
  });
  const reminder = { idempotencyKey: 'k2', kind: 'REMINDER', household, variables: { tavolo: 7 } };
  expect((await ask(`POST ${api}/whatsapp/main/messages/`, reminder)).status).toBe(202);
  expect((await ask(`POST ${api}/whatsapp/main/test/`, { phone: '+39 333 123 4567' })).status).toBe(202);
  expect(
    (await ask(`POST ${api}/whatsapp/invitations/`, { households: 'all-not-invited' })).body,
  ).toMatchObject({
    queued: 2,
    skipped: [],
    finishesAt: null,
  });

  // The queue, and one message of it.
  const page = await ask(`GET ${api}/whatsapp/queue/?status=PENDING&type=main&limit=1`);
  expect(page.body).toMatchObject({ total: 5, nextCursor: expect.any(String) });
  const one = `${api}/whatsapp/queue/${queued.body['id']}`;
  expect((await ask(`GET ${one}`)).body).toMatchObject({ notBefore: '2099-01-01T00:00:00.000Z', log: [{}] });
  expect(await ask(`POST ${one}/mark-sent/`)).toMatchObject({
    status: 409,
    body: { code: 'NOT_UNCONFIRMED' },
  });
  expect((await ask(`POST ${one}/cancel/`)).body).toMatchObject({ status: 'CANCELLED' });
  expect((await ask(`POST ${one}/retry/`)).body).toMatchObject({ status: 'PENDING' });
  expect((await ask(`POST ${api}/whatsapp/queue/resume/`)).body).toEqual({ paused: false });

  // The configuration.
  expect((await ask(`PATCH ${api}/configuration/`, { whatsapp_rate_limit: 7 })).status).toBe(200);
  const configuration = (await ask(`GET ${api}/configuration`)).body;
  expect(configuration).toMatchObject({ whatsapp_rate_limit: 7, invitation_link_secret_set: true });
  expect(configuration).not.toHaveProperty('invitation_link_secret');

  expect((await ask('GET /api/openapi.json')).body).toMatchObject({ openapi: '3.1.0' });
  expect((await ask('GET /api/health')).body).toMatchObject({ status: 'ok' });
  expect((await ask(`POST ${api}/whatsapp/main/logout/`)).status).toBe(200);
});

it('what is no message is refused in words, and queues nothing', async () => {
  const ask = await setup();
  const wrong: [unknown, number, string][] = [
    [{}, 422, 'INVALID_INPUT'],
    [{ idempotencyKey: 'k', kind: 'CUSTOM', text: 'Ciao' }, 422, 'INVALID_INPUT'],
    [{ idempotencyKey: 'k', kind: 'CUSTOM', phone: '1', text: 'Ciao' }, 422, 'INVALID_PHONE'],
    [{ idempotencyKey: 'k', kind: 'CUSTOM', phone: '+393331234567', text: '  ' }, 422, 'TEXT_EMPTY'],
    [{ idempotencyKey: 'k', kind: 'LOVE', phone: '+393331234567', text: 'x' }, 422, 'INVALID_INPUT'],
    [{ idempotencyKey: '', kind: 'CUSTOM', phone: '+393331234567', text: 'x' }, 422, 'INVALID_INPUT'],
    [{ idempotencyKey: 'k', kind: 'CUSTOM', household: 'h', text: 'x' }, 404, 'UNKNOWN_HOUSEHOLD'],
    [
      { idempotencyKey: 'k', kind: 'CUSTOM', phone: '+393331234567', text: 'x', colour: 1 },
      422,
      'INVALID_INPUT',
    ],
    [
      { idempotencyKey: 'k', kind: 'CUSTOM', phone: '+393331234567', text: 'x', notBefore: 'tomorrow' },
      422,
      'INVALID_INPUT',
    ],
  ];
  for (const [body, status, code] of wrong) {
    expect(await ask('POST /api/admin/whatsapp/main/messages/', body)).toMatchObject({
      status,
      body: { code },
    });
  }
  const fine = { idempotencyKey: 'k', kind: 'CUSTOM', phone: '+393331234567', text: 'x' };
  expect(await ask('POST /api/admin/whatsapp/nobody/messages/', fine)).toMatchObject({
    status: 404,
    body: { code: 'UNKNOWN_SESSION' },
  });
  expect((await ask('GET /api/admin/whatsapp/queue/')).body).toMatchObject({ total: 0 });
});
