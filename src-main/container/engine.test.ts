import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { findEngine } from './engine.ts';

const surroundings = (environment: Record<string, string>) => ({
  platform: 'linux' as const,
  environment: { DOCKER_HOST: `unix://${join(temporaryDirectory(), 'none.sock')}`, ...environment },
  home: '/nowhere',
});

it('finds the engine that answers, and asks it for its processor', async () => {
  const socket = join(temporaryDirectory(), 'd.sock');
  const server = createServer((_, answer) => answer.end('{"Arch":"arm64"}')).listen(socket);
  onTestFinished(() => void server.close());
  expect(await findEngine(surroundings({ DOCKER_HOST: `unix://${socket}` }))).toMatchObject({
    ok: true,
    architecture: 'arm64',
  });
});

it('says that one that is meant does not run', async () => {
  expect(await findEngine(surroundings({}))).toEqual({ ok: false, why: 'NOT_RUNNING' });
});

it('says that one that is meant is on another computer, without asking it', async () => {
  const elsewhere = surroundings({ DOCKER_HOST: 'ssh://giulia@server' });
  expect(await findEngine(elsewhere)).toEqual({ ok: false, why: 'ELSEWHERE' });
});

it('tells a Docker that is installed from one that is not', async () => {
  const folder = temporaryDirectory();
  const places = { platform: 'darwin' as const, home: folder };
  const look = () => findEngine({ ...places, environment: { PATH: folder } });
  expect(await look()).toEqual({ ok: false, why: 'MISSING' });
  writeFileSync(join(folder, 'docker'), '');
  chmodSync(join(folder, 'docker'), 0o755);
  expect(await look()).toEqual({ ok: false, why: 'NOT_RUNNING' });
});
