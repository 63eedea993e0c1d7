import { describe, expect, it } from 'vitest';
import { type TokenScope, tokenScopes } from '#contract/tokens.ts';
import { httpAppParts, scopedTokens } from '../../../testing/http-app.ts';
import { createHttpApp } from '../app.ts';
import { adminRoutes } from './admin-routes.ts';

function setup() {
  const session = { type: 'main', qr: { value: 'canary' }, pairing: { code: 'canary' }, passkey: null };
  const world = httpAppParts({
    dispatch: (method) =>
      Promise.resolve({ ok: true, data: method === 'sessions.list' ? [session] : { ...session } }),
  });
  const { app } = createHttpApp(world.parts);
  const ask = async (scope: TokenScope, verb: string, path: string) => {
    const address = path.replace('{type}', 'main').replace('{id}', 'x1');
    const response = await app.request(`http://127.0.0.1${address}`, {
      method: verb.toUpperCase(),
      headers: { authorization: `Bearer ${scopedTokens[scope]}` },
    });
    return { status: response.status, text: await response.text() };
  };
  return { ...world, ask };
}

const may = (scope: TokenScope) =>
  adminRoutes
    .filter(({ allows }) => scope !== 'admin' && allows.includes(scope))
    .map(({ verb, path }) => `${verb} ${path.replace('/api/admin/', '')}`);

describe('the scope of a token', () => {
  it('lets the web site queue and ask after its messages, and see no list', () => {
    expect(may('enqueue')).toEqual([
      'get whatsapp/queue/{id}/',
      'post whatsapp/queue/{id}/invite-again/',
      'post whatsapp/invitations/',
      'post whatsapp/{type}/messages/',
      'post whatsapp/{type}/test/',
      'post links/verify/',
      'post rsvp/',
      'post rsvp/viewed/',
    ]);
  });

  it('lets a reader change nothing', () => {
    const verbs = may('read').filter((each) => !each.startsWith('get '));
    expect(verbs).toEqual(['post links/verify/']);
    expect(may('read')).not.toContain('get guests/{id}/link/');
    expect(may('read')).not.toContain('get tokens/');
  });

  it.each(tokenScopes)('%s is held to on every route', async (scope) => {
    for (const { verb, path, allows } of adminRoutes) {
      const { ask } = setup();
      const { status, text } = await ask(scope, verb, path);
      const allowed = scope === 'admin' || allows.includes(scope);
      if (allowed) expect([`${verb} ${path}`, status]).not.toEqual([`${verb} ${path}`, 403]);
      else {
        expect([`${verb} ${path}`, status]).toEqual([`${verb} ${path}`, 403]);
        expect(JSON.parse(text)).toMatchObject({
          code: 'SCOPE_NOT_ENOUGH',
          details: { scope, needed: [...allows, 'admin'] },
        });
      }
    }
  });

  it('is told in words which one would be enough', async () => {
    const { ask } = setup();
    expect(JSON.parse((await ask('enqueue', 'get', '/api/admin/guests/')).text).message).toContain(
      '(read, admin)',
    );
  });

  it('keeps what links a phone from whoever may only read', async () => {
    const { ask } = setup();
    for (const path of ['/api/admin/whatsapp/', '/api/admin/whatsapp/{type}/status/']) {
      expect((await ask('admin', 'get', path)).text).toContain('canary');
      const { status, text } = await ask('read', 'get', path);
      expect([status, text.includes('canary')]).toEqual([200, false]);
    }
  });
});

it('guessed tokens are noted without the token, and only once', async () => {
  const { parts, notes, clock } = httpAppParts();
  const { app } = createHttpApp(parts);
  const guess = () =>
    app.request('http://127.0.0.1/api/admin/guests/', { headers: { authorization: 'Bearer canary-guess' } });
  for (let count = 0; count < 5; count += 1) expect((await guess()).status).toBe(401);
  const held = Array.from({ length: 16 }, guess);
  await clock.untilSleeping();
  const sentAway = await guess();
  expect([sentAway.status, sentAway.headers.get('retry-after')]).toEqual([429, '1']);
  await clock.advance(1000);
  for (const answer of await Promise.all(held)) expect(answer.status).toBe(401);
  expect(notes).toHaveLength(1);
  expect(notes[0]).not.toContain('canary');
});
