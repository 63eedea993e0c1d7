import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isSigned } from '../../src-main/updates/signed-metadata.ts';
import { newKeyFile } from './testing/key-file.ts';
import { signMetadata, updatesAsked } from './updates.ts';

const home = mkdtempSync(join(tmpdir(), 'invita-updates-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const url = 'https://updates.example.org/invita';

describe('what npm run package is told of updates', () => {
  it('may be nothing', () => {
    expect(updatesAsked({ url: undefined, keyFile: undefined, trusted: [] })).toBeNull();
  });

  it('is an address and a key, of which only the public half is packed', () => {
    const keyFile = newKeyFile(home);
    const next = newKeyFile(home);
    const asked = updatesAsked({ url, keyFile, trusted: [next] });
    expect(asked?.source).toEqual({ url: `${url}/`, keys: [expect.any(String), expect.any(String)] });
    const secret = readFileSync(keyFile, 'utf8').split('\n')[1] ?? '';
    expect(JSON.stringify(asked?.source)).not.toContain(secret);
  });

  it.each([
    ['an address without a key', { url, keyFile: undefined }],
    ['a key without an address', { url: undefined, keyFile: newKeyFile(home) }],
    ['an address in the clear', { url: 'http://updates.example.org/', keyFile: newKeyFile(home) }],
    ['a key that is not there', { url, keyFile: join(home, 'none.pem') }],
  ])('is not %s', (_, options) => {
    expect(() => updatesAsked({ ...options, trusted: [] })).toThrow();
  });

  it('is not a key of another kind', () => {
    const keyFile = join(home, 'rsa.pem');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(keyFile, privateKey.export({ format: 'pem', type: 'pkcs8' }));
    expect(() => updatesAsked({ url, keyFile, trusted: [] })).toThrow('openssl genpkey');
  });
});

it('the metadata of this version is signed so that the copy accepts it, and nothing else in the folder', () => {
  const folder = mkdtempSync(join(home, 'dist-'));
  const asked = updatesAsked({ url, keyFile: newKeyFile(home), trusted: [] });
  if (asked === null) throw new Error('updates were asked for');
  writeFileSync(join(folder, 'latest-linux.yml'), 'version: 1.2.0\nfiles: []\n');
  writeFileSync(join(folder, 'beta-linux-arm64.yml'), 'version: 1.2.0\nfiles: []\n');
  writeFileSync(join(folder, 'latest.yml'), 'version: 1.1.0\nfiles: []\n');
  writeFileSync(join(folder, 'builder-debug.yml'), 'version: 1.2.0\n');
  expect(signMetadata(folder, '1.2.0', asked.key)).toHaveLength(2);
  expect(
    readdirSync(folder)
      .filter((name) => name.endsWith('.sig'))
      .toSorted(),
  ).toEqual(['beta-linux-arm64.yml.sig', 'latest-linux.yml.sig']);
  for (const file of ['latest-linux.yml', 'beta-linux-arm64.yml']) {
    const content = readFileSync(join(folder, file));
    const signature = readFileSync(join(folder, `${file}.sig`), 'utf8');
    expect(isSigned({ file, content, signature }, asked.source.keys)).toBe(true);
  }
});
