import { describe, expect, it } from 'vitest';
import { normaliseWahaUrl } from './url.ts';

describe('the address of a WAHA as a person types it', () => {
  it.each([
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['  localhost:3000/ ', 'http://localhost:3000'],
    ['waha.example.org', 'http://waha.example.org'],
    ['HTTPS://Waha.Example.org:443//', 'https://waha.example.org'],
    ['https://example.org/tools/waha///', 'https://example.org/tools/waha'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['http://example.org/a/../b', 'http://example.org/b'],
  ])('%s becomes %s, and stays so', (typed, url) => {
    expect(normaliseWahaUrl(typed)).toEqual({ ok: true, url });
    expect(normaliseWahaUrl(url)).toEqual({ ok: true, url });
  });

  it.each([
    '',
    '   ',
    'http://',
    'ftp://example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://user:secret@example.org',
    'user@example.org',
    'http://example.org?key=1',
    'http://example.org/?',
    'http://example.org/#',
    'http://example .org',
    'http:\\\\example.org',
    'localhost:99999',
  ])('%j is refused', (typed) => {
    expect(normaliseWahaUrl(typed)).toEqual({ ok: false });
  });
});
