import { describe, expect, it } from 'vitest';
import { externalAddress } from './external-links.ts';

const linkBase = 'https://wedding.example/invito/{token}';

describe('links that leave the window', () => {
  it.each([
    ['https://waha.devlike.pro/docs/', 'https://waha.devlike.pro/docs/'],
    ['https://wedding.example/invito/abc', 'https://wedding.example/invito/abc'],
    ['HTTPS://WEDDING.EXAMPLE:443/a', 'https://wedding.example/a'],
  ])('hands %s to the browser', (url, address) => expect(externalAddress(url, linkBase)).toBe(address));

  it.each([
    '',
    'waha.devlike.pro',
    '//waha.devlike.pro/',
    'http://waha.devlike.pro/',
    'https://evil.example/',
    'https://waha.devlike.pro.evil.example/',
    'https://evil.example/?https://waha.devlike.pro/',
    'https://waha.devlike.pro@evil.example/',
    'https://user@waha.devlike.pro/',
    'https://user:word@wedding.example/',
    'https://wedding.example:8443/',
    'https://sub.wedding.example/',
    'https://wedding.example./',
    'https:\\\\evil.example\\waha.devlike.pro',
    'file:///etc/passwd',
    'file://waha.devlike.pro/share/run.exe',
    '\\\\waha.devlike.pro\\share\\run.exe',
    'smb://waha.devlike.pro/share',
    'ftp://waha.devlike.pro/',
    'ms-msdt:/id PCWDiagnostic',
    'ms-officecmd:{}',
    'search-ms:query=a&crumb=location:\\\\evil.example',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'mailto:a@wedding.example',
    'tel:+393331234567',
    'app://invita/',
    'blob:https://wedding.example/1',
    'about:blank',
    'chrome://settings',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
  ])('keeps %j where it is', (url) => expect(externalAddress(url, linkBase)).toBeNull());

  it('hands on what lies in the folder of updates, and nothing beside it', () => {
    const folder = 'https://updates.example/invita/';
    const address = (url: string, updates: string | null = folder) => externalAddress(url, linkBase, updates);
    expect(address(`${folder}invita-1.1.0-mac-arm64.dmg`)).toBe(`${folder}invita-1.1.0-mac-arm64.dmg`);
    for (const other of [
      'https://updates.example/other/invita.dmg',
      'https://updates.example/invita',
      `${folder}../other/invita.dmg`,
      'https://updates.example.evil.example/invita/a.dmg',
      'https://me:word@updates.example/invita/a.dmg',
      'http://updates.example/invita/a.dmg',
    ])
      expect(address(other)).toBeNull();
    expect(address(`${folder}a.dmg`, null)).toBeNull();
    expect(address('http://127.0.0.1:8080/invita/a.dmg', 'http://127.0.0.1:8080/invita/')).toBeNull();
  });

  it('takes a link base that is not https for no host at all', () => {
    expect(externalAddress('http://192.168.1.2/invito/', 'http://192.168.1.2/invito/')).toBeNull();
    expect(externalAddress('https://wedding.example/', '')).toBeNull();
  });
});
