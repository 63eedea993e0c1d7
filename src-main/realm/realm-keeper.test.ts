import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ask } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';

it('leaves no second realm at work when the choice of realm cannot be written down', async () => {
  const directory = temporaryDirectory();
  const app = await startTestApp({ directory, log: { info: () => {}, error: () => 'entry' } });
  mkdirSync(join(directory, 'realm.new'));
  expect(await app.dispatch('app.switchRealm', { realm: 'real' })).toMatchObject({ ok: false });
  expect(await ask(app, 'app.info', undefined)).toMatchObject({ realm: 'practice' });
  // SQLite takes this file away with the last connection.
  expect(existsSync(join(directory, 'invita.sqlite'))).toBe(true);
  expect(existsSync(join(directory, 'invita.sqlite-wal'))).toBe(false);
});
