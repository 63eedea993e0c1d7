import { describe, expect, it, onTestFinished } from 'vitest';
import { SessionService } from './sessions/session-service.ts';
import { openServer } from './testing/counting-server.ts';
import { ManualClock } from './testing/manual-clock.ts';
import { temporaryDirectory } from './testing/real-app.ts';
import { SeededRandom } from './testing/seeded-random.ts';
import { openTestStore } from './testing/test-store.ts';
import { practiceWaha, realWaha } from './waha-access.ts';

const main = { type: 'main', label: 'Main', wahaUrl: 'http://stored.invalid', wahaSession: 'default' };

async function aStore() {
  const { sessions } = openTestStore();
  await sessions.create(main, 1);
  await sessions.create({ ...main, type: 'sposa' }, 1);
  return sessions;
}

async function aPractice() {
  const access = await practiceWaha({
    directory: temporaryDirectory(),
    clock: new ManualClock(),
    random: new SeededRandom(),
    onChange: () => {},
  });
  onTestFinished(() => access.close());
  return access;
}

describe('practice', () => {
  it('never leaves: whatever address and key a session has, it comes to the WAHA in the app', async () => {
    const outside = await openServer();
    const access = await aPractice();
    for (const url of [outside.url, 'http://stored.invalid', access.defaultUrl, '']) {
      for (const key of [null, 'a real key'])
        expect(await access.connect(url, key).identify()).toMatchObject({ ok: true });
    }
    expect(outside.requests()).toBe(0);
  });

  it('never leaves through a session whose address was set to a real one', async () => {
    const outside = await openServer();
    const access = await aPractice();
    const store = await aStore();
    await store.change('main', { wahaUrl: outside.url });
    const sessions = new SessionService({
      store: access.overriding(store),
      connect: access.connect,
      keyOf: (type) => access.keyOf(type, 'a real key'),
      clock: new ManualClock(),
      onChange: () => {},
    });
    expect((await sessions.check('main')).sight).toMatchObject({ problem: null });
    await sessions.refresh('main');
    expect(outside.requests()).toBe(0);
  });

  it('shows a made up address, has a key of its own for every session, and a phone', async () => {
    const access = await aPractice();
    expect(access.defaultUrl).toBe('http://practice.invalid');
    expect(access.keyOf('main', 'a real key')).toBe(access.keyOf('sposa', null));
    expect(access.keyOf('main', 'a real key')).not.toBe('a real key');
    expect(access.phones?.chats()).toEqual([]);
    expect(access.bringUp).toBe(true);
  });
});

describe('real', () => {
  it('goes where the session says, and has no pretend phone', async () => {
    const outside = await openServer();
    const access = realWaha(null);
    expect(await access.connect(outside.url, 'key').identify()).toMatchObject({ ok: false });
    expect(outside.requests()).toBeGreaterThan(0);
    expect(outside.keys()).toEqual(['key']);
    expect([access.phones, access.bringUp, access.defaultUrl]).toEqual([
      null,
      false,
      'http://127.0.0.1:3000',
    ]);
    await access.close();
  });

  it('is as stored without an override', async () => {
    const store = await aStore();
    const access = realWaha(null);
    expect(access.overriding(store)).toBe(store);
    expect(access.keyOf('main', 'stored')).toBe('stored');
  });

  it('goes for this run where the command line says, with session main and no other', async () => {
    const store = await aStore();
    const access = realWaha({ url: 'http://given.invalid', key: 'given' });
    const seen = access.overriding(store);
    expect((await seen.sessions()).map(({ type, wahaUrl }) => [type, wahaUrl])).toEqual([
      ['main', 'http://given.invalid'],
      ['sposa', 'http://stored.invalid'],
    ]);
    expect((await seen.session('main'))?.wahaUrl).toBe('http://given.invalid');
    expect((await seen.session('sposa'))?.wahaUrl).toBe('http://stored.invalid');
    expect(await seen.session('nobody')).toBeNull();
    expect(access.keyOf('main', 'stored')).toBe('given');
    expect(access.keyOf('sposa', 'stored')).toBe('stored');
    expect(access.bringUp).toBe(true);
    // Only for this run: what is stored stays.
    await seen.pause('main', 'ADMIN', 1);
    expect(await store.session('main')).toMatchObject({
      wahaUrl: 'http://stored.invalid',
      paused: { at: 1 },
    });
  });

  it('sends no stored key to an address of this run', () => {
    expect(realWaha({ url: 'http://given.invalid', key: null }).keyOf('main', 'stored')).toBeNull();
  });

  it('has one connection per server and key, so that the calls of a session stay in order', () => {
    const { connect } = realWaha(null);
    const first = connect('http://a.invalid', null);
    expect(connect('http://a.invalid', null)).toBe(first);
    expect(connect('http://a.invalid', 'key')).not.toBe(first);
    expect(connect('http://b.invalid', null)).not.toBe(first);
  });
});
