import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { WorkProgress } from '#contract/work.ts';
import type { App } from './app.ts';
import { openZip } from './domain/guests/import/read/zip.ts';
import { ask, guestList } from './testing/ask.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';

async function anApp() {
  const directory = temporaryDirectory();
  const app = await startTestApp({ directory, practice: true });
  const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(3) });
  await ask(app, 'guests.applyImport', { previewId });
  await ask(app, 'queue.pause', undefined);
  await ask(app, 'invitations.send', { households: 'all-not-invited' });
  return { app, directory };
}

it('everything can be taken along: guests, messages and texts, and no secret', async () => {
  const { app, directory } = await anApp();
  const made = await ask(app, 'backups.exportAll', {});
  expect(made.filename).toMatch(/^invita-tutto-[-\dT]+\.zip$/);
  const { content, last } = await ask(app, 'backups.read', { id: made.id, offset: 0 });
  expect(last).toBe(true);
  const bytes = Buffer.from(content, 'base64');
  expect(bytes.length).toBe(made.bytes);
  const zip = openZip(bytes);
  const text = (name: string) => new TextDecoder().decode(zip.read(name));
  expect(text('households.csv').trim().split('\r\n')).toHaveLength(4);
  expect(text('messages.csv')).toContain('https://');
  expect(text('texts.csv')).toContain('INVITATION');
  const whole = ['settings.json', 'phones.csv', 'README.txt'].map(text).join('');
  expect(whole).not.toMatch(/secret["_]|api_key/i);
  await ask(app, 'backups.close', { id: made.id });
  expect(readdirSync(join(directory, 'backup-work'))).toEqual([]);
});

const passphrase = 'quattro sedie al sole';

async function whole(app: App, id: string): Promise<Buffer> {
  const { content, last } = await ask(app, 'backups.read', { id, offset: 0 });
  expect(last).toBe(true);
  return Buffer.from(content, 'base64');
}

it('an export asked for while a backup is restored waits, says so, and is of what was restored', async () => {
  const { app } = await anApp();
  const made = await ask(app, 'backups.make', { passphrase, withSecrets: false });
  const content = (await whole(app, made.id)).toString('base64');
  const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(5) });
  await ask(app, 'guests.applyImport', { previewId });
  expect((await ask(app, 'guests.list', { limit: 50 })).total).toBe(5);
  const phases: WorkProgress['phase'][] = [];
  const workId = 'export-after';
  app.subscribe((event, told) => {
    if (event === 'work.progress' && (told as WorkProgress).id === workId)
      phases.push((told as WorkProgress).phase);
  });
  const { id } = await ask(app, 'backups.receive', { id: null, content });
  const restoring = ask(app, 'backups.restore', { id, passphrase });
  const exported = await ask(app, 'backups.exportAll', { workId });
  await restoring;
  const zip = openZip(await whole(app, exported.id));
  const households = new TextDecoder().decode(zip.read('households.csv')).trim().split('\r\n');
  expect(households).toHaveLength(1 + 3);
  expect(phases[0]).toBe('waiting');
});

it('an export that waits for a backup is given up at once, and the backup goes on', async () => {
  const { app } = await anApp();
  const ended: string[] = [];
  const note = (name: string) => () => void ended.push(name);
  const backup = app.dispatch('backups.make', { passphrase, withSecrets: false });
  const exported = app.dispatch('backups.exportAll', { workId: 'export-02' });
  const noted = [backup.then(note('backup')), exported.then(note('export'))];
  await ask(app, 'work.cancel', { id: 'export-02' });
  await Promise.all(noted);
  expect(ended).toEqual(['export', 'backup']);
  expect(await exported).toMatchObject({ ok: false, error: { code: 'WORK_CANCELLED' } });
  expect(await backup).toMatchObject({ ok: true });
});

it('an export, a guest list and a backup that are given up leave nothing behind, and say so', async () => {
  const { app, directory } = await anApp();
  const workId = 'given-up-1';
  for (const begin of [
    () => app.dispatch('backups.exportAll', { workId }),
    () => app.dispatch('guests.export', { format: 'xlsx', workId }),
    () => app.dispatch('backups.make', { passphrase: 'quattro sedie al sole', withSecrets: false, workId }),
  ]) {
    const going = begin();
    await ask(app, 'work.cancel', { id: workId });
    expect(await going).toMatchObject({ ok: false, error: { code: 'WORK_CANCELLED' } });
    const work = join(directory, 'backup-work');
    expect(existsSync(work) ? readdirSync(work) : []).toEqual([]);
  }
});
