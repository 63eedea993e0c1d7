import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { App } from './app.ts';
import { ask, refusal } from './testing/ask.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';

/** A port nobody has at the moment. */
async function freePort(): Promise<number> {
  const { port, close } = await holdPort();
  await close();
  return port;
}

async function holdPort(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  onTestFinished(close);
  return { port, close };
}

const desktop = (directory: string) => startTestApp({ directory, practice: true, adminApi: 'switched' });

async function statusAt(port: number, token: string, path = '/api/admin/guests/'): Promise<number | null> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return answer.then(
    ({ status }) => status,
    () => null,
  );
}

async function tokenOf(app: App): Promise<string> {
  return (await ask(app, 'tokens.create', { name: 'Sito', scope: 'read' })).token;
}

it('in the desktop nothing listens until the admin says so; then it does at once, until told to stop', async () => {
  const app = await desktop(temporaryDirectory());
  const token = await tokenOf(app);
  const port = await freePort();
  expect(await ask(app, 'adminApi.get', undefined)).toMatchObject({
    on: false,
    address: null,
    switchable: true,
  });
  expect(await statusAt(port, token)).toBeNull();
  expect(await ask(app, 'adminApi.set', { on: true, port })).toMatchObject({
    address: `http://127.0.0.1:${port}`,
  });
  expect((await ask(app, 'tokens.list', undefined)).address).toBe(`http://127.0.0.1:${port}`);
  expect(await statusAt(port, token)).toBe(200);
  expect(await statusAt(port, 'wrong')).toBe(401);
  await ask(app, 'adminApi.set', { on: false, port });
  expect(await statusAt(port, token)).toBeNull();
});

it('serves programs only: no window, and no way in for one', async () => {
  const app = await desktop(temporaryDirectory());
  const port = await freePort();
  await ask(app, 'adminApi.set', { on: true, port });
  const token = await tokenOf(app);
  expect(await statusAt(port, token, '/')).toBe(404);
  expect(await statusAt(port, token, '/events')).toBe(401);
  const rpc = {
    method: 'POST',
    body: '{"method":"app.info"}',
    headers: { authorization: `Bearer ${token}` },
  };
  expect((await fetch(`http://127.0.0.1:${port}/rpc`, rpc)).status).toBe(401);
});

it('a port that is taken is refused, and what answered before goes on answering', async () => {
  const app = await desktop(temporaryDirectory());
  const token = await tokenOf(app);
  const port = await freePort();
  await ask(app, 'adminApi.set', { on: true, port });
  const other = await holdPort();
  expect(await refusal(app, 'adminApi.set', { on: true, port: other.port })).toBe('ADMIN_API_PORT_TAKEN');
  expect(await statusAt(port, token)).toBe(200);
  expect(await ask(app, 'adminApi.get', undefined)).toMatchObject({ on: true, port, problem: null });
  await other.close();
  await ask(app, 'adminApi.set', { on: true, port: other.port });
  expect(await statusAt(port, token)).toBeNull();
  expect(await statusAt(other.port, token)).toBe(200);
});

it('is on again after a new start, and a port that has been taken meanwhile is told, not fatal', async () => {
  const directory = temporaryDirectory();
  const first = await desktop(directory);
  const token = await tokenOf(first);
  const port = await freePort();
  await ask(first, 'adminApi.set', { on: true, port });
  await first.stop();
  expect(await statusAt(port, token)).toBeNull();
  const second = await desktop(directory);
  expect(await statusAt(port, token)).toBe(200);
  await second.stop();

  const taken = { on: true, port: (await holdPort()).port };
  writeFileSync(join(directory, 'admin-api.json'), JSON.stringify(taken));
  const logged: unknown[] = [];
  const log = { info: () => {}, error: (_: string, error: unknown) => `entry ${logged.push(error)}` };
  const third = await startTestApp({ directory, practice: true, adminApi: 'switched', log });
  expect(await ask(third, 'adminApi.get', undefined)).toMatchObject({
    ...taken,
    address: null,
    problem: 'ADMIN_API_PORT_TAKEN',
  });
  expect(logged).toMatchObject([{ code: 'ADMIN_API_PORT_TAKEN' }]);
});

it.each(['', '{', '{"on":true}', '{"on":true,"port":80}', '{"on":1,"port":4780}'])(
  'stays shut when its file says %j',
  async (content) => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'admin-api.json'), content);
    const app = await desktop(directory);
    expect(await ask(app, 'adminApi.get', undefined)).toMatchObject({ on: false, address: null });
  },
);

it('speaks of the realm that is shown: practice data in practice, real ones for real', async () => {
  const app = await desktop(temporaryDirectory());
  const port = await freePort();
  await ask(app, 'adminApi.set', { on: true, port });
  const realm = async () =>
    ((await (await fetch(`http://127.0.0.1:${port}/api/health`)).json()) as { realm: string }).realm;
  expect(await realm()).toBe('practice');
  await ask(app, 'app.switchRealm', { realm: 'real' });
  expect(await realm()).toBe('real');
});

it('the token in the file is renewed at once, and told to nobody but its file', async () => {
  const directory = temporaryDirectory();
  const app = await desktop(directory);
  const port = await freePort();
  await ask(app, 'adminApi.set', { on: true, port });
  const kept = () => readFileSync(join(directory, 'api-token'), 'utf8').trim();
  const before = kept();
  expect(await statusAt(port, before)).toBe(200);
  expect(await ask(app, 'tokens.renewFile', undefined)).toEqual({ file: join(directory, 'api-token') });
  expect(kept()).not.toBe(before);
  expect(await statusAt(port, before)).toBe(401);
  expect(await statusAt(port, kept())).toBe(200);
});

it('under serve it is always on', async () => {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  app.servedAt('http://127.0.0.1:4790');
  expect(await ask(app, 'adminApi.get', undefined)).toEqual({
    ...{ on: true, port: 4790, switchable: false, address: 'http://127.0.0.1:4790', problem: null },
  });
  expect(await refusal(app, 'adminApi.set', { on: false, port: 4790 })).toBe('ADMIN_API_STAYS_ON');
});
