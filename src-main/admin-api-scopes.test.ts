import { expect, it } from 'vitest';
import type { TokenScope } from '#contract/tokens.ts';
import { ask } from './testing/ask.ts';
import { httpAppParts, scopedTokens } from './testing/http-app.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';
import { adminRoutes } from './transports/http/admin/admin-routes.ts';
import { createHttpApp } from './transports/http/app.ts';

const far = '2099-01-01T00:00:00Z';
const people = ['Famiglia Canarini', 'Zefirina', '393339876543', 'zefirina@example.org', 'canary-notes'];
const said = ['canary-text', 'canary-diet'];

/** A store that holds something to look for, and the real routes over it. */
async function setup(scope: TokenScope) {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  await ask(app, 'queue.pause', undefined);
  const { household } = await ask(app, 'guests.add', {
    name: 'Famiglia Canarini',
    phones: ['+39 333 987 6543'],
    guests: [{ firstName: 'Zefirina', lastName: 'Canarini' }],
    email: 'zefirina@example.org',
    notes: 'canary-notes',
  });
  const { id } = household;
  const { link } = await ask(app, 'links.get', { household: id });
  const custom = { type: 'main', kind: 'CUSTOM', household: id, idempotencyKey: 'canary' } as const;
  const text = `canary-text for Zefirina, +393339876543: ${link}`;
  const message = await ask(app, 'queue.enqueue', { ...custom, text });
  await ask(app, 'invitations.send', { households: [id] });
  const guests = [{ name: 'Zefirina', coming: true, dietary: 'canary-diet' }];
  await ask(app, 'rsvp.record', { household: id, rsvp: 'COMING', guests, note: `as on ${link}` });
  const token = await ask(app, 'tokens.create', { name: 'canary-token', scope: 'admin' });
  const { app: http } = createHttpApp({
    ...httpAppParts().parts,
    dispatch: app.dispatch,
    subscribe: app.subscribe,
  });
  const call = async (verb: string, path: string, body?: unknown) => {
    const response = await http.request(`http://127.0.0.1${path}`, {
      method: verb.toUpperCase(),
      headers: { authorization: `Bearer ${scopedTokens[scope]}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };
  // What every token of this household begins with, whenever it was signed.
  const payload = link.slice(link.lastIndexOf('/') + 1).split(':')[0] ?? '';
  return { call, household: id, message: message.id, token, payload };
}

type World = Awaited<ReturnType<typeof setup>>;

/** The export of everything is a zip; only its being given is looked at here. */
function jsonOf(text: string): unknown {
  return text.startsWith('PK') ? {} : JSON.parse(text);
}

/** Bodies that ask for as much as can be asked; of other routes an empty one. */
function bodiesOf(path: string, { household }: World): unknown[] {
  const message = { household, notBefore: far };
  const kinds = ['INVITATION', 'REMINDER', 'RSVP_CONFIRMATION', 'CUSTOM'];
  switch (path) {
    case '/api/admin/whatsapp/invitations/':
      return [
        { households: { filter: {} } },
        { households: { filter: { q: 'Canarini' } }, kind: 'CUSTOM' },
        ...['all-not-invited', 'all-not-answered', 'all-answered'].flatMap((households) => [
          { households },
          { households, kind: 'REMINDER' },
        ]),
        { households: [household, 'nobody'] },
      ];
    case '/api/admin/whatsapp/{type}/messages/':
      return kinds.map((kind) => ({ ...message, kind, idempotencyKey: kind }));
    case '/api/admin/whatsapp/{type}/test/':
      return [{ phone: '+39 333 111 1111' }];
    case '/api/admin/links/verify/':
      return [{ link: 'nonsense' }];
    case '/api/admin/rsvp/':
      return [{ token: 'nonsense', rsvp: 'COMING' }];
    case '/api/admin/guests/':
      return [{ name: 'Altri' }];
    case '/api/admin/rsvp/viewed/':
      return [{ token: 'nonsense' }];
    default:
      return [{}];
  }
}

function idOf(path: string, { household, message, token }: World): string {
  if (path.startsWith('/api/admin/guests/')) return household;
  return path.startsWith('/api/admin/tokens/') ? token.id : message;
}

/** Everything that every route answers to this scope; what is queued on the way is asked after too. */
async function allAnswers(scope: TokenScope) {
  const world = await setup(scope);
  const answers: string[] = [];
  const note = async (verb: string, path: string, body?: unknown) => {
    const { text } = await world.call(verb, path, body);
    expect([verb, path, text.includes('"INTERNAL"')]).toEqual([verb, path, false]);
    answers.push(text);
    return text;
  };
  // What only reads first, what takes away last.
  const turn = ({ verb }: { verb: string }) => ['get', 'post', 'patch', 'delete'].indexOf(verb);
  for (const { verb, path } of adminRoutes.toSorted((a, b) => turn(a) - turn(b))) {
    const address = path.replace('{type}', 'main').replace('{id}', idOf(path, world));
    for (const body of verb === 'get' ? [undefined] : bodiesOf(path, world)) {
      const { id } = jsonOf(await note(verb, address, body)) as { id?: string };
      if (id !== undefined && path.includes('/{type}/'))
        await note('get', `/api/admin/whatsapp/queue/${id}/`);
    }
  }
  const all = answers.join('\n');
  return { ...world, shows: (what: readonly string[]) => what.filter((each) => all.includes(each)) };
}

it('an admin token is shown all that the other scopes are searched for', async () => {
  const { shows, payload } = await allAnswers('admin');
  expect(shows([...people, ...said, payload])).toEqual([...people, ...said, payload]);
});

it('a token to read is shown the guests, and nobody’s personal link', async () => {
  const { shows, payload, token } = await allAnswers('read');
  expect(shows([...people, ...said])).toEqual([...people, ...said]);
  expect(shows([payload, token.token])).toEqual([]);
});

it('a token of the web site is shown no name, no phone, no text, no link and no answer of a guest', async () => {
  const { shows, payload, token } = await allAnswers('enqueue');
  expect(shows([...people, ...said, payload, token.token])).toEqual([]);
});

it('a token of the web site learns what becomes of its message, and no more', async () => {
  const { call, household } = await setup('enqueue');
  const asked = { household, kind: 'CUSTOM', text: 'Ciao', notBefore: far, idempotencyKey: 'mine' };
  const queued = await call('post', '/api/admin/whatsapp/main/messages/', asked);
  const { id } = JSON.parse(queued.text) as { id: string };
  const told = JSON.parse((await call('get', `/api/admin/whatsapp/queue/${id}/`)).text) as object;
  expect(told).toMatchObject({ id, type: 'main', kind: 'CUSTOM', status: 'PENDING', attempts: 0 });
  const fields = ['attempts', 'changedAt', 'createdAt', 'id', 'kind', 'notBefore', 'status', 'type'];
  expect(
    Object.keys(told)
      .filter((key) => !['expectedAt', 'waitingReason'].includes(key))
      .sort(),
  ).toEqual(fields);
});

it('a token of the web site is told why households it named were skipped, and of others how many', async () => {
  const { call, household } = await setup('enqueue');
  const send = async (households: unknown, kind?: string) => {
    const { status, text } = await call('post', '/api/admin/whatsapp/invitations/', { households, kind });
    return { status, body: JSON.parse(text) as Record<string, unknown> };
  };
  expect((await send([household, 'nobody'])).body['skipped']).toEqual([
    { household, reason: 'ALREADY_INVITED' },
    { household: 'nobody', reason: 'UNKNOWN_HOUSEHOLD' },
  ]);
  expect(await send('all-answered')).toMatchObject({ status: 200, body: { queued: 0 } });
  expect((await send('all-answered')).body['skipped']).toEqual([{ reason: 'ALREADY_INVITED' }]);
  for (const filter of [{}, { q: 'Canarini' }]) {
    expect(await send({ filter })).toMatchObject({
      status: 403,
      body: { code: 'SCOPE_NOT_ENOUGH', details: { needed: ['admin'] } },
    });
  }
});
