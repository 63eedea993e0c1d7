import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TextToken, textTokens } from './text-tokens.ts';

function shown(token: TextToken): string {
  return token.kind === 'optional'
    ? `optional:{${token.inside.map(shown).join(', ')}}`
    : `${token.kind}:${token.text}`;
}

/** What the sheet draws, its invisible braces included. */
function drawn(token: TextToken): string {
  return token.kind === 'optional' ? `{${token.inside.map(drawn).join('')}}` : token.text;
}

describe('the coloured text', () => {
  it('tells fields, agreement and optional parts from words', () => {
    const tokens = textTokens('Ciao [Nomi],{ per [Evento]} [tu / voi]!');
    expect(tokens.map(shown)).toEqual([
      'words:Ciao ',
      'placeholder:[Nomi]',
      'words:,',
      'optional:{words: per , placeholder:[Evento]}',
      'words: ',
      'agreement:[tu / voi]',
      'words:!',
    ]);
  });

  it('marks what nobody fills in, wherever it stands', () => {
    const wrong = textTokens('{{ nom }} {{ nomi }} {{ nomi.size }} {% if nom %}', ['nom', 'nomi.size']);
    expect(wrong.filter(({ kind }) => kind === 'unknown').map(shown)).toEqual([
      'unknown:{{ nom }}',
      'unknown:{{ nomi.size }}',
      'unknown:{% if nom %}',
    ]);
  });

  it('never changes a character: it lies under the text that is typed', () => {
    const pieces = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      '[',
      ']',
      '{',
      '}',
      'nomi',
      ' / ',
      'Evento',
      ':',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const words = parts.join('');
        expect(textTokens(words).map(drawn).join('')).toBe(words);
      }),
      { numRuns: 1_000 },
    );
  });
});
