import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endLineAfterLink } from './end-line-after-link.ts';

const link = 'https://example.org/i/abc';

describe('the link in a text', () => {
  it.each([
    [`Qui: ${link}`, `Qui: ${link}`],
    [`${link}\nA presto`, `${link}\nA presto`],
    [`${link}\n\nA presto`, `${link}\n\nA presto`],
    [`${link} e poi`, `${link}\ne poi`],
    [`${link}, e poi`, `${link}\ne poi`],
    [`${link}.`, link],
    [`${link}.\nA presto`, `${link}\nA presto`],
    [`${link}  \nA presto`, `${link}\nA presto`],
    [`${link}?x=1`, `${link}\n?x=1`],
    [`${link}.html`, `${link}\n.html`],
    [`(${link})`, `(${link}\n)`],
    [`${link} ${link}`, `${link}\n${link}`],
    [`${link}${link}`, `${link}\n${link}`],
    ['nessun link', 'nessun link'],
  ])('ends its line: %j', (text, expected) => {
    expect(endLineAfterLink(text, link)).toBe(expected);
  });

  it('leaves a text alone when there is no link to look for', () => {
    expect(endLineAfterLink('a, b', '')).toBe('a, b');
  });

  it('is followed by a line break or the end, whatever comes after it', () => {
    const words = fc.array(fc.oneof(fc.constant(link), fc.constantFrom(' ', '\n', '.', ')', 'a', '\t', '!')));
    fc.assert(
      fc.property(words, (parts) => {
        const ended = endLineAfterLink(parts.join(''), link);
        expect(ended.replaceAll(`${link}\n`, '').replace(new RegExp(`${link}$`), '')).not.toContain(link);
        expect(endLineAfterLink(ended, link)).toBe(ended);
      }),
    );
  });
});
