import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCommandLine } from '../src-main/command-line.ts';
import {
  serverEntrypoint,
  serverHealthCommand,
  serverService,
} from '../src-main/container/server-service.ts';
import { COMPOSE_FILES } from './compose.ts';
import { ROOT } from './paths.mjs';

const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');

it.each([...COMPOSE_FILES])(
  '%s says what the definitions say; after a change, `npm run compose` writes it anew',
  (path, content) => {
    expect(readFileSync(path, 'utf8')).toBe(content());
  },
);

it('the two on a server run the same WAHA as everywhere, published on loopback alone', () => {
  const [, ours = ''] = /\n {2}waha:\n(.*?)\n {2}invita:/s.exec(text('resources/server/compose.yaml')) ?? [];
  expect(text('resources/waha/compose.yaml')).toContain(ours);
  expect(ours).toContain('"127.0.0.1:3000:3000"');
});

it('serve in a container is started with options that it knows, and holds no secret in them', () => {
  const own = serverEntrypoint.slice(2);
  expect(readCommandLine(own, {})).toMatchObject({
    directory: serverService.data.path,
    keyFile: { path: '/key/secrets.key', named: true },
    host: 'private',
    port: serverService.port,
    open: false,
  });
  expect(readCommandLine(serverHealthCommand.slice(2), {})).toMatchObject({ health: true, host: 'private' });
  expect(text('resources/server/compose.yaml')).not.toMatch(/WAHA_API_KEY[^\n]*(entrypoint|command)/);
});

it('the image is built on the Node of the lock file, runs as nobody in particular and gets time to end', () => {
  const dockerfile = text('resources/server/Dockerfile');
  const { version } = JSON.parse(text('package-lock.json')).packages['node_modules/node'];
  expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual([
    `node:${version}-slim`,
    `node:${version}-slim`,
  ]);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toContain(`EXPOSE ${serverService.port}`);
  for (const { path } of [serverService.data, serverService.key]) expect(dockerfile).toContain(path);
  const unit = text('resources/service/invita.service');
  expect(unit).toContain(`TimeoutStopSec=${serverService.stopGraceSeconds}`);
});

it('the build of the image is given every source it reads, and nothing of what lies about', () => {
  const lines = text('resources/server/Dockerfile.dockerignore').split('\n');
  expect(lines).toContain('*');
  for (const path of ['src-main', 'src-preload', 'src-renderer', 'scripts', 'package-lock.json']) {
    expect(lines).toContain(`!${path}`);
  }
  expect(lines.join('\n')).not.toMatch(/node_modules|^!out/m);
});

it('the page about the service says how, with the names that are really used', () => {
  const page = text('docs/service.md');
  for (const name of [
    'resources/server/compose.yaml',
    'WAHA_API_KEY',
    'INVITA_URL',
    'tls/cert.pem',
    'invita-key',
  ]) {
    expect(page).toContain(name);
  }
});
