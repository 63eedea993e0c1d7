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

it('tells a realm that is made only now of the event, and of nothing else; one that is there keeps what it has', async () => {
  const app = await startTestApp({ directory: temporaryDirectory() });
  const configuration = () => ask(app, 'configuration.get', undefined);
  const event = {
    event_name: 'Nozze',
    event_date: '2027-06-12',
    default_country: 'CH',
    language: 'en',
  } as const;
  await ask(app, 'configuration.update', { ...event, whatsapp_rate_limit: 99, pacing: 'fast' });
  await ask(app, 'app.switchRealm', { realm: 'real' });
  expect(await configuration()).toMatchObject({ ...event, whatsapp_rate_limit: 10, pacing: 'natural' });
  await ask(app, 'configuration.update', { event_name: 'Altre nozze' });
  await ask(app, 'app.switchRealm', { realm: 'practice' });
  expect(await configuration()).toMatchObject({ event_name: 'Nozze' });
  await ask(app, 'app.switchRealm', { realm: 'real' });
  expect(await configuration()).toMatchObject({ event_name: 'Altre nozze' });
});
