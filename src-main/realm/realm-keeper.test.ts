import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../system-clock.ts';
import { systemRandom } from '../system-random.ts';
import { ask } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';
import { wahaTimeoutsDefault } from '../waha/timeouts.ts';
import { createWork } from '../work/work-service.ts';
import { RealmKeeper } from './realm-keeper.ts';

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

it('goes on in the same realm when it came to rest and may not end, and has nothing left to close when it may', async () => {
  const directory = temporaryDirectory();
  const keeper = await RealmKeeper.open(
    {
      ...{
        directory,
        clock: systemClock(directory),
        practiceClock: null,
        random: systemRandom(),
        initial: {},
      },
      ...{ log: { info() {}, error: () => 'entry' }, waha: null, timeouts: wahaTimeoutsDefault, emit() {} },
      secrets() {
        throw new Error('practice asks for no secret of the real realm');
      },
      settleMs: 120_000,
      work: createWork(systemClock(directory), () => {}),
    },
    'practice',
  );
  const log = join(directory, 'practice/invita.sqlite-wal');
  const event = await keeper.realm.eventId();
  const seen: boolean[] = [];
  const atRest = (answer: boolean) => () => {
    // SQLite takes this file away with the last connection.
    seen.push(existsSync(log));
    return answer;
  };
  expect(await keeper.retire(atRest(false))).toBe(false);
  expect(await keeper.realm.eventId()).toBe(event);
  const unknown = new Error('nobody can say');
  await expect(
    keeper.retire(() => {
      throw unknown;
    }),
  ).rejects.toBe(unknown);
  expect(await keeper.realm.eventId()).toBe(event);
  expect(await keeper.retire(atRest(true))).toBe(true);
  expect(seen).toEqual([false, false]);
  // Whoever comes after that must not bring it to life again.
  await expect(keeper.switchTo('real')).rejects.toMatchObject({ code: 'STOPPING' });
  await expect(keeper.aside(async () => {})).rejects.toMatchObject({ code: 'STOPPING' });
  expect(await keeper.retire(() => false)).toBe(true);
  await keeper.close();
  expect(existsSync(log)).toBe(false);
});
