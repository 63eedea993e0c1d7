import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textTokens } from './text-tokens.ts';

describe('the coloured text', () => {
  it('tells fields, agreement and optional parts from words', () => {
    const tokens = textTokens('Ciao [Nomi],{ per [Evento]} [tu / voi]!');
    expect(tokens.map(({ kind, text, optional }) => `${kind}:${text}${optional ? '?' : ''}`)).toEqual([
      'words:Ciao ',
      'placeholder:[Nomi]',
      'words:,',
      'logic:{?',
      'words: per ?',
      'placeholder:[Evento]?',
      'logic:}?',
      'words: ',
      'agreement:[tu / voi]',
      'words:!',
    ]);
  });

  it('marks what nobody fills in, wherever it stands', () => {
    const wrong = textTokens('{{ nom }} {{ nomi }} {{ nomi.size }} {% if nom %}', ['nom', 'nomi.size']);
    expect(wrong.filter(({ kind }) => kind === 'unknown').map(({ text }) => text)).toEqual([
      '{{ nom }}',
      '{{ nomi.size }}',
      '{% if nom %}',
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
        const drawn = textTokens(words).map(({ text }) => text);
        expect(drawn.join('')).toBe(words);
      }),
      { numRuns: 1_000 },
    );
  });
});
