import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../../export/zip-writer.ts';
import { readFile } from './read-file.ts';
import { openZip } from './zip.ts';

const workbook = (size: number) =>
  writeZip([
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    { name: 'xl/worksheets/sheet1.xml', content: ' '.repeat(size) },
  ]);

/** Where the directory says how large the entry is that comes last. */
function claimSize(bytes: Uint8Array, size: number): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = copy.lastIndexOf('PK\x01\x02', undefined, 'latin1');
  copy.writeUInt32LE(size, at + 24);
  return copy;
}

describe('openZip', () => {
  it('gives back what was packed', () => {
    const zip = openZip(writeZip([{ name: 'a.txt', content: 'Nicolò' }]));
    expect(zip.names).toEqual(['a.txt']);
    expect(new TextDecoder().decode(zip.read('a.txt'))).toBe('Nicolò');
    expect(zip.read('b.txt')).toBeUndefined();
  });

  it('refuses a bomb by its directory, before anything is inflated', () => {
    const bomb = workbook(70_000_000);
    const before = process.memoryUsage().rss;
    expect(readFile(bomb)).toMatchObject({ ok: false, code: 'IMPORT_BOMB' });
    expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000);
  });

  it('refuses many entries that are harmless each', () => {
    const parts = Array.from({ length: 2001 }, (_, n) => ({ name: `${n}`, content: '' }));
    expect(() => openZip(writeZip(parts))).toThrow('IMPORT_BOMB');
  });

  it('inflates no more than a lying directory admits', () => {
    const zip = openZip(claimSize(workbook(1_000_000), 1000));
    expect(() => zip.read('xl/worksheets/sheet1.xml')).toThrow('IMPORT_BOMB');
  });

  it('calls a cut-off archive and rubbish damaged', () => {
    const whole = workbook(1000);
    expect(() => openZip(whole.subarray(0, whole.length - 30))).toThrow('IMPORT_DAMAGED');
    expect(() => openZip(deflateRawSync('x'.repeat(100)))).toThrow('IMPORT_DAMAGED');
  });
});
