import { describe, expect, it, onTestFinished } from 'vitest';
import { Refusal } from '#contract/result.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { openTestStore } from '../testing/test-store.ts';
import { SessionService } from './session-service.ts';
import { account, connectTo, FakeWaha } from './testing/fake-waha.ts';

const wahaUrl = 'http://127.0.0.1:3000';

async function aService() {
  const clock = new ManualClock();
  const store = openTestStore().sessions;
  const waha = new FakeWaha();
  const servers: Record<string, FakeWaha> = { [wahaUrl]: waha };
  const keys = new Map<string, string>();
  let news = 0;
  const service = new SessionService({
    store,
    connect: connectTo(servers),
    keyOf: (type) => keys.get(type) ?? null,
    clock,
    onChange: () => {
      news += 1;
    },
  });
  const addSession = (type: string, url = wahaUrl) =>
    store.create({ type, label: type, wahaUrl: url, wahaSession: type }, clock.now().wall);
  await addSession('main');
  return { service, store, waha, servers, keys, clock, addSession, news: () => news };
}

/** Runs the service until the test is over. */
async function running() {
  const parts = await aService();
  const stopping = new AbortController();
  const errors: unknown[] = [];
  const ended = parts.service.run(stopping.signal, (error) => errors.push(error));
  const stop = async () => {
    stopping.abort();
    await ended;
  };
  onTestFinished(stop);
  await parts.clock.advance(0);
  return { ...parts, stop, abort: () => stopping.abort(), ended, errors };
}

async function refusal(asked: Promise<unknown>): Promise<string> {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error('it was not refused');
  return error.code;
}

describe('asked by the admin, the session service', () => {
  it('looks, and gives what it saw', async () => {
    const { service, waha } = await aService();
    waha.link();
    expect((await service.known('main')).sight.status).toBe('UNKNOWN');
    const { record, sight } = await service.check('main');
    expect(sight).toMatchObject({ status: 'CONNECTED', account });
    expect(record).toMatchObject({ number: account.number, pushName: account.pushName });
  });

  it('does not know a session that is not there', async () => {
    const { service } = await aService();
    expect(await refusal(service.known('nobody'))).toBe('UNKNOWN_SESSION');
    expect(await refusal(service.check('nobody'))).toBe('UNKNOWN_SESSION');
    expect(await refusal(service.refresh('nobody'))).toBe('UNKNOWN_SESSION');
  });

  it('shows an unreachable WAHA as such, and refuses what needs one', async () => {
    const { service, waha } = await aService();
    waha.trouble = 'UNREACHABLE';
    expect((await service.check('main')).sight.problem).toBe('WAHA_UNREACHABLE');
    expect((await service.refresh('main')).sight.problem).toBe('WAHA_UNREACHABLE');
    expect(await refusal(service.logout('main'))).toBe('WAHA_UNREACHABLE');
  });

  it('refuses with what WAHA had against it', async () => {
    const { service, waha } = await aService();
    waha.show('DISCONNECTED');
    waha.troubles.set('create', 'ONE_SESSION_ONLY');
    expect(await refusal(service.refresh('main'))).toBe('WAHA_CORE_ONE_SESSION');
  });

  it('says what is being done, and that it is done', async () => {
    const { service, waha, news } = await aService();
    waha.link();
    await service.check('main');
    let answer = () => {};
    waha.slow = new Promise((resolve) => {
      answer = resolve;
    });
    const before = news();
    const acting = service.logout('main');
    await expect.poll(news).toBe(before + 1);
    expect((await service.known('main')).sight.doing).toMatchObject({ action: 'LOGOUT' });
    waha.slow = Promise.resolve();
    answer();
    await acting;
    expect((await service.known('main')).sight.doing).toBeNull();
  });

  it('gives a code to type, and says when there can be none', async () => {
    const { service, waha } = await aService();
    waha.show('WAITING_QR');
    expect((await service.requestCode('main', '+393331234567')).sight.pairing?.code).toBe('ABCD-1234');
    waha.link();
    expect(await refusal(service.requestCode('main', '+393331234567'))).toBe('SESSION_NOT_READY');
  });

  it('brings a session to its code', async () => {
    const { service, waha } = await aService();
    waha.show('DISCONNECTED');
    waha.effects.set('create', () => waha.show('WAITING_QR'));
    expect((await service.refresh('main')).sight).toMatchObject({ status: 'WAITING_QR', qr: { number: 1 } });
  });

  it('gives the worker each session with its way to WhatsApp', async () => {
    const { service, waha, addSession } = await aService();
    await addSession('sposa');
    waha.link();
    await service.check('main');
    const sending = await service.forWorker.sending();
    expect(sending.map(({ record, connected }) => [record.type, connected])).toEqual([
      ['main', true],
      ['sposa', false],
    ]);
  });
});

describe('a word of WAHA about one of its sessions', () => {
  it('makes it look at once, at that one only', async () => {
    const { service, waha, addSession, news } = await aService();
    await addSession('sposa');
    await service.check('main');
    const before = [news(), waha.count('report')] as const;
    waha.link();
    await service.hear(wahaUrl, 'sposa');
    expect([news(), waha.count('report')]).toEqual([before[0] + 1, before[1] + 1]);
    expect((await service.known('sposa')).sight.status).toBe('CONNECTED');
    await service.hear(wahaUrl, 'of-somebody-else');
    await service.hear('http://127.0.0.1:9999', 'sposa');
    expect(waha.count('report')).toBe(before[1] + 1);
  });
});

describe('another address, key or WAHA session', () => {
  it('is another WAHA: what was known of the old one is forgotten', async () => {
    const { service, store, waha, servers } = await aService();
    waha.link();
    await service.check('main');
    const other = new FakeWaha();
    servers['http://127.0.0.1:4000'] = other;
    await store.change('main', { wahaUrl: 'http://127.0.0.1:4000' });
    expect((await service.known('main')).sight).toMatchObject({ status: 'UNKNOWN', checkedAt: null });
    await service.check('main');
    expect(other.count('report')).toBe(1);
  });

  it('is asked with the new key', async () => {
    const { service, waha, servers, keys } = await aService();
    waha.trouble = 'WRONG_KEY';
    expect((await service.check('main')).sight.problem).toBe('WAHA_WRONG_KEY');
    const opened = new FakeWaha();
    opened.link();
    servers[`${wahaUrl} right`] = opened;
    keys.set('main', 'right');
    expect((await service.check('main')).sight).toMatchObject({ status: 'CONNECTED', problem: null });
  });

  it('starts anew for another session of the same WAHA; a new name on the label does not', async () => {
    const { service, store, waha } = await aService();
    waha.link();
    await service.check('main');
    await store.change('main', { label: 'Nozze' });
    expect((await service.known('main')).sight.status).toBe('CONNECTED');
    await store.change('main', { wahaSession: 'second' });
    expect((await service.known('main')).sight.status).toBe('UNKNOWN');
  });
});

describe('news', () => {
  it('is what changed, not that somebody looked', async () => {
    const { service, waha, clock, news } = await aService();
    await service.check('main');
    const before = news();
    await clock.advance(5_000);
    await service.check('main');
    expect(news()).toBe(before);
    waha.link();
    await service.check('main');
    expect(news()).toBe(before + 1);
  });

  it('is a new code, and that a code has expired', async () => {
    const { service, waha, clock, news } = await aService();
    waha.show('WAITING_QR');
    await service.check('main');
    const before = news();
    waha.code = 'code-2';
    await service.check('main');
    expect(news()).toBe(before + 1);
    await clock.advance(20_000);
    await service.announce();
    await service.announce();
    expect(news()).toBe(before + 2);
  });

  it('is a session that was paused in the store', async () => {
    const { service, store, news } = await aService();
    await service.announce();
    const before = news();
    await store.pause('main', 'ADMIN', 1);
    await service.announce();
    expect(news()).toBe(before + 1);
  });
});

describe('while it runs, the session service', () => {
  it('looks at all sessions at once, often while somebody waits and calmly in quiet times', async () => {
    const { waha, clock, addSession } = await running();
    await addSession('sposa');
    expect(waha.count('report')).toBe(1);
    expect(clock.nextDueMs).toBe(2_000);
    waha.link();
    await clock.advance(2_000);
    expect(waha.count('report')).toBe(3);
    expect(clock.nextDueMs).toBe(10_000);
    waha.show('FAILED');
    await clock.advance(10_000);
    expect(waha.count('report')).toBe(5);
    expect(clock.nextDueMs).toBe(2_000);
  });

  it('looks at once when it is hurried, and when the worker wants to know', async () => {
    const { service, waha, clock } = await running();
    const before = waha.count('report');
    service.hurry();
    await clock.advance(0);
    expect(waha.count('report')).toBe(before + 1);
    service.forWorker.recheck('main');
    await clock.advance(0);
    expect(waha.count('report')).toBe(before + 2);
    await clock.advance(1_999);
    expect(waha.count('report')).toBe(before + 2);
  });

  it('does not forget a hurry that comes while it looks', async () => {
    const { service, waha, clock } = await running();
    let answer = () => {};
    waha.slow = new Promise((resolve) => {
      answer = resolve;
    });
    service.hurry();
    await clock.advance(0);
    const before = waha.count('report');
    service.hurry();
    waha.slow = Promise.resolve();
    answer();
    await clock.advance(0);
    expect(waha.count('report')).toBe(before + 1);
  });

  it('waits for one slow session without keeping the others from being seen next time', async () => {
    const { service, waha, servers, clock, addSession } = await running();
    const deaf = new FakeWaha();
    servers['http://127.0.0.1:5000'] = deaf;
    deaf.trouble = 'UNREACHABLE';
    await addSession('sposa', 'http://127.0.0.1:5000');
    waha.link();
    await clock.advance(2_000);
    const all = await service.all();
    expect(all.map(({ record, sight }) => [record.type, sight.status])).toEqual([
      ['main', 'CONNECTED'],
      ['sposa', 'UNREACHABLE'],
    ]);
  });

  it('reports what breaks and goes on', async () => {
    const { store, servers, waha, clock, errors } = await running();
    await store.change('main', { wahaUrl: 'http://127.0.0.1:6000' });
    await clock.advance(2_000);
    expect(errors).toHaveLength(1);
    servers['http://127.0.0.1:6000'] = waha;
    const before = waha.count('report');
    await clock.advance(10_000);
    expect(waha.count('report')).toBeGreaterThan(before);
    expect(errors).toHaveLength(1);
  });

  it('ends as soon as the answer under way is there, and asks no more', async () => {
    const { service, waha, clock, abort, ended } = await running();
    let answer = () => {};
    waha.slow = new Promise((resolve) => {
      answer = resolve;
    });
    service.hurry();
    await clock.advance(0);
    abort();
    let over = false;
    void ended.then(() => {
      over = true;
    });
    await clock.advance(60_000);
    expect(over).toBe(false);
    const before = waha.count('report');
    answer();
    await ended;
    expect(waha.count('report')).toBe(before);
    expect(clock.sleeping).toBe(0);
  });

  it('ends at once from its sleep', async () => {
    const { stop, clock } = await running();
    expect(clock.sleeping).toBe(1);
    await stop();
    expect(clock.sleeping).toBe(0);
  });
});
