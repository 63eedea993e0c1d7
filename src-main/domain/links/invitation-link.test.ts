import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invitationLink } from './invitation-link.ts';
import { checkLinkBase } from './link-base.ts';
import { sign } from './sign.ts';

describe('a personal link', () => {
  it.each([
    ['https://example.org/invito/{token}', 'https://example.org/invito/a:b:c'],
    ['https://example.org/{token}/it?utm=wa', 'https://example.org/a:b:c/it?utm=wa'],
    ['https://example.org/invito/', 'https://example.org/invito/a:b:c'],
    ['https://example.org/invito', 'https://example.org/invito/a:b:c'],
    ['https://example.org', 'https://example.org/a:b:c'],
    ['https://example.org/rsvp?t=', 'https://example.org/rsvp?t=a:b:c'],
    ['https://example.org/#', 'https://example.org/#a:b:c'],
  ])('on %s is %s', (base, link) => {
    expect(invitationLink(base, 'a:b:c')).toBe(link);
  });

  it('goes to the host of its base and carries the whole token, on every base we allow', () => {
    const token = sign(
      { event: 'wedding', household: 'rossi', version: 1 },
      'q3N8Zk0f1vYt7LwXh2sRb6UeJc9oMdPa',
      0,
    );
    const bases = fc
      .tuple(
        fc.webUrl({ withFragments: true, withQueryParameters: true, validSchemes: ['https'] }),
        fc.boolean(),
      )
      .map(([url, placed]) => (placed ? `${url}{token}` : url))
      .filter((base) => checkLinkBase(base).ok);
    fc.assert(
      fc.property(bases, (base) => {
        const link = new URL(invitationLink(base, token));
        expect(link.host).toBe(new URL(base).host);
        expect(link.href).toContain(token);
      }),
    );
  });
});
