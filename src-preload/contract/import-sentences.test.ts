import { describe, expect, it } from 'vitest';
import { importSentence } from './import-sentences.ts';
import { importSentencesEn } from './import-sentences-en.ts';
import { importSentencesIt } from './import-sentences-it.ts';

const placeholders = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('sentences of the import', () => {
  it('are there in both languages, with the same facts in each', () => {
    for (const [code, italian] of Object.entries(importSentencesIt)) {
      const english = importSentencesEn[code as keyof typeof importSentencesEn];
      expect([code, placeholders(english)]).toEqual([code, placeholders(italian)]);
    }
  });

  it('name the row and what the file says there', () => {
    const finding = { code: 'PHONE_TOO_SHORT', row: 7, values: { text: '333' } };
    expect(importSentence('it', finding)).toBe('Riga 7: a «333» manca qualche cifra.');
    expect(importSentence('en', finding)).toContain('333');
  });

  it('leave an unknown code as it is', () => {
    expect(importSentence('it', { code: 'constructor' })).toBe('constructor');
  });
});
