import { describe, expect, it } from 'vitest';
import { secretCheckValue } from '../domain/links/secret.ts';
import type { SecretName, SecretStore } from '../secrets/secret-store.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import { openTestStore } from '../testing/test-store.ts';
import { createLinkSecret } from './link-secret.ts';

const day = 24 * 60 * 60_000;
const site = 'a different one that the web site signs with 77b1';
const code = (expected: string) => expect.objectContaining({ code: expected });

function setup() {
  const kept = new Map<SecretName, string>();
  let writesLeft = Number.POSITIVE_INFINITY;
  const write = (change: () => void) => {
    if (writesLeft === 0) throw new Error('the power went');
    writesLeft -= 1;
    change();
  };
  const secrets: SecretStore = {
    get: (name) => kept.get(name) ?? null,
    names: () => [...kept.keys()],
    set: (name, value) => write(() => kept.set(name, value)),
    remove: (name) => write(() => kept.delete(name)),
  };
  const { events } = openTestStore();
  const clock = new ManualClock();
  const options = { secrets, events, random: new SeededRandom(), clock, linksSent: async () => true };
  const failAfter = (writes: number) => {
    writesLeft = writes;
  };
  return { linkSecret: createLinkSecret(options), events, clock, kept, failAfter };
}

describe('a change of the link secret', () => {
  it('signs with the new one at once and takes links of the old one until its grace is over', async () => {
    const { linkSecret, clock, kept } = setup();
    const old = await linkSecret.current();
    expect(await linkSecret.accepted()).toEqual([old]);
    const until = await linkSecret.rotate(30);
    expect(until).toBe(clock.now().wall + 30 * day);
    const secret = await linkSecret.current();
    expect(secret).not.toBe(old);
    expect(await linkSecret.accepted()).toEqual([secret, old]);
    await clock.advance(30 * day - 1);
    expect(await linkSecret.accepted()).toEqual([secret, old]);
    await clock.advance(1);
    expect(await linkSecret.accepted()).toEqual([secret]);
    expect([...kept.values()]).toEqual([secret]);
  });

  it('may take the web site’s own secret, but no weak one and not the same again', async () => {
    const { linkSecret } = setup();
    const old = await linkSecret.current();
    await expect(linkSecret.rotate(30, 'short')).rejects.toEqual(code('LINK_SECRET_WEAK'));
    await expect(linkSecret.rotate(30, old)).rejects.toEqual(code('LINK_SECRET_WEAK'));
    await linkSecret.rotate(30, site);
    expect(await linkSecret.accepted()).toEqual([site, old]);
  });

  it('forgets the one before the last: only one grows old at a time', async () => {
    const { linkSecret } = setup();
    const first = await linkSecret.current();
    await linkSecret.rotate(30);
    const second = await linkSecret.current();
    await linkSecret.rotate(30, site);
    expect(await linkSecret.accepted()).toEqual([site, second]);
    expect(await linkSecret.accepted()).not.toContain(first);
  });

  it.each([0, 1, 2, 3])(
    'cut off after %i writes leaves one secret in force, and links of the old one good',
    async (writes) => {
      const { linkSecret, events, failAfter } = setup();
      const old = await linkSecret.current();
      failAfter(writes);
      await expect(linkSecret.rotate(30, site)).rejects.toThrow('the power went');
      failAfter(Number.POSITIVE_INFINITY);
      const secret = await linkSecret.current();
      expect(secret).toBe((await events.event()).secretCheck === secretCheckValue(site) ? site : old);
      expect(await linkSecret.accepted()).toContain(old);
    },
  );

  it('is not made over a secret that is missing', async () => {
    const { linkSecret, kept } = setup();
    await linkSecret.current();
    kept.clear();
    await expect(linkSecret.rotate(30)).rejects.toEqual(code('LINK_SECRET_MISSING'));
  });
});
