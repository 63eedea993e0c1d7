import { describe, expect, it } from 'vitest';
import { secretCheckValue } from '../domain/links/secret.ts';
import type { SecretName, SecretStore } from '../secrets/secret-store.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import { openTestStore } from '../testing/test-store.ts';
import { createLinkSecret } from './link-secret.ts';

const ours = 'the web site signs with this, and so do we: 8f3a';
const another = 'a different one that nobody has signed with 77b1';

function setup({ sent = false } = {}) {
  const kept = new Map<SecretName, string>();
  const secrets: SecretStore = {
    get: (name) => kept.get(name) ?? null,
    names: () => [...kept.keys()],
    set: (name, value) => void kept.set(name, value),
    remove: (name) => void kept.delete(name),
  };
  const { events } = openTestStore();
  const linksSent = async () => sent;
  const linkSecret = createLinkSecret({
    secrets,
    events,
    random: new SeededRandom(),
    clock: new ManualClock(),
    linksSent,
  });
  return { linkSecret, kept, events };
}

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('the link secret', () => {
  it('is made on first use, kept, and remembered one way', async () => {
    const { linkSecret, kept, events } = setup();
    expect(linkSecret.isSet()).toBe(false);
    const secret = await linkSecret.current();
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect([kept.get('invitation_link_secret'), linkSecret.isSet()]).toEqual([secret, true]);
    expect((await events.event()).secretCheck).toBe(secretCheckValue(secret));
    expect(await linkSecret.current()).toBe(secret);
  });

  it('is one, however many ask first at the same time', async () => {
    const { linkSecret, kept } = setup();
    const made = await Promise.all([linkSecret.current(), linkSecret.current(), linkSecret.current()]);
    expect(new Set(made)).toEqual(new Set([kept.get('invitation_link_secret')]));
  });

  it('that was stored when the check value could not be written is used, not replaced', async () => {
    const { linkSecret, kept, events } = setup();
    kept.set('invitation_link_secret', ours);
    expect(await linkSecret.current()).toBe(ours);
    expect((await events.event()).secretCheck).toBe(secretCheckValue(ours));
  });

  it('is never made anew when it is missing, nor taken when it is another one', async () => {
    const { linkSecret, kept } = setup({ sent: true });
    await linkSecret.current();
    kept.set('invitation_link_secret', another);
    await expect(linkSecret.current()).rejects.toThrow(code('LINK_SECRET_CHANGED'));
    kept.clear();
    await expect(linkSecret.current()).rejects.toThrow(code('LINK_SECRET_MISSING'));
    expect(kept.size).toBe(0);
  });

  it('can be put back when it was lost, and only that one once links are out', async () => {
    const { linkSecret, kept } = setup({ sent: true });
    const secret = await linkSecret.current();
    kept.clear();
    await expect(linkSecret.replace(another)).rejects.toThrow(code('LINK_SECRET_CHANGED'));
    expect(kept.size).toBe(0);
    await linkSecret.replace(secret);
    expect(await linkSecret.current()).toBe(secret);
  });

  it("can be the web site's own while no link is out, and before there ever was one", async () => {
    const { linkSecret } = setup();
    await linkSecret.replace(ours);
    expect(await linkSecret.current()).toBe(ours);
    await linkSecret.replace(another);
    expect(await linkSecret.current()).toBe(another);
  });

  it.each(['', 'short', 'my-secret-wedding-key-2026-change-me', 'x'.repeat(1001)])(
    'is refused when it is weak: %j',
    async (weak) => {
      const { linkSecret, kept } = setup();
      await expect(linkSecret.replace(weak)).rejects.toThrow(code('LINK_SECRET_WEAK'));
      expect(kept.size).toBe(0);
    },
  );
});
