import { describe, expect, it } from 'vitest';
import type { ImportChange, PreviewRow } from '#contract/imports.ts';
import { lineEntries } from './line-entries.ts';

type Line = Pick<Extract<PreviewRow, { kind: 'line' }>, 'changes' | 'reasons'>;

function aLine(changes: ImportChange[], reasons: Line['reasons'] = []): Line {
  return { changes, reasons };
}

function change(part: Partial<ImportChange>): ImportChange {
  return { row: 2, field: 'name', before: '', after: '', why: 'NAME_CASE', ...part };
}

describe('a row of the preview says', () => {
  it('the number as people write it, and why it was changed', () => {
    const several = change({
      field: 'phone',
      before: '333123456 / 3471234567',
      after: '+39333123456, +393471234567',
      why: 'PHONE_SEVERAL',
    });
    expect(lineEntries(aLine([several]), 'it')).toEqual([
      {
        what: {
          kind: 'change',
          before: '333123456 / 3471234567',
          after: '+39 333 123 456, +39 347 123 4567',
        },
        why: 'Più numeri nella cella: si usa il primo cellulare, gli altri restano di riserva.',
      },
    ]);
  });

  it('nothing of a number that stood there as it is shown', () => {
    const before = ' +39  347 123 4567 ';
    const tidied = change({ field: 'phone', before, after: '+393471234567', why: 'PHONE_SPACES_REMOVED' });
    expect(lineEntries(aLine([tidied]), 'it')).toEqual([]);
  });

  it.each([
    ['NAME_SPLIT', 'Mario Rossi', 'Mario | Rossi', 'Mario | Rossi'],
    ['NAME_ORDER_SWAPPED', 'Rossi Mario', 'Mario | Rossi', 'Mario Rossi'],
    ['NAME_COUPLE_SPLIT', 'Anna & Marco', 'Anna | , Marco | Rossi', 'Anna, Marco Rossi'],
  ])('after %s how the name stands now', (why, before, after, shown) => {
    expect(lineEntries(aLine([change({ before, after, why })]), 'en')[0]?.what).toEqual({
      kind: 'change',
      before,
      after: shown,
    });
  });

  it('what was listed but kept, and what was dropped', () => {
    const odd = change({ before: '<b>Ugo</b>', after: '<b>Ugo</b>', why: 'NAME_ODD' });
    const none = change({ field: 'phone', before: 'n.d.', after: '', why: 'PHONE_PLACEHOLDER' });
    expect(lineEntries(aLine([odd, none]), 'it').map(({ what }) => what)).toEqual([
      { kind: 'text', text: '<b>Ugo</b>' },
      { kind: 'drop', before: 'n.d.', field: 'phone' },
    ]);
  });

  it('first what a person has to look at, with the number it may have been', () => {
    const reasons = [
      { code: 'PHONE_EXTRA_ZERO', row: 2, values: { text: '+39 0333 1234575', proposal: '+393331234575' } },
      { code: 'PHONE_RUINED', row: 2, values: { text: '3,93E+11' } },
      { code: 'ROW_EXTRA_CELLS', row: 2, values: { text: 'x' } },
      { code: 'NO_PHONE_IN_HOUSEHOLD' },
    ];
    const entries = lineEntries(aLine([change({ before: 'a', after: 'A' })], reasons), 'it');
    expect(entries.map(({ what }) => what)).toEqual([
      { kind: 'ask', before: '+39 0333 1234575', after: '+39 333 123 4575' },
      { kind: 'ask', before: '3,93E+11', after: null },
      { kind: 'text', text: 'x' },
      { kind: 'row' },
      { kind: 'change', before: 'a', after: 'A' },
    ]);
    expect(entries[0]?.why).toBe('Riga 2: «+39 0333 1234575» ha uno zero di troppo. Forse è +393331234575.');
  });
});
