import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { App } from './app.ts';
import { ask, guestList, refusal, until } from './testing/ask.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';

const passphrase = 'quattro sedie al sole';

async function anApp(guests: number) {
  const home = temporaryDirectory();
  const folder = join(home, 'disk');
  mkdirSync(folder);
  const directory = join(home, 'data');
  const app = await startTestApp({ directory, practice: true });
  if (guests > 0) {
    const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(guests) });
    await ask(app, 'guests.applyImport', { previewId });
  }
  const plan = { on: true, folder, everyDays: 1, keep: 2, withSecrets: true };
  return { app, folder, directory, plan };
}

const schedule = (app: App) => ask(app, 'backups.schedule', undefined);
const copiesOf = async (app: App) =>
  (await ask(app, 'doctor.run', undefined)).findings.find(({ check }) => check === 'COPIES');

it('copies by themselves are made of the store in use, and one of them brings it back on a new computer', async () => {
  const { app, folder, plan, directory } = await anApp(3);
  expect(await copiesOf(app)).toMatchObject({ code: 'COPIES_OFF', result: 'ok' });
  await ask(app, 'backups.setSchedule', { plan, passphrase });
  const { lastGood } = await until(
    () => schedule(app),
    (view) => view.lastGood !== null && !view.running,
  );
  const path = lastGood?.path ?? '';
  expect(readdirSync(folder).map((name) => join(folder, name))).toEqual([path]);
  expect(statSync(path).size).toBe(lastGood?.bytes);
  expect(readdirSync(join(directory, 'backup-work'))).toEqual([]);
  expect(await copiesOf(app)).toMatchObject({ code: 'COPIES_MADE', result: 'ok', values: { hours: 0 } });

  const { app: other } = await anApp(0);
  const content = readFileSync(path).toString('base64');
  const { id } = await ask(other, 'backups.receive', { id: null, content });
  await ask(other, 'backups.restore', { id, passphrase });
  expect((await ask(other, 'guests.list', { limit: 50 })).total).toBe(3);
  // Where copies go belongs to a computer, not to an event.
  expect(await schedule(other)).toMatchObject({ on: false, folder: '', passphraseSet: false });
});

it('a folder that is gone is told to the doctor and to whoever asks for a copy now', async () => {
  const { app, folder, plan } = await anApp(1);
  await ask(app, 'backups.setSchedule', { plan, passphrase });
  await until(
    () => schedule(app),
    (view) => view.lastGood !== null && !view.running,
  );
  rmSync(folder, { recursive: true });
  expect(await refusal(app, 'backups.runNow', {})).toBe('BACKUP_FOLDER_GONE');
  expect(await schedule(app)).toMatchObject({ failure: 'BACKUP_FOLDER_GONE', running: false });
  expect(await copiesOf(app)).toMatchObject({
    ...{ code: 'COPIES_FOLDER_GONE', result: 'warning', action: 'SHOW_BACKUPS' },
  });
  expect((await ask(app, 'backups.setSchedule', { plan: { ...plan, on: false } })).failure).toBeNull();
});

it('of the one schedule, the real event and practice each have their own', async () => {
  const { app, plan } = await anApp(1);
  await ask(app, 'backups.setSchedule', { plan, passphrase });
  await until(
    () => schedule(app),
    (view) => view.lastGood !== null && !view.running,
  );
  await ask(app, 'app.switchRealm', { realm: 'real' });
  expect(await schedule(app)).toMatchObject({ on: false, lastGood: null, passphraseSet: false });
  await ask(app, 'app.switchRealm', { realm: 'practice' });
  expect(await schedule(app)).toMatchObject({ on: true, passphraseSet: true });
});

it('no folder is asked for where there is no desktop', async () => {
  const { app } = await anApp(0);
  expect((await schedule(app)).canChoose).toBe(false);
  expect(await ask(app, 'backups.chooseFolder', undefined)).toEqual({ folder: null });
});
