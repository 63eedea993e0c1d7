import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { noDetails } from '../household-store.ts';
import { applicable } from '../import/applicable.ts';
import { previewImport } from '../import/preview-import.ts';
import { openZip } from '../import/read/zip.ts';
import { exportList } from './export-list.ts';
import type { ListedHousehold } from './list-rows.ts';

const aName = fc.oneof(
  fc.constantFrom(
    'Anna',
    'D’Angelo',
    'DE SANTIS',
    'Nicolò',
    '=1+1',
    '@rossi',
    "'=x",
    'a;b',
    'say "hi"',
    '_x000D_',
    'e | o',
  ),
  fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
);

/** Names as a store can hold them: some letter or digit, in lines of one system. */
const aPerson = fc
  .record({ firstName: aName, lastName: fc.oneof(fc.constant(''), aName) })
  .filter(({ firstName, lastName }) => /[\p{L}\p{N}]/u.test(firstName + lastName))
  .map(({ firstName, lastName }) => ({ firstName: plain(firstName), lastName: plain(lastName) }));

const aPhone = fc.oneof(
  fc.integer({ min: 0, max: 9_999_999 }).map((n) => `+39333${String(n).padStart(7, '0')}`),
  fc.constantFrom('+390612345678', '+4915123456789', '+41791234567'),
);

const aList = fc.array(
  fc.record({
    name: aName.map(plain).filter((name) => name.trim() !== ''),
    phones: fc.uniqueArray(aPhone, { maxLength: 3 }),
    guests: fc.array(aPerson, { minLength: 1, maxLength: 4 }),
    language: fc.constantFrom('it' as const, 'en' as const, null),
    side: fc.option(fc.constantFrom('sposa', 'Lato di Marco', '=lato')),
    tags: fc
      .uniqueArray(fc.constantFrom('amici', 'lavoro', 'Tavolo 5', '@casa'), { maxLength: 3 })
      .map((tags) => tags.sort()),
    notes: fc.constantFrom('', 'Vegana; senza glutine', 'Riga uno\nRiga due', '-arriva tardi'),
    email: fc.constantFrom(null, 'anna@example.org'),
    adults: fc.option(fc.integer({ min: 0, max: 99 })),
    children: fc.option(fc.integer({ min: 0, max: 99 })),
  }),
  { minLength: 1, maxLength: 8 },
);

/** One line, as every name in the store is. */
function plain(text: string): string {
  return text.replace(/[\r\n\0]/g, ' ');
}

function imported(bytes: Uint8Array): ListedHousehold[] | string {
  const read = previewImport(bytes, { defaultCountry: 'IT' });
  if (!read.ok) return read.code;
  return applicable(read.preview, { include: new Set() }).map(({ name, phones, guests, details }) => ({
    ...noDetails,
    ...details,
    name,
    phones: phones.map(({ e164 }) => e164),
    guests: guests.map(({ firstName, lastName }) => ({ firstName, lastName })),
  }));
}

describe('a list that is exported', () => {
  for (const format of ['csv', 'xlsx'] as const) {
    for (const language of ['it', 'en'] as const) {
      it(`comes back unchanged as ${format} in ${language}`, () => {
        const property = fc.property(aList, (list) => {
          // Nobody could be written to: such a list is refused, and rightly so.
          fc.pre(list.some(({ phones }) => phones.length > 0));
          expect(imported(exportList(list, format, language))).toEqual(list);
        });
        fc.assert(property, { numRuns: 150 });
      });
    }
  }

  it('has no cell that a spreadsheet would calculate, whatever the guests are called', () => {
    const begins = fc.constantFrom('=', '+', '-', '@', '\t', '＝', '＋', '－', '＠', ' =', '"=');
    const hostile = fc.tuple(begins, fc.string({ maxLength: 10 })).map(([sign, rest]) => plain(sign + rest));
    const property = fc.property(hostile, hostile, hostile, (name, firstName, notes) => {
      const list = [
        {
          ...noDetails,
          name,
          phones: ['+393331234567'],
          guests: [{ firstName, lastName: '-b' }],
          side: name,
          tags: [notes],
          notes,
        },
      ];
      const text = new TextDecoder().decode(exportList(list, 'csv', 'it'));
      const { data } = Papa.parse<string[]>(text.slice(1), { delimiter: ';' });
      for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('has no formula as a workbook either: every cell is declared to be a text', () => {
    const list = [
      { ...noDetails, name: '=1+1', phones: ['+393331234567'], guests: [{ firstName: '=2', lastName: '' }] },
    ];
    const sheet = new TextDecoder().decode(
      openZip(exportList(list, 'xlsx', 'it')).read('xl/worksheets/sheet1.xml'),
    );
    expect(sheet).toContain('=1+1');
    expect(sheet).not.toMatch(/<f[ >]/);
    // Those without a type are empty.
    for (const cell of sheet.match(/<c [^>]*>/g) ?? []) expect(cell).toMatch(/t="inlineStr">$|\/>$/);
  });

  it.each(['csv', 'xlsx'] as const)(
    'tells as %s how many of its rows are written, up to the last',
    (format) => {
      const list = Array.from({ length: 4500 }, (_, at) => ({
        ...noDetails,
        name: `Famiglia ${at}`,
        phones: [],
        guests: [{ firstName: 'Anna', lastName: '' }],
      }));
      const told: [number, number][] = [];
      exportList(list, format, 'it', (done, total) => told.push([done, total]));
      // And the line of headers.
      expect(told).toEqual([2000, 4000, 4501].map((done) => [done, 4501]));
    },
  );

  it('opens in Excel: a mark for UTF-8, and the separator of the country', () => {
    const list = [
      {
        ...noDetails,
        name: 'Rossi',
        phones: ['+393331234567'],
        guests: [{ firstName: 'Nicolò', lastName: 'Rossi' }],
      },
    ];
    const italian = exportList(list, 'csv', 'it');
    expect([...italian.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(italian)).toContain("1;Rossi;Nicolò;Rossi;'+393331234567;");
    expect(new TextDecoder().decode(exportList(list, 'csv', 'en'))).toContain(
      "1,Rossi,Nicolò,Rossi,'+393331234567,",
    );
  });
});
