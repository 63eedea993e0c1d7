import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SecretName, SecretStore } from '../secrets/secret-store.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import { ContainerKeys } from './container-keys.ts';
import { install, type Work } from './container-work.ts';
import { hashedKey } from './definition.ts';
import { findContainers } from './find-containers.ts';
import { changeKey, settleKey } from './key-change.ts';
import type { ProbeWaha } from './readiness.ts';
import { FakeDocker } from './testing/fake-docker.ts';

const image = 'devlikeapro/waha:gows-2026.9.1';
const endless = Number.POSITIVE_INFINITY;

/** A container, two sessions that go through it and one that goes elsewhere; all may be cut off before any act. */
class World {
  readonly docker = new FakeDocker(() => this.#act());
  readonly #clock = new ManualClock();
  readonly #random = new SeededRandom();
  #disk = new Map<SecretName, string>();
  #memory = new Map<SecretName, string>();
  #actsLeft = endless;
  /** After the one thing that failed: `alive` goes on, the others never do anything again. */
  #then: 'alive' | 'dead' = 'alive';
  #held = 0;
  probe: ProbeWaha = async (_url, key) => (this.#isAccepted(key) ? 'READY' : 'WRONG_KEY');

  static async withContainer(): Promise<World> {
    const world = new World();
    vi.stubGlobal('fetch', async () => {
      if (!world.docker.all().some(({ runs }) => runs)) throw new TypeError('nobody listens');
      return { ok: true };
    });
    const key = world.keys().inForceOrNew();
    await install({ ...world.work(), key }, image, 'GOWS');
    world.#store.set('waha_api_key:main', key);
    world.#store.set('waha_api_key:sposa', key);
    world.#store.set('waha_api_key:nas', 'of another WAHA');
    return world;
  }

  keys(): ContainerKeys {
    return new ContainerKeys(() => this.#store, this.#random);
  }

  work(): Work {
    return {
      docker: this.docker.client,
      clock: this.#clock,
      probe: (url, key) => this.probe(url, key),
      key: '',
      pull: { signal: new AbortController().signal, onProgress: () => undefined },
      step: () => undefined,
      hold: async (work) => {
        this.#held += 1;
        try {
          return await work();
        } finally {
          this.#held -= 1;
        }
      },
    };
  }

  async change(): Promise<unknown> {
    const keys = this.keys();
    const { ours } = await findContainers(this.docker.client, keys.all());
    if (ours === null) throw new Error('there is no container');
    return changeKey({ ...this.work(), key: keys.inForceOrNew() }, ours, keys);
  }

  /** As the next start does: what was only in memory is lost. */
  async startAgain(): Promise<void> {
    this.failAfter(endless, 'alive');
    this.#memory = new Map(this.#disk);
    await settleKey(this.work(), this.keys());
  }

  async startAgainCutOff(acts: number): Promise<void> {
    this.failAfter(acts, 'dead');
    this.#memory = new Map(this.#disk);
    await settleKey(this.work(), this.keys()).catch(() => undefined);
  }

  /** The act after so many comes to nothing. */
  failAfter(acts: number, then: 'alive' | 'dead'): void {
    this.#actsLeft = acts;
    this.#then = then;
  }

  /** Whether it came to that. */
  get failed(): boolean {
    return this.#actsLeft < 0;
  }

  secret(name: SecretName): string | null {
    return this.#disk.get(name) ?? null;
  }

  get secretNames(): readonly string[] {
    return [...this.#disk.keys()].toSorted();
  }

  /** A session and the container it goes to agree on the key. */
  expectToWork(): void {
    const running = this.docker.all().filter(({ runs }) => runs);
    expect(running).toHaveLength(1);
    const key = this.#memory.get('waha_api_key:main') ?? '';
    expect(running[0]?.key).toBe(hashedKey(key));
    expect(this.#memory.get('waha_api_key:sposa')).toBe(key);
  }

  expectWhole(): void {
    this.expectToWork();
    const key = this.secret('waha_container_key') ?? '';
    const volume = 'invita-waha-sessions:/app/.sessions';
    expect(this.docker.all()).toEqual([{ name: 'invita-waha', runs: true, key: hashedKey(key), volume }]);
    expect(this.secret('waha_api_key:main')).toBe(key);
    expect(this.secret('waha_api_key:nas')).toBe('of another WAHA');
    expect(this.secretNames).toEqual([
      'waha_api_key:main',
      'waha_api_key:nas',
      'waha_api_key:sposa',
      'waha_container_key',
    ]);
    expect(this.docker.harm).toEqual([]);
    expect(this.#held).toBe(0);
  }

  /** As the file does it: what cannot be written is known in memory all the same. */
  readonly #store: SecretStore = {
    get: (name) => this.#memory.get(name) ?? null,
    names: () => [...this.#memory.keys()],
    set: (name, value) => {
      this.#memory.set(name, value);
      this.#write();
    },
    remove: (name) => {
      if (this.#memory.delete(name)) this.#write();
    },
  };

  #write(): void {
    this.#act();
    this.#disk = new Map(this.#memory);
  }

  #act(): void {
    const fails = this.#then === 'dead' ? this.#actsLeft <= 0 : this.#actsLeft === 0;
    this.#actsLeft -= 1;
    if (fails) throw new Error('it came to nothing');
  }

  #isAccepted(key: string): boolean {
    return this.docker.all().some((one) => one.runs && one.key === hashedKey(key));
  }
}

let world: World;
beforeEach(async () => {
  world = await World.withContainer();
});
afterEach(() => vi.unstubAllGlobals());

describe('a change of the container’s key', () => {
  it('gives WAHA and its sessions a new one, over the same volume, and forgets the old one', async () => {
    const before = world.secret('waha_container_key') ?? '';
    const keys = world.keys();
    const address = await world.change();
    world.expectWhole();
    const after = world.secret('waha_container_key') ?? '';
    expect(address).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), key: after });
    expect(after).not.toBe(before);
    expect(Buffer.from(after, 'base64url')).toHaveLength(32);
    expect(keys.all()).toEqual([after]);
    expect(await world.probe('', before)).toBe('WRONG_KEY');
  });

  it.each<[string, string, (world: World, before: string) => void]>([
    [
      'the old key is still accepted',
      'CONTAINER_KEY_UNCHANGED',
      (one) => {
        one.probe = async () => 'READY';
      },
    ],
    [
      'the new key is refused',
      'WAHA_WRONG_KEY',
      (one) => {
        one.probe = async () => 'WRONG_KEY';
      },
    ],
    [
      'WAHA does not come up with the new key',
      'CONTAINER_NOT_READY',
      (one, before) =>
        vi.stubGlobal('fetch', async () => {
          const isOld = one.docker.all().some(({ runs, key }) => runs && key === hashedKey(before));
          if (!isOld) await one.docker.client.getContainer('invita-waha').stop();
          return { ok: isOld };
        }),
    ],
  ])('is taken back when %s', async (_case, code, breakIt) => {
    const before = world.secret('waha_container_key') ?? '';
    breakIt(world, before);
    await expect(world.change()).rejects.toMatchObject({ code });
    world.expectWhole();
    expect(world.secret('waha_container_key')).toBe(before);
  });

  it('leaves one container with one key, and the sessions with it, when it is cut off at any point', async () => {
    const ends = new Set<string>();
    let points = 0;
    for (let failed = true; failed; points += 1) {
      world = await World.withContainer();
      const old = world.secret('waha_container_key');
      world.failAfter(points, 'dead');
      await world.change().catch(() => undefined);
      ({ failed } = world);
      await world.startAgain();
      world.expectWhole();
      ends.add(world.secret('waha_container_key') === old ? 'went back' : 'came to its end');
    }
    expect(points).toBeGreaterThan(15);
    expect(ends).toEqual(new Set(['went back', 'came to its end']));
  });

  it('leaves one container with one key, and the sessions with it, when any one thing fails', async () => {
    let points = 0;
    for (let failed = true; failed; points += 1) {
      world = await World.withContainer();
      world.failAfter(points, 'alive');
      await world.change().catch(() => undefined);
      ({ failed } = world);
      // Without a new start already, whatever there may be left to clear away.
      world.expectToWork();
      await world.startAgain();
      world.expectWhole();
    }
    expect(points).toBeGreaterThan(15);
  });

  it('is brought to its end also when that is cut off again and again', async () => {
    for (let first = 4; first < 19; first += 3) {
      for (let second = 0; second < 12; second += 1) {
        world = await World.withContainer();
        world.failAfter(first, 'dead');
        await world.change().catch(() => undefined);
        await world.startAgainCutOff(second);
        await world.startAgain();
        world.expectWhole();
      }
    }
  });

  it('that is cut off needs no container any more: the key in force stays', async () => {
    const before = world.secret('waha_container_key');
    world.keys().makeNext();
    await world.docker.client.getContainer('invita-waha').remove({ force: true });
    await world.startAgain();
    expect(world.secret('waha_container_key')).toBe(before);
    expect(world.secretNames).not.toContain('waha_container_key:next');
  });
});
