import { beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '#contract/result.ts';
import { SessionService } from '../sessions/session-service.ts';
import { connectTo, FakeWaha } from '../sessions/testing/fake-waha.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { aDraft, message } from '../testing/store/queue-fixtures.ts';
import { openTestStore } from '../testing/test-store.ts';
import { normaliseWahaUrl } from '../waha/url.ts';
import { sessionHandlers } from './session-handlers.ts';

const wahaUrl = 'http://127.0.0.1:3000';

async function anApi() {
  const clock = new ManualClock();
  const store = openTestStore();
  const waha = new FakeWaha();
  const other = new FakeWaha();
  const servers: Record<string, FakeWaha> = {
    [wahaUrl]: waha,
    [`${wahaUrl} key`]: waha,
    [`${wahaUrl} own`]: waha,
    'http://nas:3000': other,
  };
  const kept = new Map<string, string>();
  const secrets = {
    get: (name: string) => kept.get(name) ?? null,
    names: () => [],
    set: (name: string, value: string) => void kept.set(name, value),
    remove: (name: string) => void kept.delete(name),
  };
  const keyOf = (type: string) => secrets.get(`waha_api_key:${type}`);
  const service = new SessionService({
    store: store.sessions,
    connect: connectTo(servers),
    keyOf,
    clock,
    onChange: () => {},
  });
  let queueNews = 0;
  const handlers = sessionHandlers({
    service,
    store: store.sessions,
    secrets,
    keyOf,
    normaliseUrl: normaliseWahaUrl,
    hearing: () => ({
      stream: 'OPEN',
      heardAt: null,
      deaf: false,
      historyUnreadable: false,
      unknownEvents: 0,
      malformedEvents: 0,
    }),
    clock,
    wakeWorker: () => {},
    defaultCountry: () => 'IT',
    queueChanged: () => {
      queueNews += 1;
    },
  });
  await store.sessions.create({ type: 'main', label: 'Sposi', wahaUrl, wahaSession: 'default' }, 1);
  return { handlers, store, waha, other, kept, queueNews: () => queueNews };
}

async function refusal(asked: unknown): Promise<string> {
  const error = await Promise.resolve(asked).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error('it was not refused');
  return error.code;
}

let api: Awaited<ReturnType<typeof anApi>>;
beforeEach(async () => {
  api = await anApi();
});

const sposa = { type: 'sposa', label: 'Sposa' };

describe('another phone', () => {
  it('is a session of the same WAHA, with the same key, unless told otherwise', async () => {
    api.kept.set('waha_api_key:main', 'key');
    const view = await api.handlers['sessions.create'](sposa);
    expect(view).toMatchObject({
      ...sposa,
      waha_url: wahaUrl,
      waha_session: 'sposa',
      has_api_key: true,
      status: 'STARTING',
    });
    expect(api.kept.get('waha_api_key:sposa')).toBe('key');
  });

  it('may have a WAHA of its own, which gets no key that is not its own', async () => {
    api.kept.set('waha_api_key:main', 'key');
    const view = await api.handlers['sessions.create']({
      ...sposa,
      waha_url: 'nas:3000/',
      waha_session: 'default',
    });
    expect(view).toMatchObject({
      waha_url: 'http://nas:3000',
      waha_session: 'default',
      has_api_key: false,
    });
    expect(api.other.count('report')).toBe(1);
  });

  it('is refused when there is one of this name, or on this session of WAHA', async () => {
    expect(await refusal(api.handlers['sessions.create']({ ...sposa, type: 'main' }))).toBe('SESSION_EXISTS');
    expect(await refusal(api.handlers['sessions.create']({ ...sposa, waha_session: 'default' }))).toBe(
      'SESSION_TWICE',
    );
    await api.handlers['sessions.create'](sposa);
    const changes = { waha_session: 'default' };
    expect(await refusal(api.handlers['sessions.update']({ type: 'sposa', changes }))).toBe('SESSION_TWICE');
    await api.handlers['sessions.update']({ type: 'sposa', changes: { label: 'Anna' } });
  });
});

describe('a phone that goes', () => {
  beforeEach(async () => {
    await api.handlers['sessions.create']({ ...sposa, waha_api_key: 'own' });
    await api.store.queue.enqueue([aDraft('hers', { type: 'sposa' })], 1);
  });

  it('leaves its messages to another one, and WAHA with its key', async () => {
    expect(await api.handlers['sessions.unsent']({ type: 'sposa' })).toEqual({ unsent: 1 });
    const answer = await api.handlers['sessions.remove']({ type: 'sposa', messages: { moveTo: 'main' } });
    expect(answer).toEqual({ moved: 1, cancelled: 0 });
    expect(await message(api.store, 'hers')).toMatchObject({ type: 'main', status: 'PENDING' });
    expect(api.waha.done).toEqual(['remove']);
    expect(api.kept.has('waha_api_key:sposa')).toBe(false);
    expect(api.queueNews()).toBe(1);
    expect(await refusal(api.handlers['sessions.get']({ type: 'sposa' }))).toBe('UNKNOWN_SESSION');
  });

  it('has them cancelled when the admin says so, and goes though WAHA cannot be reached', async () => {
    api.waha.trouble = 'UNREACHABLE';
    const answer = await api.handlers['sessions.remove']({ type: 'sposa', messages: 'cancel' });
    expect(answer).toEqual({ moved: 0, cancelled: 1 });
    expect(await message(api.store, 'hers')).toMatchObject({ status: 'CANCELLED' });
  });

  it('is never the one that sends what names no phone', async () => {
    expect(await refusal(api.handlers['sessions.remove']({ type: 'main', messages: 'cancel' }))).toBe(
      'SESSION_MAIN_STAYS',
    );
  });

  it('leaves its messages neither to itself nor to nobody', async () => {
    const remove = (messages: 'cancel' | { moveTo: string }) =>
      refusal(api.handlers['sessions.remove']({ type: 'sposa', messages }));
    expect(await remove({ moveTo: 'sposa' })).toBe('SESSION_SAME_TARGET');
    expect(await remove({ moveTo: 'nobody' })).toBe('UNKNOWN_SESSION');
  });
});

describe('a code to type', () => {
  it('is for a number that can be one, with its prefix', async () => {
    api.waha.show('WAITING_QR');
    expect(await refusal(api.handlers['sessions.requestCode']({ type: 'main', phone: '12' }))).toBe(
      'INVALID_PHONE',
    );
    expect(api.waha.count('requestCode')).toBe(0);
    const view = await api.handlers['sessions.requestCode']({ type: 'main', phone: '333 123 4567' });
    expect(view.pairing?.code).toBe('ABCD-1234');
    expect(api.waha.askedFor).toBe('+393331234567');
  });
});
