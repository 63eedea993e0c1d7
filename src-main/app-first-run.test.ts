import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { App } from './app.ts';
import { ask, guestList, until } from './testing/ask.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';

const firstRun = async (app: App) => (await ask(app, 'app.info', undefined)).firstRun;
const beginning = { step: 'way', way: null };

async function opened(directory = temporaryDirectory(), options: object = {}) {
  const app = await startTestApp({ directory, ...options });
  return { app, directory };
}

describe('the first run', () => {
  it('is open in a fresh directory, whatever language is chosen there', async () => {
    const { app } = await opened();
    expect(await firstRun(app)).toEqual({ state: 'OPEN', ...beginning });
    await ask(app, 'configuration.update', { language: 'en' });
    expect(await firstRun(app)).toMatchObject({ state: 'OPEN' });
  });

  it('is open again after a start in which nobody has done anything', async () => {
    const { app, directory } = await opened(undefined, { initial: { language: 'en' } });
    await app.stop();
    expect(await firstRun((await opened(directory)).app)).toMatchObject({ state: 'OPEN' });
  });

  it.each([
    ['a guest list', importGuests],
    ['another setting', (app: App) => ask(app, 'configuration.update', { whatsapp_rate_limit: 7 })],
    ['a second phone', (app: App) => ask(app, 'sessions.create', { type: 'sposo', label: 'Sposo' })],
    ['a phone that was linked', linkPhone],
    ['the real realm beside practice', (app: App) => ask(app, 'app.switchRealm', { realm: 'real' })],
  ])('is not shown by itself beside %s', async (_, work) => {
    const { app, directory } = await opened();
    await work(app);
    expect(await firstRun(app)).toMatchObject({ state: 'SPARED' });
    await app.stop();
    expect(await firstRun((await opened(directory)).app)).toMatchObject({ state: 'SPARED' });
  });

  it('is left and resumed after a restart, at its step, and told to every window', async () => {
    const { app, directory } = await opened();
    const heard: unknown[] = [];
    app.subscribe((event, payload) => event === 'app.changed' && heard.push(payload));
    await ask(app, 'firstRun.go', { step: 'event', way: 'practice' });
    await ask(app, 'firstRun.leave', undefined);
    await ask(app, 'firstRun.leave', undefined);
    expect(heard).toHaveLength(2);
    expect(heard.at(-1)).toMatchObject({ firstRun: { state: 'LEFT' } });
    await app.stop();

    const { app: again } = await opened(directory);
    expect(await firstRun(again)).toEqual({ state: 'LEFT', step: 'event', way: 'practice' });
    expect(await ask(again, 'firstRun.go', {})).toEqual({ state: 'OPEN', step: 'event', way: 'practice' });
    expect(await ask(again, 'firstRun.finish', undefined)).toMatchObject({ state: 'DONE' });
  });

  it('goes on in the other realm, and is not taken away by guests that came meanwhile', async () => {
    const { app } = await opened();
    await ask(app, 'firstRun.go', { step: 'event', way: 'waha' });
    await importGuests(app);
    await ask(app, 'app.switchRealm', { realm: 'real' });
    expect(await firstRun(app)).toEqual({ state: 'OPEN', step: 'event', way: 'waha' });
  });

  it('asks nobody who has named a way on the command line', async () => {
    expect(await firstRun((await opened(undefined, { practice: true })).app)).toMatchObject({
      state: 'LEFT',
    });
    const waha = { url: 'http://127.0.0.1:1', key: null };
    expect(await firstRun((await opened(undefined, { waha })).app)).toMatchObject({ state: 'LEFT' });
  });

  it('keeps nobody out whose file of it cannot be read', async () => {
    const { app, directory } = await opened();
    writeFileSync(join(directory, 'first-run.json'), '{"state": "SOMETHING"}');
    expect(await firstRun(app)).toEqual({ state: 'LEFT', ...beginning });
    await app.stop();
    const other = temporaryDirectory();
    mkdirSync(join(other, 'first-run.json'));
    expect(await firstRun((await opened(other)).app)).toMatchObject({ state: 'LEFT' });
  });
});

async function importGuests(app: App): Promise<void> {
  const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(2) });
  await ask(app, 'guests.applyImport', { previewId });
}

async function linkPhone(app: App): Promise<void> {
  const main = () => ask(app, 'sessions.get', { type: 'main' });
  await until(main, ({ qr }) => qr !== null);
  await ask(app, 'practice.scan', { type: 'main' });
  await until(main, ({ status }) => status === 'CONNECTED');
}
