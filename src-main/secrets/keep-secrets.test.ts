import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { fileSecretStore } from './file-secret-store.ts';
import { openKeptSecrets } from './keep-secrets.ts';
import { defaultKeyFile, readOrMakeKeyFile } from './key-file.ts';
import type { SecretName } from './secret-store.ts';

/** How many more changes of the disk there are before the power goes. */
const power = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const whilePowered =
    <A extends unknown[], R>(change: (...args: A) => R, half?: (...args: A) => void) =>
    (...args: A): R => {
      if (power.left === 1) half?.(...args);
      if (power.left <= 1) {
        power.left = 0;
        throw new Error('the power went');
      }
      power.left -= 1;
      return change(...args);
    };
  const write = (file: number, text: string | Uint8Array) => fs.writeSync(file, text as string);
  return {
    ...fs,
    openSync: whilePowered(fs.openSync),
    fchmodSync: whilePowered(fs.fchmodSync),
    fsyncSync: whilePowered(fs.fsyncSync),
    renameSync: whilePowered(fs.renameSync),
    linkSync: whilePowered(fs.linkSync),
    mkdirSync: whilePowered(fs.mkdirSync),
    rmSync: whilePowered(fs.rmSync),
    writeSync: whilePowered(write, (file, text) =>
      fs.writeSync(file, text.slice(0, text.length / 2) as string),
    ),
  };
});

afterEach(() => {
  power.left = Number.POSITIVE_INFINITY;
});

/** Whether the power lasted. */
function cutAfter(changes: number, work: () => void): boolean {
  power.left = changes + 1;
  try {
    work();
  } catch (error) {
    if (power.left > 0) throw error;
  }
  const lasted = power.left > 0;
  power.left = Number.POSITIVE_INFINITY;
  return lasted;
}

const secrets: Readonly<Record<string, string>> = {
  invitation_link_secret: 'a-link-secret-nobody-may-read-è',
  'waha_api_key:main': 'a-key-nobody-may-read',
  waha_container_key: 'another-key-nobody-may-read',
};
const names = Object.keys(secrets) as SecretName[];

function setup() {
  const around = temporaryDirectory();
  const directory = join(around, 'data');
  mkdirSync(directory);
  const keyFile = join(around, 'keys', 'secrets.key');
  const plain = join(directory, 'secrets.json');
  const locked = join(directory, 'secrets.locked.json');
  const open = (path = keyFile, named = true) =>
    openKeptSecrets({ directory, keyFile: { path, named }, randomBytes });
  const kept = () => open().store;
  return { around, directory, keyFile, plain, locked, open, kept };
}

const readable = (path: string) => writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 });

function allFilesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile());
}

/** Every file with what is in it. */
function snapshot(directory: string): Readonly<Record<string, string>> {
  const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries(allFilesIn(directory).map((path) => [path, digest(path)]));
}

function expectUnreadableIn(directory: string): void {
  for (const path of allFilesIn(directory)) {
    for (const value of Object.values(secrets)) expect(readFileSync(path, 'utf8'), path).not.toContain(value);
  }
}

describe('secrets under a key file', () => {
  it('finds them again after a restart, in files for their owner that show none of them', () => {
    const { around, directory, keyFile, locked, open, kept } = setup();
    const { store, protection } = open();
    for (const name of names) store.set(name, secrets[name] ?? '');
    store.set('waha_api_key:sposa', 'gone again');
    store.remove('waha_api_key:sposa');

    expect(protection).toEqual({ by: 'key-file', path: keyFile, beside: false });
    for (const name of names) expect(kept().get(name)).toBe(secrets[name]);
    expect(kept().get('waha_api_key:sposa')).toBeNull();
    expectUnreadableIn(around);
    for (const path of [locked, keyFile]) expect(statSync(path).mode & 0o077).toBe(0);
    expect(statSync(join(around, 'keys')).mode & 0o077).toBe(0);
    expect(readdirSync(directory)).toEqual(['secrets.locked.json']);
    expect(readdirSync(join(around, 'keys'))).toEqual(['secrets.key']);
  });

  it('says when the key lies in the data directory too, by whichever way it is named', () => {
    const { around, directory, open } = setup();
    symlinkSync(directory, join(around, 'by-another-name'));
    const path = join(around, 'by-another-name', 'k.key');
    expect(open(path).protection).toEqual({ by: 'key-file', path, beside: true });
  });

  it('shares one key with whoever made it a moment before', () => {
    const { keyFile } = setup();
    let other: Uint8Array | null = null;
    const slow = (size: number) => {
      other ??= readOrMakeKeyFile(keyFile, randomBytes);
      return randomBytes(size);
    };
    expect(readOrMakeKeyFile(keyFile, slow)).toEqual(other);
    expect(readdirSync(join(keyFile, '..'))).toEqual(['secrets.key']);
  });

  it('lies by default among the configuration of the person', () => {
    expect(defaultKeyFile({}, '/home/anna')).toBe('/home/anna/.config/invita/secrets.key');
    expect(defaultKeyFile({ XDG_CONFIG_HOME: '/cfg' }, '/home/anna')).toBe('/cfg/invita/secrets.key');
    // A relative one is to be ignored, says the standard.
    expect(defaultKeyFile({ XDG_CONFIG_HOME: 'cfg' }, '/home/anna')).toBe(
      '/home/anna/.config/invita/secrets.key',
    );
  });
});

describe('a key file', () => {
  const instead = (path: string, make: () => unknown) => {
    rmSync(path);
    make();
  };
  const another = () => readOrMakeKeyFile(join(temporaryDirectory(), 'k'), randomBytes);
  it.each<[string, string, (path: string) => void]>([
    ['missing', 'KEY_FILE_MISSING', (path) => rmSync(path)],
    ['readable by the group', 'KEY_FILE_OPEN', (path) => chmodSync(path, 0o640)],
    ['readable by everybody', 'KEY_FILE_OPEN', (path) => chmodSync(path, 0o604)],
    ['empty', 'KEY_FILE_UNREADABLE', (path) => writeFileSync(path, '')],
    ['cut off', 'KEY_FILE_UNREADABLE', (path) => writeFileSync(path, readFileSync(path).subarray(0, 30))],
    ['endless', 'KEY_FILE_UNREADABLE', (path) => writeFileSync(path, 'x'.repeat(100_000))],
    ['a folder', 'KEY_FILE_UNREADABLE', (path) => instead(path, () => mkdirSync(path, { mode: 0o700 }))],
    [
      'a pipe',
      'KEY_FILE_UNREADABLE',
      (path) => instead(path, () => execFileSync('sh', ['-c', 'mkfifo -m 600 "$0"', path])),
    ],
    [
      'the key of other secrets',
      'KEY_FILE_WRONG',
      (path) => writeFileSync(path, `invita-key:${Buffer.from(another()).toString('base64url')}\n`),
    ],
  ])('that is %s is refused as %s, and nothing is touched', (_, code, spoil) => {
    const { directory, keyFile, plain, kept } = setup();
    readable(plain);
    kept();
    // An earlier version was here once more: not even that is read.
    readable(plain);
    spoil(keyFile);
    const before = snapshot(directory);
    expect(kept).toThrow(expect.objectContaining({ code, details: { path: keyFile } }));
    expect(snapshot(directory)).toEqual(before);
  });

  it('that was named and cannot be made is refused; in its default place the admin is told instead', () => {
    const { around, directory, plain, open } = setup();
    readable(plain);
    const before = snapshot(directory);
    writeFileSync(join(around, 'a-file'), '');
    const path = join(around, 'a-file', 'secrets.key');
    expect(() => open(path)).toThrow(expect.objectContaining({ code: 'KEY_FILE_NOT_WRITABLE' }));
    const { store, protection } = open(path, false);
    expect(protection).toEqual({ by: 'nothing' });
    expect(store.get('waha_container_key')).toBe(secrets['waha_container_key']);
    expect(snapshot(directory)).toEqual(before);
  });
});

describe('a locked file', () => {
  it.each<[string, (file: { keyId: string; secrets: Record<string, string> }) => unknown]>([
    ['with a changed secret', (file) => ({ ...file, secrets: { waha_container_key: 'AAAA' } })],
    [
      'with one secret in the place of another',
      ({ keyId, secrets: all }) => ({
        keyId,
        secrets: { ...all, waha_container_key: all['waha_api_key:main'] },
      }),
    ],
    ['without its secrets', ({ keyId }) => ({ keyId })],
    ['without its key', ({ secrets: all }) => ({ secrets: all })],
    ['that holds nothing', () => null],
    ['that holds a list', () => []],
  ])('%s is refused and stays as it is', (_, change) => {
    const { directory, plain, locked, kept } = setup();
    readable(plain);
    kept();
    writeFileSync(locked, JSON.stringify(change(JSON.parse(readFileSync(locked, 'utf8')))));
    const before = snapshot(directory);
    expect(kept).toThrow(expect.objectContaining({ code: 'SECRETS_UNREADABLE', details: { path: locked } }));
    expect(snapshot(directory)).toEqual(before);
  });
});

describe('readable secrets of an earlier version', () => {
  it('are encrypted at the first start, and their file is gone', () => {
    const { around, directory, plain, kept } = setup();
    readable(plain);
    writeFileSync(`${plain}.new`, JSON.stringify(secrets).slice(0, 80));
    for (const name of names) expect(kept().get(name)).toBe(secrets[name]);
    expect(readdirSync(directory)).toEqual(['secrets.locked.json']);
    expectUnreadableIn(around);
  });

  it('that are damaged are refused, before a key is made', () => {
    const { plain, keyFile, kept } = setup();
    writeFileSync(plain, '{');
    expect(kept).toThrow(expect.objectContaining({ code: 'SECRETS_UNREADABLE', details: { path: plain } }));
    expect(existsSync(keyFile)).toBe(false);
  });

  it('written once more beside the locked ones count, as they are the later ones', () => {
    const { plain, kept } = setup();
    readable(plain);
    kept();
    fileSecretStore(plain).set('waha_api_key:main', 'changed by the earlier version');
    expect(kept().get('waha_api_key:main')).toBe('changed by the earlier version');
    expect(kept().get('invitation_link_secret')).toBe(secrets['invitation_link_secret']);
    expect(existsSync(plain)).toBe(false);
  });

  it('lose nothing when the move is cut off at any point, and are readable nowhere after the next start', () => {
    let lasted = false;
    for (let changes = 0; !lasted; changes++) {
      const { around, directory, plain, kept } = setup();
      readable(plain);
      lasted = cutAfter(changes, kept);
      for (const name of names) expect(kept().get(name), `cut off after ${changes}`).toBe(secrets[name]);
      expect(readdirSync(directory), `cut off after ${changes}`).toEqual(['secrets.locked.json']);
      expectUnreadableIn(around);
      if (lasted) expect(changes).toBeGreaterThan(15);
    }
  });
});

it('whatever is set, removed, cut off or written by an earlier version: each secret is the last one or the one before', () => {
  const name = fc.constantFrom(...names);
  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('set' as const), name, value: fc.string() }),
      fc.record({ do: fc.constant('cut' as const), name, value: fc.string(), changes: fc.nat(40) }),
      fc.record({ do: fc.constant('earlier' as const), name, value: fc.string() }),
      fc.record({ do: fc.constant('remove' as const), name }),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      const { plain, kept } = setup();
      let known = new Map<SecretName, string>();
      for (const step of all) {
        const before = new Map(known);
        if (step.do === 'set') kept().set(step.name, step.value);
        if (step.do === 'cut') cutAfter(step.changes, () => kept().set(step.name, step.value));
        if (step.do === 'earlier') fileSecretStore(plain).set(step.name, step.value);
        if (step.do === 'remove') kept().remove(step.name);
        if (step.do === 'remove') known.delete(step.name);
        else known.set(step.name, step.value);
        const store = kept();
        if (step.do === 'cut' && store.get(step.name) !== step.value) known = before;
        for (const each of names) expect(store.get(each)).toBe(known.get(each) ?? null);
      }
    }),
  );
});
