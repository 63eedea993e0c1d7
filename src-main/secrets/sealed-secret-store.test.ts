import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { type Keychain, openSealedSecretStore } from './sealed-secret-store.ts';

const value = 'a-link-secret-nobody-may-read-è';

/** A keychain of one person: it opens what it closed itself. */
function keychain(owner = 'giulia'): Keychain {
  return {
    protect: async (text) => Buffer.from(`${owner}:${Buffer.from(text).toString('hex')}`),
    async reveal(bytes) {
      const [by, text = ''] = Buffer.from(bytes).toString().split(':');
      if (by !== owner) throw new Error('not mine');
      return Buffer.from(text, 'hex').toString();
    },
  };
}

function setup() {
  const path = join(temporaryDirectory(), 'secrets.sealed.json');
  const opened = (chain = keychain()) => openSealedSecretStore(path, chain, randomBytes);
  const edit = (change: (file: { key: string; secrets: Record<string, string> }) => void) => {
    const file = JSON.parse(readFileSync(path, 'utf8'));
    change(file);
    writeFileSync(path, JSON.stringify(file));
  };
  return { path, opened, edit };
}

describe('sealed secrets', () => {
  it('finds them again after a restart, in a file for its owner that shows none of them', async () => {
    const { path, opened } = setup();
    const first = await opened();
    first.set('invitation_link_secret', value);
    first.set('waha_api_key:main', 'key');
    first.remove('waha_api_key:main');
    expect(first.get('invitation_link_secret')).toBe(value);

    const second = await opened();
    expect(second.get('invitation_link_secret')).toBe(value);
    expect(second.get('waha_api_key:main')).toBeNull();
    expect(readFileSync(path, 'utf8')).not.toContain(value);
    expect(readFileSync(path, 'utf8')).not.toContain(Buffer.from(value).toString('base64').slice(0, 20));
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('writes nothing before there is a secret', async () => {
    const { path, opened } = setup();
    expect((await opened()).get('invitation_link_secret')).toBeNull();
    expect(existsSync(path)).toBe(false);
  });

  it("refuses another person's keychain and leaves the file as it is", async () => {
    const { path, opened } = setup();
    (await opened()).set('invitation_link_secret', value);
    const before = readFileSync(path, 'utf8');
    await expect(opened(keychain('marco'))).rejects.toMatchObject({ code: 'SECRETS_UNREADABLE' });
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it.each([
    ['a changed secret', (sealed: string) => `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`],
    ['a cut off secret', (sealed: string) => sealed.slice(0, 8)],
    ['an empty secret', () => ''],
  ])('refuses %s', async (_, change) => {
    const { opened, edit } = setup();
    (await opened()).set('invitation_link_secret', value);
    edit(({ secrets }) => {
      secrets['invitation_link_secret'] = change(secrets['invitation_link_secret'] ?? '');
    });
    await expect(opened()).rejects.toMatchObject({ code: 'SECRETS_UNREADABLE' });
  });

  it('refuses one secret in the place of another', async () => {
    const { opened, edit } = setup();
    (await opened()).set('waha_api_key:main', 'key');
    edit(({ secrets }) => {
      secrets['invitation_link_secret'] = secrets['waha_api_key:main'] ?? '';
    });
    await expect(opened()).rejects.toMatchObject({ code: 'SECRETS_UNREADABLE' });
  });

  it.each(['', '{', 'null', '{}', '{"key":7,"secrets":{}}', '{"key":"","secrets":null}'])(
    'refuses a file that holds %j',
    async (content) => {
      const { path, opened } = setup();
      writeFileSync(path, content);
      await expect(opened()).rejects.toMatchObject({ code: 'SECRETS_UNREADABLE' });
    },
  );
});
