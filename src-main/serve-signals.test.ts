import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { configurationDefaults } from '#contract/configuration.ts';
import { noLatencies } from './practice/latencies.ts';
import { startPracticeWaha } from './practice/practice-waha.ts';
import { readLocked } from './secrets/locked-secrets.ts';
import { systemClock } from './system-clock.ts';
import { systemRandom } from './system-random.ts';
import { guestList, until } from './testing/ask.ts';
import { keyFileBeside, temporaryDirectory } from './testing/real-app.ts';
import { type ServeProcess, serveProcess } from './testing/serve-process.ts';

const key = 'waha-key-that-nobody-may-read';
/** Long enough for a signal to come while a message is on its way. */
const acceptMs = 1500;

/** `serve` with a linked phone and three invitations, the first of them handed to WAHA and not answered yet. */
async function whileSending() {
  const directory = temporaryDirectory();
  const latencies = { ...noLatencies, accept: acceptMs };
  const waha = await startPracticeWaha({
    ...{ clock: systemClock(directory), random: systemRandom(), apiKey: key, latencies },
  });
  onTestFinished(() => waha.close());
  const always = { ...configurationDefaults, send_window: null, manners: false, pacing: 'fast' };
  writeFileSync(join(directory, 'settings.json'), JSON.stringify(always));
  const start = () => serveProcess(directory, ['--waha-url', waha.url], { ['INVITA_WAHA_API_KEY']: key });
  const serve = await start();
  const session = () => serve.ask('sessions.check', { type: 'main' });
  await until(session, ({ qr }) => qr !== null);
  waha.phone.scan('default');
  await until(session, ({ status }) => status === 'CONNECTED');
  const { previewId } = await serve.ask('guests.previewImport', { content: guestList(3) });
  await serve.ask('guests.applyImport', { previewId });
  await serve.ask('invitations.send', { households: 'all-not-invited' });
  await until(
    () => statuses(serve),
    (all) => all.includes('SENDING'),
  );
  return { directory, waha, serve, start };
}

async function statuses(serve: ServeProcess): Promise<string[]> {
  return (await serve.ask('queue.list', { limit: 10 })).items.map(({ status }) => status);
}

function inStore(directory: string) {
  const database = new DatabaseSync(join(directory, 'invita.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT status, attempts FROM whatsapp_message_queue ORDER BY status').all();
  database.close();
  return rows.map(({ status, attempts }) => `${status} ${attempts}`);
}

/** Everybody has one, and nobody two. */
async function allArriveOnce({ waha, start }: Awaited<ReturnType<typeof whileSending>>): Promise<void> {
  const again = await start();
  await until(
    () => statuses(again),
    (all) => all.every((status) => !['PENDING', 'CLAIMED', 'SENDING'].includes(status)),
  );
  for (const status of await statuses(again)) expect(['SENT', 'DELIVERED', 'READ']).toContain(status);
  const arrived = waha.accepted().map(({ chatId }) => chatId);
  expect(arrived).toHaveLength(3);
  expect(new Set(arrived).size).toBe(3);
  again.child.kill('SIGTERM');
  expect(await again.ended).toEqual([0, null]);
}

it('told to stop while a message is on its way lets it arrive, starts no other one and leaves no claim', async () => {
  const world = await whileSending();
  world.serve.child.kill('SIGTERM');
  expect(await world.serve.ended).toEqual([0, null]);
  expect(world.waha.accepted()).toHaveLength(1);
  expect(inStore(world.directory)).toEqual(['PENDING 0', 'PENDING 0', 'SENT 1']);
  await allArriveOnce(world);
});

it('forced to stop while a message is on its way looks for it at the next start, and sends none twice', async () => {
  const world = await whileSending();
  world.serve.child.kill('SIGTERM');
  world.serve.child.kill('SIGINT');
  expect(await world.serve.ended).toEqual([1, null]);
  expect(inStore(world.directory)).toEqual(['PENDING 0', 'PENDING 0', 'SENDING 1']);
  await allArriveOnce(world);
});

it('writes each secret into the one file that is for it, the stored keys encrypted: into no log, no line, no argument and no store', async () => {
  const { directory, serve } = await whileSending();
  const { pid } = serve.child;
  const cmdline = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
  const wrong = { headers: { authorization: `Bearer ${key}` } };
  expect((await fetch(new URL('/api/admin/guests/', serve.address), wrong)).status).toBe(401);
  const { token } = await serve.ask('tokens.create', { name: 'Catering', scope: 'read' });
  serve.child.kill('SIGTERM');
  await serve.ended;

  const kept = (file: string) => readFileSync(join(directory, file), 'utf8');
  const whereIs = (secret: string) => [
    ...readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(join(directory, file)).isFile())
      .filter((file) => readFileSync(join(directory, file)).includes(secret)),
    ...(`${serve.said()}${cmdline}`.includes(secret) ? ['said'] : []),
  ];
  const sealed = readLocked(join(directory, 'secrets.locked.json'), keyFileBeside(directory));
  const linkSecret = sealed.secrets.get('invitation_link_secret') ?? '';
  expect(linkSecret).not.toBe('');
  expect(whereIs(linkSecret)).toEqual([]);
  expect(whereIs(kept('api-token').trim())).toEqual(['api-token']);
  expect(whereIs(token)).toEqual([]);
  expect(whereIs(key)).toEqual([]);
});
