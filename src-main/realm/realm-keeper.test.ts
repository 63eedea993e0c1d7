import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../domain/clock.ts';
import { startPracticeWaha } from '../practice/practice-waha.ts';
import { rehearsalClock } from '../rehearsal-clock.ts';
import { fileSecretStore } from '../secrets/file-secret-store.ts';
import { processTime, systemClock } from '../system-clock.ts';
import { systemRandom } from '../system-random.ts';
import { ask, guestList, until } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';
import { wahaTimeoutsDefault } from '../waha/timeouts.ts';
import { createWork } from '../work/work-service.ts';
import { RealmKeeper, type RealmKeeperOptions } from './realm-keeper.ts';

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
  const keeper = await RealmKeeper.open(keeperOptions({ directory }), 'practice');
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

/** Ten in the morning in Rome, so that the send window is open. */
const morning = Date.UTC(2027, 2, 9, 9, 0, 0);

/** A keeper in practice whose real realm goes to a WAHA that is there; all of it on one clock that runs fast. */
async function keeperBeforeWaha() {
  const rehearsal = rehearsalClock({ speed: 60, id: 'held', wall: morning, source: processTime });
  const clock: Clock = { now: () => rehearsal.now(), sleep: (ms, signal) => rehearsal.sleep(ms, signal) };
  const key = 'held-key-0001';
  const waha = await startPracticeWaha({ clock, random: systemRandom(), apiKey: key });
  onTestFinished(() => waha.close());
  const initial = { pacing: 'fast', manners: false, whatsapp_rate_limit: 1000, send_window: null } as const;
  const directory = temporaryDirectory();
  const keeper = await RealmKeeper.open(
    {
      ...keeperOptions({ directory, clock, initial, waha: { url: waha.url, key } }),
      secrets: () => fileSecretStore(join(directory, 'secrets.json')),
    },
    'practice',
  );
  onTestFinished(() => keeper.close());
  const messages = async () => (await keeper.realm.handlers['queue.list']({ limit: 200 })).items;

  return {
    ...{ keeper, waha, clock },
    statuses: async () => (await messages()).map(({ status }) => status),
    async link() {
      const { handlers } = keeper.realm;
      await until(
        async () => {
          waha.phone.scan('default');
          return handlers['sessions.get']({ type: 'main' });
        },
        ({ status }) => status === 'CONNECTED',
      );
    },
    async invite(households: number) {
      const { handlers } = keeper.realm;
      const { previewId } = await handlers['guests.previewImport']({ content: guestList(households) });
      await handlers['guests.applyImport']({ previewId });
      await handlers['invitations.send']({ households: 'all-not-invited' });
    },
  };
}

/** Work that goes on until it is told to end. */
function endless() {
  let end: (outcome: 'well' | Error) => void = () => {};
  const work = () =>
    new Promise<void>((resolve, reject) => {
      end = (outcome) => (outcome === 'well' ? resolve() : reject(outcome));
    });
  return { work, end: (outcome: 'well' | Error) => end(outcome) };
}

it.each([
  ['well', 'well' as const],
  ['with an error', new Error('the container did not start')],
])(
  'holds what is real while the container is worked on, through every change of realm, and no longer when that ends %s',
  async (_, outcome) => {
    const { keeper, waha, clock, statuses, link, invite } = await keeperBeforeWaha();
    const container = endless();
    const held = keeper.hold(container.work).catch((error: unknown) => error);
    await keeper.switchTo('real');
    await link();
    await invite(3);
    // Twice as long as the worker ever rests.
    await clock.sleep(60_000);
    expect(waha.outbox()).toEqual([]);
    await keeper.switchTo('practice');
    await keeper.switchTo('real');
    await link();
    await keeper.aside(async () => {});
    await link();
    await clock.sleep(60_000);
    expect(waha.outbox()).toEqual([]);
    expect(await statuses()).toEqual(['PENDING', 'PENDING', 'PENDING']);

    container.end(outcome);
    expect(await held).toBe(outcome === 'well' ? undefined : outcome);
    await until(
      () => waha.outbox().length,
      (count) => count === 3,
    );
  },
);

it('lets practice go on meanwhile: its phone is not in the container', async () => {
  const { keeper, waha, invite } = await keeperBeforeWaha();
  const container = endless();
  const held = keeper.hold(container.work);
  const { handlers } = keeper.realm;
  await until(
    async () => {
      const session = await handlers['sessions.get']({ type: 'main' });
      if (session.qr !== null) await handlers['practice.scan']({ type: 'main' });
      return session;
    },
    ({ status }) => status === 'CONNECTED',
  );
  await invite(2);
  await until(
    () => handlers['practice.phone'](undefined),
    ({ arrived }) => arrived === 2,
  );
  expect(waha.outbox()).toEqual([]);
  container.end('well');
  await held;
});

function keeperOptions(
  some: Pick<RealmKeeperOptions, 'directory'> & Partial<RealmKeeperOptions>,
): RealmKeeperOptions {
  const clock = systemClock(some.directory);
  return {
    ...{ clock, practiceClock: null, random: systemRandom(), initial: {} },
    ...{ log: { info() {}, error: () => 'entry' }, waha: null, timeouts: wahaTimeoutsDefault, emit() {} },
    secrets() {
      throw new Error('practice asks for no secret of the real realm');
    },
    settleMs: 120_000,
    work: createWork(clock, () => {}),
    ...some,
  };
}
