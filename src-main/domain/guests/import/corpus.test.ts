import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import expected from './corpus/expected.json' with { type: 'json' };
import type { ImportPreview } from './preview.ts';
import { previewImport } from './preview-import.ts';

const corpus = new URL('corpus/', import.meta.url);
const lists = readdirSync(corpus).filter((file) => file !== 'expected.json');

/** What a reader of the expectations needs to judge them: who is invited together, where to, and what was held back. */
function outcome(file: string): unknown {
  const read = previewImport(readFileSync(new URL(file, corpus)), { defaultCountry: 'IT' });
  if (!read.ok) return { code: read.code, ...(read.details && { details: read.details }) };
  const { encoding, delimiter, rowsRead, counts, households, refused } = read.preview;
  return {
    encoding,
    delimiter,
    rowsRead,
    counts,
    households: households.map(inWords),
    refused: refused.map(({ row, code }) => `${row} ${code}`),
  };
}

function inWords({ rows, status, guests, phones, reasons }: ImportPreview['households'][number]): string {
  const names = guests.map(({ firstName, lastName }) => `${firstName}|${lastName}`).join(' + ');
  const numbers = phones.map(({ e164, kind }) => `${e164} ${kind}`).join(', ');
  return `${rows.join(',')} ${status}: ${names} [${numbers}] ${reasons.map(({ code }) => code).join(' ')}`.trim();
}

describe('the corpus of guest lists', () => {
  it('has an expectation for each list, and a list for each expectation', () => {
    expect(lists.toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.each(Object.entries(expected))('%s is read as expected', (file, expectation) => {
    expect(outcome(file)).toEqual(expectation);
  });
});
