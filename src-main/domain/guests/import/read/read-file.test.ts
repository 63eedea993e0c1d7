import { describe, expect, it } from 'vitest';
import { readFile } from './read-file.ts';
import { MAX_BYTES } from './table.ts';

function readText(text: string) {
  return readFile(new TextEncoder().encode(text));
}

describe('readFile', () => {
  it.each([
    ['%PDF-1.7', 'IMPORT_NOT_A_LIST', 'pdf'],
    ['{"guests": []}', 'IMPORT_NOT_A_LIST', 'json'],
    ['[{"name": "Mario"}]', 'IMPORT_NOT_A_LIST', 'json'],
    ['\n<html><table>', 'IMPORT_NOT_A_LIST', 'html'],
    ['Nome;Tel\nMario;\u0000333', 'IMPORT_NOT_A_LIST', 'binary'],
  ])('refuses %j with %s and says it is %s', (text, code, format) => {
    expect(readText(text)).toEqual({ ok: false, code, details: { format } });
  });

  it.each([
    [[0xd0, 0xcf, 0x11, 0xe0], 'IMPORT_FORMAT_UNSUPPORTED', 'xls'],
    [[0x89, 0x50, 0x4e, 0x47], 'IMPORT_NOT_A_LIST', 'image'],
    [[0xff, 0xd8, 0xff, 0xe0], 'IMPORT_NOT_A_LIST', 'image'],
  ])('knows the bytes %j', (bytes, code, format) => {
    expect(readFile(Uint8Array.from(bytes))).toEqual({ ok: false, code, details: { format } });
  });

  it.each(['', '  \n\n', '\uFEFF'])('calls %j empty', (text) => {
    expect(readText(text)).toMatchObject({ ok: false, code: 'IMPORT_EMPTY' });
  });

  it('takes brackets at the start of a list for text', () => {
    expect(readText('[Sposa];Cognome;Tel\nAnna;Neri;333').ok).toBe(true);
  });

  it('refuses a file over the limit before it looks at it, and a table too wide', () => {
    expect(readFile(new Uint8Array(MAX_BYTES + 1))).toMatchObject({ code: 'IMPORT_TOO_LARGE' });
    expect(readText(`Nome;Tel\n${'x;'.repeat(300)}`)).toMatchObject({ code: 'IMPORT_TOO_MANY_COLUMNS' });
  });

  it('leaves out the empty rows a spreadsheet ends in, and none in between', () => {
    const read = readText('Nome;Tel\nMario;333\n;\nAnna;334\n;\n;\n\n');
    expect(read.ok && read.table.rows.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });

  it('believes the line with which Excel names the delimiter', () => {
    const read = readText('sep=|\r\nNome|Tel\r\nMario; Rossi|333\r\n');
    expect(read.ok && read.table).toMatchObject({ delimiter: '|', rows: [{ line: 2 }, { line: 3 }] });
  });
});
