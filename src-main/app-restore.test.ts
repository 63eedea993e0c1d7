import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStores } from './store/stores.ts';
import { ask, guestList } from './testing/ask.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';

/** An event with two invitations queued and a backup of it. */
async function anEventWithABackup(): Promise<{ directory: string; path: string }> {
  const directory = temporaryDirectory();
  const app = await startTestApp({ directory, practice: true });
  const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(2) });
  await ask(app, 'guests.applyImport', { previewId });
  await ask(app, 'queue.pause', undefined);
  await ask(app, 'invitations.send', { households: 'all-not-invited' });
  await app.stop();
  const path = join(directory, 'practice', 'invita.sqlite');
  const opened = openStores({ path, realm: 'practice', newId: () => 'unused', now: Date.now() });
  if (!opened.ok) throw new Error(opened.code);
  await opened.stores.backups.make(Date.now());
  opened.stores.close();
  return { directory, path };
}

it('goes back to its newest copy when its store is damaged: paused, and with words for the admin', async () => {
  const { directory, path } = await anEventWithABackup();
  truncateSync(path, 5000);
  const app = await startTestApp({ directory, practice: true });
  expect((await ask(app, 'app.info', undefined)).notices).toEqual(['DATABASE_RESTORED']);
  const { counts, paused } = await ask(app, 'queue.summary', undefined);
  expect(paused).toBe(true);
  // Not waiting: looked for on WhatsApp first.
  expect(counts.byStatus).toMatchObject({ PENDING: 0, SENDING: 2 });
  expect(await ask(app, 'queue.checkInvariants', undefined)).toEqual({ checked: 2, findings: [] });
});
