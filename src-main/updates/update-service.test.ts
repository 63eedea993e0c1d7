import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { UpdateSettings } from '#contract/updates.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import { type Offer, type UpdateEngine, UpdateTrouble } from './update-engine.ts';
import { UpdateService } from './update-service.ts';

const minute = 60_000;
const hour = 60 * minute;
const newer: Offer = { version: '1.1.0', notes: null, bytes: 1000, isHere: false };

/** A server and a disk that do what the test says, and a count of what was asked of them. */
class PretendEngine implements UpdateEngine {
  offers: Partial<Record<UpdateSettings['channel'], Offer | UpdateTrouble | null>> = { STABLE: newer };
  looks: string[] = [];
  installs: boolean[] = [];
  installTrouble: UpdateTrouble | null = null;
  /** Held until the test lets it go, if it says so. */
  hold = false;
  #fetching: { done: () => void; fail: (error: unknown) => void; tell: (done: number) => void } | null = null;

  async look(channel: UpdateSettings['channel']): Promise<Offer | null> {
    this.looks.push(channel);
    const found = this.offers[channel] ?? null;
    if (found instanceof UpdateTrouble) throw found;
    return found;
  }

  fetch(...[onProgress, signal]: Parameters<UpdateEngine['fetch']>): Promise<void> {
    if (!this.hold) return Promise.resolve();
    return new Promise((done, fail) => {
      this.#fetching = { done, fail, tell: (bytes) => onProgress(bytes, 1000) };
      signal.addEventListener('abort', () => fail(signal.reason));
    });
  }

  get fetching() {
    if (this.#fetching === null) throw new Error('nothing is being fetched');
    return this.#fetching;
  }

  install({ startAfter }: { readonly startAfter: boolean }) {
    if (this.installTrouble !== null) throw this.installTrouble;
    this.installs.push(startAfter);
    return startAfter ? { program: '/opt/invita' } : null;
  }
}

function serviceWith(settings: Partial<UpdateSettings> = {}) {
  const engine = new PretendEngine();
  const clock = new ManualClock();
  const sending = { count: 0 };
  const rests: boolean[] = [];
  const restarts: string[] = [];
  const troubles: unknown[] = [];
  const told: string[] = [];
  const service: UpdateService = new UpdateService({
    ...{ engine, clock, random: new SeededRandom(7) },
    settings: { mode: 'TELL', channel: 'STABLE', ...settings },
    onChange: () => told.push(service.sight.state),
    onTrouble: (error) => troubles.push(error),
    sending: () => sending.count,
    async comeToRest(mayEnd) {
      rests.push(mayEnd());
      return rests.at(-1) ?? false;
    },
    restart: () => restarts.push('restart'),
  });
  onTestFinished(() => service.stop());
  return { service, engine, clock, sending, rests, restarts, troubles, told };
}

async function ready(settings?: Partial<UpdateSettings>) {
  const parts = serviceWith(settings);
  await parts.service.check();
  await parts.service.download();
  expect(parts.service.sight.state).toBe('READY');
  return parts;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('a copy that cannot replace itself hears of a newer version, and neither fetches nor installs it', async () => {
  const clock = new ManualClock();
  const looks: string[] = [];
  const never = () => {
    throw new Error('it is not replaced');
  };
  const service = new UpdateService({
    engine: {
      async look(channel) {
        looks.push(channel);
        // Also one that another copy has left here.
        return { ...newer, isHere: true };
      },
    },
    ...{ clock, random: new SeededRandom(7), settings: { mode: 'DOWNLOAD', channel: 'STABLE' } },
    ...{ onChange() {}, onTrouble: never, sending: () => 0, comeToRest: never, restart: never },
  });
  const running = service.run();
  await clock.advance(minute);
  expect(service.sight).toMatchObject({ state: 'AVAILABLE', offer: { version: '1.1.0' } });
  await service.download();
  await service.install();
  service.set({ mode: 'DOWNLOAD', channel: 'BETA' });
  await vi.waitFor(() => expect(looks).toEqual(['STABLE', 'BETA']));
  await vi.waitFor(() => expect(service.sight.state).toBe('AVAILABLE'));
  await clock.advance(25 * hour);
  expect(looks).toHaveLength(3);
  await service.stop();
  await running;
  expect(service.atEnd()).toBeNull();
});

describe('when it looks', () => {
  it('is soon after the start and then once a day, not at the same minute for everybody', async () => {
    const { service, engine, clock } = serviceWith();
    void service.run();
    await clock.advance(9_000);
    expect(engine.looks).toHaveLength(0);
    await clock.advance(minute);
    expect(engine.looks).toHaveLength(1);
    await clock.advance(22 * hour);
    expect(engine.looks).toHaveLength(1);
    await clock.advance(3 * hour + 10 * minute);
    expect(engine.looks).toHaveLength(2);
    await clock.advance(10 * 24 * hour);
    expect(engine.looks.length).toBeGreaterThanOrEqual(11);
    expect(engine.looks.length).toBeLessThanOrEqual(13);
  });

  it('is never where it is switched off, until it is switched on', async () => {
    const { service, engine, clock } = serviceWith({ mode: 'OFF' });
    void service.run();
    await clock.advance(5 * 24 * hour);
    expect(engine.looks).toEqual([]);
    service.set({ mode: 'TELL', channel: 'STABLE' });
    await turn();
    expect(engine.looks).toEqual(['STABLE']);
  });

  it('is also when a person asks, switched off or not', async () => {
    const { service, engine } = serviceWith({ mode: 'OFF' });
    await service.check();
    expect(engine.looks).toEqual(['STABLE']);
    expect(service.sight).toMatchObject({ state: 'AVAILABLE', offer: newer });
  });
});

describe('what it fetches', () => {
  it('is nothing until the person says so', async () => {
    const { service, told } = serviceWith();
    await service.check();
    expect(service.sight.state).toBe('AVAILABLE');
    await service.download();
    expect(told).toEqual(['CHECKING', 'AVAILABLE', 'DOWNLOADING', 'READY']);
  });

  it('comes by itself where that was chosen, now or later', async () => {
    const { service } = serviceWith({ mode: 'DOWNLOAD' });
    await service.check();
    expect(service.sight.state).toBe('READY');

    const other = serviceWith();
    await other.service.check();
    other.service.set({ mode: 'DOWNLOAD', channel: 'STABLE' });
    await turn();
    expect(other.service.sight.state).toBe('READY');
  });

  it('is told of a few times a second, with its speed', async () => {
    const { service, engine, clock, told } = serviceWith();
    engine.hold = true;
    await service.check();
    const fetched = service.download();
    engine.fetching.tell(0);
    const before = told.length;
    for (let bytes = 1; bytes <= 200; bytes += 1) engine.fetching.tell(bytes);
    expect(told).toHaveLength(before);
    await clock.advance(2000);
    engine.fetching.tell(600);
    expect(service.sight.progress).toEqual({ doneBytes: 600, totalBytes: 1000, bytesPerSecond: 300 });
    engine.fetching.done();
    await fetched;
    expect(service.sight).toMatchObject({ state: 'READY', progress: null });
  });

  it('can be given up and begun again', async () => {
    const { service, engine } = serviceWith();
    engine.hold = true;
    await service.check();
    const fetched = service.download();
    service.cancel();
    await fetched;
    expect(service.sight).toMatchObject({ state: 'AVAILABLE', problem: null, progress: null });
    engine.hold = false;
    await service.download();
    expect(service.sight.state).toBe('READY');
  });

  it('says why it failed, and can be tried again', async () => {
    const { service, engine, troubles } = serviceWith();
    engine.hold = true;
    await service.check();
    const fetched = service.download();
    engine.fetching.fail(new UpdateTrouble('UPDATE_DAMAGED'));
    await fetched;
    expect(service.sight).toMatchObject({
      state: 'FAILED',
      offer: newer,
      problem: { code: 'UPDATE_DAMAGED' },
    });
    expect(troubles).toHaveLength(1);
    engine.hold = false;
    await service.download();
    expect(service.sight).toMatchObject({ state: 'READY', problem: null });
  });

  it('that an earlier run has fetched is ready at once', async () => {
    const { service, engine } = serviceWith();
    engine.offers.STABLE = { ...newer, isHere: true };
    await service.check();
    expect(service.sight.state).toBe('READY');
  });
});

describe('another channel', () => {
  it('makes it look there, and forgets what was ready of this one', async () => {
    const { service, engine } = await ready();
    engine.offers.BETA = null;
    service.set({ mode: 'TELL', channel: 'BETA' });
    await turn();
    await turn();
    expect(engine.looks).toEqual(['STABLE', 'BETA']);
    expect(service.sight).toMatchObject({ state: 'NONE', offer: null });
    expect(service.atEnd()).toBeNull();
    expect(engine.installs).toEqual([]);
  });

  it('gives up a download of this one', async () => {
    const { service, engine } = serviceWith();
    engine.hold = true;
    await service.check();
    void service.download();
    service.set({ mode: 'TELL', channel: 'BETA' });
    for (let turns = 0; turns < 5; turns += 1) await turn();
    expect(engine.looks).toEqual(['STABLE', 'BETA']);
    expect(service.sight).toMatchObject({ state: 'NONE', offer: null });
  });
});

describe('what is ready', () => {
  it('stays so when nobody answers a later question', async () => {
    const { service, engine } = await ready();
    engine.offers.STABLE = new UpdateTrouble('UPDATE_SERVER_UNREACHABLE');
    await service.check();
    expect(service.sight).toMatchObject({ state: 'READY', offer: newer, problem: null });
  });

  it('is no more when there is something newer, or when it was taken back', async () => {
    const { service, engine } = await ready();
    engine.offers.STABLE = { ...newer, version: '1.2.0' };
    await service.check();
    expect(service.sight).toMatchObject({ state: 'AVAILABLE', offer: { version: '1.2.0' } });
    await service.download();
    engine.offers.STABLE = null;
    await service.check();
    expect(service.sight).toMatchObject({ state: 'NONE', offer: null });
    expect(service.atEnd()).toBeNull();
  });

  it('is put in place when Invita ends, without starting it again', async () => {
    const { service, engine } = await ready();
    await service.stop();
    expect(service.atEnd()).toBeNull();
    expect(engine.installs).toEqual([false]);
  });

  it('waits for the next end when a message is in doubt', async () => {
    const { service, engine, sending } = await ready();
    sending.count = 1;
    expect(service.atEnd()).toBeNull();
    expect(engine.installs).toEqual([]);
  });

  it('leaves the old version when it cannot be put in place', async () => {
    const { service, engine, troubles } = await ready();
    engine.installTrouble = new UpdateTrouble('UPDATE_DAMAGED');
    expect(service.atEnd()).toBeNull();
    expect(troubles).toEqual([engine.installTrouble]);
  });
});

describe('a restart for it', () => {
  it('comes to rest first, and starts the new version', async () => {
    const { service, engine, rests, restarts } = await ready();
    await service.install();
    expect(rests).toEqual([true]);
    expect(restarts).toEqual(['restart']);
    expect(service.atEnd()).toEqual({ program: '/opt/invita' });
    expect(engine.installs).toEqual([true]);
  });

  it('never happens while a message is being sent: it waits', async () => {
    const { service, clock, sending, rests, restarts } = await ready();
    sending.count = 1;
    const decided = service.install();
    expect(service.sight.waiting).toBe(true);
    await clock.advance(5 * minute);
    expect(rests).toEqual([]);
    sending.count = 0;
    await clock.advance(1000);
    await decided;
    expect(restarts).toEqual(['restart']);
  });

  it('goes on with the old version when a message began to be sent meanwhile, and waits again', async () => {
    const { service, clock, sending, rests, restarts } = await ready();
    let looked = 0;
    Object.defineProperty(sending, 'count', {
      get() {
        looked += 1;
        // Nothing at the first look; at rest one is found in doubt; later it is clear.
        return looked === 2 || looked === 3 ? 1 : 0;
      },
    });
    const decided = service.install();
    await clock.advance(1000);
    await clock.advance(1000);
    await decided;
    expect(rests).toEqual([false, true]);
    expect(restarts).toEqual(['restart']);
  });

  it('can be taken back while it waits', async () => {
    const { service, sending, clock, restarts } = await ready();
    sending.count = 1;
    const decided = service.install();
    service.cancel();
    await decided;
    sending.count = 0;
    await clock.advance(minute);
    expect(restarts).toEqual([]);
    expect(service.sight).toMatchObject({ state: 'READY', waiting: false });
  });

  it('is given up when nothing is ready any more', async () => {
    const { service, engine, sending, restarts } = await ready();
    sending.count = 1;
    const decided = service.install();
    engine.offers.STABLE = null;
    await service.check();
    await decided;
    expect(service.sight).toMatchObject({ state: 'NONE', waiting: false });
    expect(restarts).toEqual([]);
  });

  it('is not for what is not ready', async () => {
    const { service, restarts, rests } = serviceWith();
    await service.check();
    await service.install();
    expect([...rests, ...restarts]).toEqual([]);
  });
});
