import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLinkBase } from './link-base.ts';

describe('the base of personal links', () => {
  it.each([
    'https://example.org/invito/{token}',
    'https://example.org/invito/',
    'https://example.org/invito',
    'https://example.org',
    'https://example.org/?t={token}&lang=it',
    'https://example.org/rsvp?t=',
    'https://example.org/#/invito/{token}',
    'https://example.org/#/invito/',
    'https://intranet:8443/eventi/{token}/',
    'https://xn--caff-8oa.example/{token}',
    'HTTPS://EXAMPLE.ORG/{token}',
    'http://localhost:8000/i/{token}',
    'http://127.0.0.1/i/',
    'http://[::1]:8000/{token}',
  ])('may be %s', (base) => {
    expect(checkLinkBase(base)).toEqual({ ok: true });
  });

  it.each([
    ['', 'NOT_A_URL'],
    ['example.org/invito', 'NOT_A_URL'],
    ['/invito/{token}', 'NOT_A_URL'],
    ['https://', 'NOT_A_URL'],
    ['https:///invito', 'NOT_A_URL'],
    ['https://example.org:99999/', 'NOT_A_URL'],
    ['ftp://example.org/', 'NOT_A_URL'],
    ['javascript://example.org/%0aalert(1)', 'NOT_A_URL'],
    ['https://example.org/in vito/', 'NOT_A_URL'],
    [' https://example.org/', 'NOT_A_URL'],
    ['https://example.org/\n', 'NOT_A_URL'],
    ['https://example.org\\@evil.example/', 'HAS_PASSWORD'],
    ['https://example.org/{name}/{token}', 'NOT_A_URL'],
    ['https://example.org/"{token}"', 'NOT_A_URL'],
    ['https://ex%C3%A4mple.org/', 'NOT_A_URL'],
    ['https://exämple.org/', 'NOT_ASCII'],
    ['https://еxample.org/{token}', 'NOT_ASCII'],
    ['https://example.org/città/{token}', 'NOT_ASCII'],
    ['http://example.org/{token}', 'NOT_SECURE'],
    ['http://127.0.0.1.example.org/', 'NOT_SECURE'],
    ['http://localhost.example.org/', 'NOT_SECURE'],
    ['http://192.168.1.10/{token}', 'NOT_SECURE'],
    ['http://0.0.0.0/', 'NOT_SECURE'],
    ['https://anna:pw@example.org/', 'HAS_PASSWORD'],
    ['https://example.org@evil.example/', 'HAS_PASSWORD'],
    ['https://{token}.example.org/', 'TOKEN_MISPLACED'],
    ['https://example.org:{token}/', 'TOKEN_MISPLACED'],
    ['https://example.org/{token}/{token}', 'TOKEN_MISPLACED'],
    ['https://example.org/?lang=it', 'TOKEN_MISPLACED'],
    ['https://example.org/#invito', 'TOKEN_MISPLACED'],
    [`https://example.org/${'a'.repeat(481)}`, 'TOO_LONG'],
  ])('may not be %s', (base, reason) => {
    expect(checkLinkBase(base)).toEqual({ ok: false, reason });
  });

  it('is judged without an exception, whatever was typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string().map((tail) => `https://${tail}`),
    );
    fc.assert(fc.property(typed, (base) => typeof checkLinkBase(base).ok === 'boolean'));
  });
});
