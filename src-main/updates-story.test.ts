import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { App } from './app.ts';
import { ask, guestList, refusal, until } from './testing/ask.ts';
import { ManualClock } from './testing/manual-clock.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';
import { appLooker } from './updates/app-looker.ts';
import { oldCopy } from './updates/testing/old-copy.ts';
import { UpdateServer } from './updates/testing/update-server.ts';

afterEach(() => vi.unstubAllEnvs());

/** Ten in the morning in Rome, so that the send window is open. */
const morning = Date.UTC(2027, 2, 9, 9, 0, 0);
const initial = { pacing: 'fast', manners: false, whatsapp_rate_limit: 100, warm_up: false } as const;
const content = Buffer.from('the new version');

/** The app of an AppImage, before a server that has a newer one. */
async function oldApp(
  directory = temporaryDirectory(),
  more: Partial<Parameters<typeof startTestApp>[0]> = {},
) {
  const server = await UpdateServer.start();
  server.publish({ version: '1.1.0', content, notes: 'Tante piccole cose.' });
  const copy = oldCopy(server);
  const machine = new ManualClock({ wall: morning });
  const restarts: string[] = [];
  const app = await startTestApp({
    ...{ directory, practice: true, clock: machine, initial, version: '1.0.0' },
    updates: { engine: copy.engine, restart: () => restarts.push('restart') },
    ...more,
  });
  return { app, machine, copy, server, restarts, directory };
}

type OldApp = Awaited<ReturnType<typeof oldApp>>;

/** Moves the machine on, in steps that leave the loopback room to answer, until `done`. */
async function pass(
  machine: ManualClock,
  stepMs: number,
  done: () => Promise<boolean> | boolean,
): Promise<void> {
  while (!(await done())) {
    await machine.advance(stepMs);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function fetched({ app }: Pick<OldApp, 'app'>): Promise<void> {
  await ask(app, 'updates.check', undefined);
  await until(
    () => ask(app, 'updates.get', undefined),
    ({ state }) => state === 'AVAILABLE',
  );
  await ask(app, 'updates.download', undefined);
  await until(
    () => ask(app, 'updates.get', undefined),
    ({ state }) => state === 'READY',
  );
}

const statuses = async (app: App) =>
  (await ask(app, 'queue.list', { limit: 200 })).items.map(({ status }) => status);

/** Five invitations on their way, the clock standing still in the middle of one. */
async function inTheMiddleOfASend({ app, machine }: OldApp): Promise<void> {
  const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(5) });
  await ask(app, 'guests.applyImport', { previewId });
  const session = () => ask(app, 'sessions.get', { type: 'main' });
  await pass(machine, 200, async () => (await session()).qr !== null);
  await ask(app, 'practice.scan', { type: 'main' });
  await pass(machine, 200, async () => (await session()).status === 'CONNECTED');
  await ask(app, 'invitations.send', { households: 'all-not-invited' });
  await pass(machine, 20, async () => (await statuses(app)).includes('SENDING'));
}

describe('an update, end to end in practice', () => {
  it('is found, fetched when the person says so, and put in place at the end', async () => {
    const { app, copy } = await oldApp();
    expect(await ask(app, 'updates.get', undefined)).toMatchObject({
      obstacle: null,
      version: '1.0.0',
      settings: { mode: 'TELL', channel: 'STABLE' },
      state: 'IDLE',
    });
    expect(await refusal(app, 'updates.download', undefined)).toBe('UPDATE_NOT_KNOWN');
    expect(await refusal(app, 'updates.install', undefined)).toBe('UPDATE_NOT_READY');
    await fetched({ app });
    expect((await ask(app, 'updates.get', undefined)).offer).toEqual({
      version: '1.1.0',
      notes: 'Tante piccole cose.',
      bytes: content.length,
      byHand: null,
    });
    await app.stop();
    expect(copy.held()).toBe('the old version');
    expect(app.atEnd()).toBeNull();
    expect(copy.held()).toBe('the new version');
  });

  it('never restarts Invita while a message is being sent; each guest gets exactly one', async () => {
    const story = await oldApp();
    const { app, machine, copy, restarts } = story;
    await inTheMiddleOfASend(story);
    await fetched(story);
    await ask(app, 'updates.install', undefined);
    expect(await statuses(app)).toContain('SENDING');
    expect((await ask(app, 'updates.get', undefined)).waiting).toBe(true);
    // Time for whatever would restart without looking.
    for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(restarts).toEqual([]);

    await pass(machine, 100, () => restarts.length > 0);
    await app.stop();
    expect(app.atEnd()).toEqual({ program: copy.path });
    expect(copy.held()).toBe('the new version');

    // What the new version finds: nothing in doubt, and the rest goes out once.
    const later = await startTestApp({
      ...{ directory: story.directory, practice: true, clock: machine, version: '1.1.0' },
    });
    expect(await statuses(later)).not.toContain('SENDING');
    await pass(machine, 200, async () => (await ask(later, 'practice.phone', undefined)).arrived === 5);
    const { chats } = await ask(later, 'practice.phone', undefined);
    expect(chats.map(({ messages }) => messages.length)).toEqual([1, 1, 1, 1, 1]);
  });

  it('waits for a message of the realm that is not open too, and can be taken back', async () => {
    const first = await oldApp();
    await inTheMiddleOfASend(first);
    // The computer dies here; the next start is in the real realm.
    const directory = temporaryDirectory();
    cpSync(join(first.directory, 'practice'), join(directory, 'practice'), { recursive: true });
    await ask(first.app, 'queue.pause', undefined);
    await pass(first.machine, 100, async () => !(await statuses(first.app)).includes('SENDING'));
    await first.app.stop();
    const { app, machine, restarts, copy } = await oldApp(directory, {
      practice: false,
      waha: { url: 'http://127.0.0.1:9', key: 'none' },
    });
    await fetched({ app });
    await ask(app, 'updates.install', undefined);
    await machine.advance(10_000);
    expect((await ask(app, 'updates.get', undefined)).waiting).toBe(true);
    expect(restarts).toEqual([]);
    await ask(app, 'updates.cancel', undefined);
    await until(
      () => ask(app, 'updates.get', undefined),
      ({ waiting, state }) => !waiting && state === 'READY',
    );
    await app.stop();
    expect(app.atEnd()).toBeNull();
    expect(copy.held()).toBe('the old version');
  });
});

describe('the choice of how Invita is kept up to date', () => {
  it('is kept from one run to the next', async () => {
    const { app, directory } = await oldApp();
    await ask(app, 'updates.set', { mode: 'OFF', channel: 'BETA' });
    await app.stop();
    expect(JSON.parse(readFileSync(join(directory, 'updates.json'), 'utf8'))).toEqual({
      mode: 'OFF',
      channel: 'BETA',
    });
    const { app: later } = await oldApp(directory);
    expect((await ask(later, 'updates.get', undefined)).settings).toEqual({ mode: 'OFF', channel: 'BETA' });
  });

  it('takes nothing else', async () => {
    const { app } = await oldApp();
    for (const wrong of [
      { mode: 'ALWAYS', channel: 'STABLE' },
      { mode: 'TELL' },
      { mode: 'TELL', channel: '' },
    ])
      expect(await refusal(app, 'updates.set', wrong)).toBe('INVALID_INPUT');
  });
});

it('a copy of the package manager tells of a newer version and where its file is, and does nothing with it', async () => {
  const server = await UpdateServer.start();
  const file = server.publishFiles('1.1.0', ['AppImage', 'deb']).deb;
  const looker = appLooker({
    ...{ source: { url: server.url, keys: [server.key.publicKey] }, version: '1.0.0', ending: '.deb' },
    ...{ configPath: '', cacheDirectory: temporaryDirectory(), note() {} },
  });
  const machine = new ManualClock({ wall: morning });
  const app = await startTestApp({
    ...{ directory: temporaryDirectory(), practice: true, clock: machine, initial, version: '1.0.0' },
    updates: { obstacle: 'PACKAGE', looker, folder: server.url },
  });
  expect(await ask(app, 'updates.get', undefined)).toMatchObject({ obstacle: 'PACKAGE', looks: true });
  // By itself, soon after the start.
  const view = () => ask(app, 'updates.get', undefined);
  await pass(machine, 1_000, async () => (await view()).state === 'AVAILABLE');
  expect((await view()).offer).toMatchObject({
    version: '1.1.0',
    byHand: { name: file, address: `${server.url}${file}` },
  });
  for (const method of ['download', 'install'])
    expect(await refusal(app, `updates.${method}`, undefined)).toBe('UPDATES_NOT_HERE');
  await ask(app, 'updates.set', { mode: 'DOWNLOAD', channel: 'STABLE' });
  await ask(app, 'updates.check', undefined);
  await until(view, ({ state }) => state === 'AVAILABLE');
  await app.stop();
  expect(app.atEnd()).toBeNull();
  expect(server.asked.every((line) => /\.yml(\.sig)?$/.test(line))).toBe(true);
});

it('under serve Invita says that it does not update itself, and refuses to', async () => {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  expect(await ask(app, 'updates.get', undefined)).toMatchObject({ obstacle: 'SERVED', state: 'IDLE' });
  for (const method of ['check', 'download', 'cancel', 'install'])
    expect(await refusal(app, `updates.${method}`, undefined)).toBe('UPDATES_NOT_HERE');
  expect(await refusal(app, 'updates.set', { mode: 'OFF', channel: 'STABLE' })).toBe('UPDATES_NOT_HERE');
});
