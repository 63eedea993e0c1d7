import { describe, expect, it } from 'vitest';
import { maxImportBytes } from '#contract/imports.ts';
import { takeDropped, takeFiles, takePasted } from './guest-source.ts';

interface Held {
  readonly files?: readonly File[];
  readonly text?: string;
  readonly folder?: boolean;
}

function held({ files = [], text = '', folder = false }: Held): DataTransfer {
  const item = { webkitGetAsEntry: () => ({ isDirectory: folder }) };
  const parts = { files, items: files.map(() => item), getData: () => text };
  return parts as unknown as DataTransfer;
}

const csv = new File(['Nome;Telefono'], 'lista.csv', { type: 'text/csv' });
const picture = new File(['x'], 'foto.png', { type: 'image/png' });

function aFileOf(bytes: number): File {
  const file = new File(['x'], 'grande.csv');
  Object.defineProperty(file, 'size', { value: bytes });
  return file;
}

describe('what is dropped', () => {
  it('is taken when it is one file, under its name', () => {
    expect(takeDropped(held({ files: [csv] }))).toEqual({ source: { name: 'lista.csv', blob: csv } });
  });

  it.each([
    ['several', { files: [csv, csv] }],
    ['folder', { files: [new File([''], 'Matrimonio')], folder: true }],
    ['image', { files: [picture] }],
    ['empty', { files: [new File([], 'vuoto.csv')] }],
    ['tooBig', { files: [aFileOf(maxImportBytes + 1)] }],
  ] as const)('is refused as %s', (problem, data) => {
    expect(takeDropped(held(data))).toEqual({ problem });
  });

  it('may be as large as the import allows', () => {
    expect(takeFiles([aFileOf(maxImportBytes)])).toHaveProperty('source');
  });

  it('is read as cells when it is text, and is nothing when it is neither', async () => {
    const taken = takeDropped(held({ text: 'Nome\tTelefono\nAnna\t333' }));
    if (taken === null || !('source' in taken)) throw new Error('nothing was taken');
    expect(taken.source.name).toBeNull();
    expect(taken.source.blob.size).toBe(22);
    expect(takeDropped(held({ text: ' \n' }))).toBeNull();
  });
});

describe('what is pasted', () => {
  it('is the cells, whatever picture of them a spreadsheet adds', () => {
    expect(takePasted(held({ files: [picture], text: 'Anna\t333' }))).toMatchObject({
      source: { name: null },
    });
  });

  it('is the file, whatever name of it a file manager adds', () => {
    expect(takePasted(held({ files: [csv], text: 'lista.csv' }))).toMatchObject({
      source: { name: 'lista.csv' },
    });
  });

  it('is refused as a picture when it is nothing else', () => {
    expect(takePasted(held({ files: [picture] }))).toEqual({ problem: 'image' });
  });
});
