import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCommandLine } from './command-line.ts';
import { claimDataDirectory } from './data-directory.ts';
import { temporaryDirectory } from './testing/real-app.ts';
import { serveProcess } from './testing/serve-process.ts';

const unit = join(import.meta.dirname, '../resources/service/invita.service');

const serve = (directory: string) => serveProcess(directory, ['--practice']);

it('told to stop by SIGTERM ends well, lets the directory go and takes no old link any more', async () => {
  const directory = temporaryDirectory();
  const { child, address } = await serve(directory);
  const health = await (await fetch(new URL('/api/health', address))).json();
  expect(health).toMatchObject({ status: 'ok', realm: 'practice' });
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  claimDataDirectory(directory).release();
  const { tokens } = JSON.parse(readFileSync(join(directory, 'window-links'), 'utf8'));
  expect(tokens).toEqual([]);
});

it('told twice does not wait for what is under way', async () => {
  const { child, address } = await serve(temporaryDirectory());
  // A request that never ends holds the first signal up.
  const token = address.hash.slice('#token='.length);
  const asking = fetch(new URL('/rpc', address), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{')) }),
    duplex: 'half',
  } as RequestInit).catch(() => {});
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  child.kill('SIGINT');
  expect(await ended).toEqual([1, null]);
  await asking;
});

it('is started by the systemd unit with options that it knows, and gets time to end', () => {
  const text = readFileSync(unit, 'utf8');
  const [, options = ''] = /^ExecStart=.* serve -- (.*)$/m.exec(text) ?? [];
  const args = options.replaceAll('%h', '/home/anna').split(' ');
  expect(readCommandLine(args, {})).toMatchObject({
    open: false,
    directory: '/home/anna/.local/share/invita',
  });
  expect(text).toMatch(/^KillSignal=SIGTERM$/m);
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(text)?.[1])).toBeGreaterThan(60);
});
