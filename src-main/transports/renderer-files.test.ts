import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRendererFile } from './renderer-files.ts';

describe('the files of the window', () => {
  let home: string;
  let root: string;
  let nonces: number;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'renderer-files-'));
    root = join(home, 'renderer');
    nonces = 0;
    mkdirSync(join(root, 'assets'), { recursive: true });
    mkdirSync(join(home, 'renderer-other'));
    writeFileSync(join(home, 'api-token'), 'canary');
    writeFileSync(join(home, 'renderer-other', 'secret.txt'), 'canary');
    writeFileSync(join(root, '.env'), 'canary');
    writeFileSync(join(root, 'icon.svg'), '<svg/>');
    writeFileSync(join(root, 'assets', 'index-B4x9_-aQ.js'), 'export {}');
    writeFileSync(join(root, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><p>è</p>');
    symlinkSync(join(home, 'api-token'), join(root, 'assets', 'token.txt'));
    symlinkSync(join(home, 'renderer-other'), join(root, 'other'));
  });

  afterEach(() => rmSync(home, { recursive: true }));

  const read = (path: string) => readRendererFile(root, path, () => `nonce${++nonces}`);
  const text = async (path: string) => new TextDecoder().decode((await read(path))?.body);

  it.each(['/', '/index.html'])('gives the page at %s a nonce of its own at each load', async (path) => {
    const first = await read(path);
    expect(first?.headers['content-security-policy']).toContain("style-src 'self' 'nonce-nonce1'");
    expect(await text(path)).toBe('<meta name="csp-nonce" content="nonce2"><p>è</p>');
    expect(first?.headers['cache-control']).toBe('no-store');
  });

  it('allows the page nothing that it does not need', async () => {
    const policy = (await read('/'))?.headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default");
    expect(policy).not.toContain('allow-duplicates');
  });

  it('names the type of each file and forbids guessing it', async () => {
    const script = await read('/assets/index-B4x9_-aQ.js');
    expect(script?.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect((await read('/icon.svg'))?.headers['content-type']).toBe('image/svg+xml');
  });

  it('lets only files with a hash in their name be kept for good', async () => {
    const cacheControl = async (path: string) => (await read(path))?.headers['cache-control'];
    expect(await cacheControl('/assets/index-B4x9_-aQ.js')).toContain('immutable');
    expect(await cacheControl('/icon.svg')).toBe('no-cache');
  });

  it.each([
    '/../api-token',
    '/assets/../../api-token',
    '/..%2fapi-token',
    '/%2e%2e/api-token',
    '/%2e%2e%2fapi-token',
    '/%252e%252e/api-token',
    '/..\\api-token',
    '/assets/..\\..\\api-token',
    '/index.html%00.js',
    '/index.html\0.js',
    '//etc/passwd',
    '/etc/passwd',
    '/./icon.svg',
    '/.env',
    '/assets/.hidden',
    '/assets',
    '/assets/',
    '/../renderer-other/secret.txt',
    '/other/secret.txt',
    '/assets/token.txt',
    '/icon.svg/',
    '/C:/windows',
    'icon.svg',
    '',
    '/icon.svg::$DATA',
    '/missing.js',
  ])('has nothing to give at %j', async (path) => {
    expect(await read(path)).toBeNull();
  });

  it('has nothing to give while the window is not built', async () => {
    expect(await readRendererFile(join(home, 'nowhere'), '/', () => 'n')).toBeNull();
  });
});
