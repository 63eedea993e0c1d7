import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { fileSecretStore } from './file-secret-store.ts';

const aPath = () => join(temporaryDirectory(), 'secrets.json');
const mode = (path: string) => statSync(path).mode & 0o777;

describe('secrets in a file', () => {
  it('are found again after a restart; what was removed is gone from the file', () => {
    const path = aPath();
    const store = fileSecretStore(path);
    store.set('invitation_link_secret', 'è un segreto');
    store.set('waha_api_key:main', 'key');
    store.set('waha_api_key:sposa', 'other');
    store.remove('waha_api_key:main');
    const again = fileSecretStore(path);
    expect(again.get('invitation_link_secret')).toBe('è un segreto');
    expect(again.get('waha_api_key:main')).toBeNull();
    expect(again.get('waha_api_key:sposa')).toBe('other');
    expect(again.names()).toEqual(['invitation_link_secret', 'waha_api_key:sposa']);
    expect(readFileSync(path, 'utf8')).not.toContain('"key"');
  });

  it('are for their owner only, whatever the file was before', () => {
    const path = aPath();
    fileSecretStore(path).set('waha_api_key:main', 'key');
    expect(mode(path)).toBe(0o600);
    chmodSync(path, 0o644);
    fileSecretStore(path).set('waha_api_key:main', 'another');
    expect(mode(path)).toBe(0o600);
  });

  it('are for their owner only where a draft was left behind that is not', () => {
    const path = aPath();
    writeFileSync(`${path}.new`, 'left by a crash', { mode: 0o644 });
    fileSecretStore(path).set('waha_api_key:main', 'key');
    expect(mode(path)).toBe(0o600);
  });

  it('write nothing before there is one, nor when there was nothing to remove', () => {
    const path = aPath();
    const store = fileSecretStore(path);
    expect(store.get('invitation_link_secret')).toBeNull();
    store.remove('invitation_link_secret');
    expect(existsSync(path)).toBe(false);
  });

  it('leave the old file whole when a new one cannot be written, and no draft when it can', () => {
    const path = aPath();
    const store = fileSecretStore(path);
    store.set('waha_api_key:main', 'key');
    expect(readdirSync(dirname(path))).toEqual(['secrets.json']);
    mkdirSync(`${path}.new`);
    expect(() => store.set('waha_api_key:main', 'another')).toThrow();
    expect(fileSecretStore(path).get('waha_api_key:main')).toBe('key');
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '["a"]',
    '7',
    'true',
    '"invitation_link_secret"',
    '{"invitation_link_secret": 7}',
    '{"invitation_link_secret": null}',
  ])('refuse a file that holds %j and leave it as it is', (content) => {
    const path = aPath();
    writeFileSync(path, content);
    expect(() => fileSecretStore(path)).toThrow(
      expect.objectContaining({ code: 'SECRETS_UNREADABLE', details: { path } }),
    );
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('refuse a file that cannot be opened', () => {
    const path = aPath();
    mkdirSync(path);
    expect(() => fileSecretStore(path)).toThrow(expect.objectContaining({ code: 'SECRETS_UNREADABLE' }));
  });
});
