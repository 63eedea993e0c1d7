import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textTokens } from './text-tokens.ts';

describe('the coloured text', () => {
  it('tells placeholders, agreement and conditions from words', () => {
    const tokens = textTokens("Ciao {{ nomi }}, {% if evento %}{{ 'a' | plurale: 'b' }}{% endif %}!");
    expect(tokens.map(({ kind }) => kind)).toEqual([
      'words',
      'placeholder',
      'words',
      'logic',
      'agreement',
      'logic',
      'words',
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
    const pieces = fc.constantFrom('{{', '}}', '{%', '%}', ' nomi ', 'ciao', '\n', '|', "'");
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const body = parts.join('');
        expect(
          textTokens(body)
            .map(({ text }) => text)
            .join(''),
        ).toBe(body);
      }),
    );
  });
});
