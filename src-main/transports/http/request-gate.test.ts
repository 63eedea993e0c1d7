import { describe, expect, it } from 'vitest';
import { loopback, ownHosts } from './listen-address.ts';
import { refusalOf } from './request-gate.ts';

const own = { hosts: ownHosts(loopback, 4242), secure: false };
const judge = (rawHeaders: string[], target = '/') => refusalOf({ target, rawHeaders }, own);

describe('the gate', () => {
  it.each([['127.0.0.1:4242'], ['localhost:4242'], ['[::1]:4242']])('knows itself as %s', (host) => {
    expect(judge(['Host', host])).toBeNull();
    expect(judge(['host', host, 'Origin', `http://${host}`, 'Sec-Fetch-Site', 'same-origin'])).toBeNull();
    expect(judge(['HOST', host, 'sec-fetch-site', 'none'])).toBeNull();
  });

  it.each([
    [[]],
    [['Host', '']],
    [['Host', '127.0.0.1']],
    [['Host', '127.0.0.1:4243']],
    [['Host', '127.0.0.1:42420']],
    [['Host', '127.0.0.1:4242:4242']],
    [['Host', '127.0.0.1:04242']],
    [['Host', '0.0.0.0:4242']],
    [['Host', '127.1:4242']],
    [['Host', '2130706433:4242']],
    [['Host', '[::ffff:127.0.0.1]:4242']],
    [['Host', 'localhost.:4242']],
    [['Host', 'localhost.evil.example:4242']],
    [['Host', 'evil.example']],
    [['Host', 'evil.example:4242']],
    [['Host', '127.0.0.1.nip.io:4242']],
    [['Host', 'user@127.0.0.1:4242']],
    [['Host', '127.0.0.1:4242, evil.example']],
    [['Host', '127.0.0.1:4242', 'Host', 'evil.example']],
    [['Host', 'evil.example', 'Host', '127.0.0.1:4242']],
    [['Host', '127.0.0.1:4242', 'hOsT', '127.0.0.1:4242']],
    [['X-Forwarded-Host', '127.0.0.1:4242']],
    [['Cookie', 'Host', 'X', '127.0.0.1:4242']],
  ])('refuses %j as meant for somebody else', (rawHeaders) => {
    expect(judge(rawHeaders)).toBe('FOREIGN_HOST');
  });

  it.each(['http://evil.example/rpc', 'http://127.0.0.1:4242/rpc', '*', 'evil.example:443', ''])(
    'refuses the target %j, which says itself where it goes',
    (target) => {
      expect(judge(['Host', '127.0.0.1:4242'], target)).toBe('FOREIGN_HOST');
    },
  );

  it.each([
    [['Origin', 'null']],
    [['Origin', '']],
    [['Origin', 'http://evil.example']],
    [['Origin', 'http://localhost:4242']],
    [['Origin', 'http://127.0.0.1:4243']],
    [['Origin', 'https://127.0.0.1:4242']],
    [['Origin', 'http://127.0.0.1:4242.evil.example']],
    [['Origin', 'http://127.0.0.1:4242/']],
    [['Origin', 'file://']],
    [['Origin', 'chrome-extension://abcdef']],
    [['Origin', 'http://127.0.0.1:4242', 'Origin', 'http://evil.example']],
    [['Sec-Fetch-Site', 'cross-site']],
    [['Sec-Fetch-Site', 'same-site']],
    [['Sec-Fetch-Site', '']],
    [['Sec-Fetch-Site', 'same-origin', 'Sec-Fetch-Site', 'cross-site']],
  ])('refuses %j as sent by another page', (more) => {
    expect(judge(['Host', '127.0.0.1:4242', ...more])).toBe('FOREIGN_ORIGIN');
  });
});
