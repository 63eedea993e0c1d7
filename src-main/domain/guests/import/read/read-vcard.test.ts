import { describe, expect, it } from 'vitest';
import { readVcards } from './read-vcard.ts';

/** The cells of each card: FN, given, family, mobiles, other phones. */
function cards(text: string): string[][] {
  return readVcards(text)
    .slice(1)
    .map(({ cells }) => [...cells]);
}

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\n');

describe('readVcards', () => {
  it('takes the number of a URI without its scheme and its extension', () => {
    expect(cards(card('FN:A', 'TEL;VALUE=uri;TYPE="voice,cell":tel:+39-333-1234501;ext=5'))).toEqual([
      ['A', '', '', '+39-333-1234501', ''],
    ]);
  });

  it('knows a mobile by its type, by the label of its group and by the account it has', () => {
    const lines = [
      'FN:A',
      'item1.TEL:1',
      'item1.X-ABLabel:_$!<Mobile>!$_',
      'TEL;CELL:2',
      'TEL;waid=393:3',
      'TEL;TYPE=HOME:4',
    ];
    expect(cards(card(...lines))).toEqual([['A', '', '', '1 ::: 2 ::: 3', '4']]);
  });

  it('leaves out what one cannot write to', () => {
    expect(cards(card('FN:A', 'TEL;TYPE=WORK,FAX:1', 'TEL;PAGER:2'))).toEqual([['A', '', '', '', '']]);
  });

  it('puts folded lines together, of quoted-printable and of other text', () => {
    const folded = ['N;ENCODING=QUOTED-PRINTABLE:=4E=65=', '=72=69;Anna', 'FN:An', ' na Neri'];
    expect(cards(card(...folded))).toEqual([['Anna Neri', 'Anna', 'Neri', '', '']]);
  });

  it('reads the character set that a property names', () => {
    expect(cards(card('FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Nicol=F2'))[0]?.[0]).toBe('Nicolò');
  });

  it('keeps escaped separators inside a name', () => {
    expect(cards(card('N:De\\;Santis;Ugo\\,Maria;;;'))[0]?.slice(1, 3)).toEqual(['Ugo,Maria', 'De;Santis']);
  });

  it('does not take the card of an agent for its owner, nor an open card for the next', () => {
    const agent = card('FN:Boss', 'AGENT:', 'BEGIN:VCARD', 'FN:Agent', 'END:VCARD', 'TEL:1');
    expect(cards(agent)).toEqual([['Boss', '', '', '', '1']]);
    expect(cards('BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD')).toHaveLength(2);
  });
});
