import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { previewImport } from './preview-import.ts';

const resources = new URL('../../../../resources/', import.meta.url);

describe('the sample lists', () => {
  it.each([
    ['sample-guests.csv', 'IT', ';'],
    ['sample-guests-en.csv', 'IT', ','],
    ['sample-guests-en.csv', 'GB', ','],
  ])('%s is ready to the last row where the country is %s', (file, defaultCountry, delimiter) => {
    const read = previewImport(readFileSync(new URL(file, resources)), { defaultCountry });
    if (!read.ok) throw new Error(read.code);
    const { counts, households } = read.preview;
    expect(read.preview.delimiter).toBe(delimiter);
    expect(counts).toEqual({ ready: 45, toCheck: 0, duplicates: 0, refused: 0 });
    expect(households).toHaveLength(24);
    expect(new Set(households.flatMap(({ changes }) => changes.map(({ why }) => why))).size).toBeGreaterThan(
      3,
    );
  });

  it('hold no number that the practice phone book treats as missing', () => {
    for (const file of ['sample-guests.csv', 'sample-guests-en.csv']) {
      const read = previewImport(readFileSync(new URL(file, resources)), { defaultCountry: 'IT' });
      const phones = read.ok ? read.preview.households.flatMap((household) => household.phones) : [];
      expect(phones.filter(({ e164 }) => e164.endsWith('0000'))).toEqual([]);
    }
  });
});
