import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { detectDelimiter } from './detect-delimiter.ts';
import { readCsv } from './read-csv.ts';

const semicolon = { delimiter: ';', columns: 3 };

describe('readCsv', () => {
  it('gives each record the line it starts on, also below a cell of several lines', () => {
    const rows = readCsv('a;b;c\n1;"x\ny";3\n4;5;6', semicolon, 1);
    expect(rows.map(({ line, cells }) => [line, cells.length])).toEqual([
      [1, 3],
      [2, 3],
      [4, 3],
    ]);
  });

  it('loses only the row with the unclosed quote, wherever it stands', () => {
    const lines = Array.from({ length: 400 }, (_, at) => `${at};Rossi;333123${1000 + at}`);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(399), { maxLength: 12 }), (damages) => {
        const text = lines
          .map((line, at) => (damages.includes(at) ? line.replace(';R', ';"R') : line))
          .join('\n');
        const rows = readCsv(text, semicolon, 1);
        expect(rows.map(({ line }) => line)).toEqual(lines.map((_, at) => at + 1));
        expect(rows.filter(({ damaged }) => damaged).map(({ line }) => line - 1)).toEqual(
          damages.toSorted((a, b) => a - b),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('reads back whatever a spreadsheet writes', () => {
    const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('a\nb', 'say "hi"', 'x;y', ''));
    const text = cell.map((value) => value.replace(/\r/g, ''));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text, fc.constant('end')), { minLength: 1, maxLength: 20 }),
        (table) => {
          const rows = readCsv(
            Papa.unparse(table, { delimiter: ';', newline: '\n' }),
            { delimiter: ';', columns: 3 },
            1,
          );
          expect(rows.map(({ cells }) => cells)).toEqual(table);
        },
      ),
    );
  });

  it('stays fast when every row is damaged', () => {
    const text = Array.from({ length: 5000 }, (_, at) => `"Mario${at};Rossi;3331234567`).join('\n');
    expect(readCsv(text, semicolon, 1).filter(({ damaged }) => damaged)).toHaveLength(5000);
  });
});

describe('detectDelimiter', () => {
  it('is not misled by a first line with a delimiter fewer', () => {
    expect(
      detectDelimiter('Nome, e altro;Tel\nRossi, Mario;333;x\nNeri, Anna;334;y\nBlu, Ugo;335;z').delimiter,
    ).toBe(';');
  });

  it('looks past quotes that nobody closed', () => {
    expect(detectDelimiter('"Mario;Rossi;333\nAnna;Verdi;334\nUgo;Neri;335').delimiter).toBe(';');
  });
});
