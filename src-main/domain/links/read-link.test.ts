import { describe, expect, it } from 'vitest';
import vectors from './django-vectors.json' with { type: 'json' };
import { tokenIn, withoutTokens } from './read-link.ts';

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
    // What takes the square of its length would not come to an end.
    expect(tokenIn(`${'a'.repeat(400_000)}:${'b'.repeat(400_000)}`.repeat(3))).toBeNull();
  });
});

describe('the tokens in a text', () => {
  it.each([
    [`Ciao,\nhttps://a.example/${token}\nA presto`, 'Ciao,\nhttps://a.example/…\nA presto'],
    [`https://a.example/i?t=${token}&utm=x and ${token}`, 'https://a.example/i?t=…&utm=x and …'],
    [`https://a.example/${token.replaceAll(':', '%3a')}`, 'https://a.example/…'],
    // No link that works any more, but what was added is easily taken away.
    [`https://a.example/${token}_grazie`, 'https://a.example/…'],
    [`say:${token}`, 'say:…'],
  ])('are taken out of %j', (text, without) => {
    expect(withoutTokens(text)).toBe(without);
  });

  it.each(['', 'At 10:30:00 at https://example.org:8080/a:b', 'it:en:fr'])('are not found in %j', (text) => {
    expect(withoutTokens(text)).toBe(text);
  });
});
