import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarkupNode, parseWhatsAppMarkup } from './whatsapp-markup.ts';

function plainText(nodes: readonly MarkupNode[]): string {
  return nodes.map((node) => ('children' in node ? plainText(node.children) : node.text)).join('');
}

describe('WhatsApp markup', () => {
  it('reads bold, italic, struck and code', () => {
    expect(parseWhatsAppMarkup('il *12 giugno* _qui_ ~no~ ```x*y*```')).toEqual([
      { kind: 'text', text: 'il ' },
      { kind: 'bold', children: [{ kind: 'text', text: '12 giugno' }] },
      { kind: 'text', text: ' ' },
      { kind: 'italic', children: [{ kind: 'text', text: 'qui' }] },
      { kind: 'text', text: ' ' },
      { kind: 'strike', children: [{ kind: 'text', text: 'no' }] },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'x*y*' },
    ]);
  });

  it('nests', () => {
    expect(parseWhatsAppMarkup('*_sì_*')).toEqual([
      { kind: 'bold', children: [{ kind: 'italic', children: [{ kind: 'text', text: 'sì' }] }] },
    ]);
  });

  it.each(['5 * 3 * 2', 'snake_case_name', '*aperto', '* no *', '*due\nrighe*', '**', '``````'])(
    'leaves %j as it is',
    (text) => {
      expect(parseWhatsAppMarkup(text)).toEqual([{ kind: 'text', text }]);
    },
  );

  it('keeps a link whole, marks in its token included, and leaves the full stop out', () => {
    expect(parseWhatsAppMarkup('Qui: https://example.org/i/a_b_c*d*:1.')).toEqual([
      { kind: 'text', text: 'Qui: ' },
      { kind: 'link', text: 'https://example.org/i/a_b_c*d*:1' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('never loses or invents a character other than the marks', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'è', ' ', '\n', '*', '_', '~', '`', '<', '5', '.') });
    fc.assert(
      fc.property(text, (source) => {
        const withoutMarks = (value: string) => value.replace(/[*_~`]/g, '');
        expect(withoutMarks(plainText(parseWhatsAppMarkup(source)))).toBe(withoutMarks(source));
      }),
    );
  });
});
