import { describe, expect, it } from 'vitest';
import vectors from './django-vectors.json' with { type: 'json' };
import { tokenIn } from './read-link.ts';

const token = vectors.accepted[0]?.token ?? '';

describe('a link that somebody copied', () => {
  it.each([
    ['the token alone', token],
    ['a link', `https://a.example/i/${token}`],
    ['a link with a query', `https://a.example/i?t=${token}&utm=x`],
    ['a link in a text', `Ciao Anna,\nè qui:\nhttps://a.example/${token}\nA presto`],
    ['a link whose colons were written otherwise', `https://a.example/${token.replaceAll(':', '%3A')}`],
    ['a link in brackets', `<https://a.example/${token}>`],
  ])('as %s gives its token', (_, text) => {
    expect(tokenIn(text)).toBe(token);
  });

  it.each([
    ['nothing', ''],
    ['another link', 'https://example.org/'],
    ['one that was cut off', `https://a.example/${token.slice(0, -1)}`],
    ['one that goes on', `https://a.example/${token}x`],
  ])('as %s gives none', (_, text) => {
    expect(tokenIn(text)).toBeNull();
  });

  it('that is very long is read in no time', () => {
    const started = performance.now();
    tokenIn(`${'a'.repeat(20_000)}:${'b'.repeat(20_000)}`.repeat(3));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
