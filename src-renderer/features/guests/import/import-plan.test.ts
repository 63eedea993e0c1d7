import { describe, expect, it } from 'vitest';
import { applicable } from '../../../../src-main/domain/guests/import/applicable.ts';
import { previewImport } from '../../../../src-main/domain/guests/import/preview-import.ts';
import { aPreview } from '../testing/builders.ts';
import { planImport } from './import-plan.ts';
import type { Included } from './import-store.ts';

const corpus = import.meta.glob<string>('../../../../src-main/domain/guests/import/corpus/*.csv', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const choices: readonly (readonly Included[])[] = [
  [],
  ['toCheck'],
  ['duplicates'],
  ['toCheck', 'duplicates'],
];
const existing = [
  {
    id: 'stored',
    name: 'Rossi',
    phones: ['+393331234501'],
    guests: [{ firstName: 'Mario', lastName: 'Rossi' }],
  },
];

function written(households: readonly { existingId?: string; guests: readonly unknown[] }[]) {
  return {
    guests: households.reduce((sum, { guests }) => sum + guests.length, 0),
    households: households.filter(({ existingId }) => existingId === undefined).length,
  };
}

describe('what «Importa» says it will write', () => {
  it('is what is written, for every list of the corpus and every choice', () => {
    let seen = 0;
    for (const [path, text] of Object.entries(corpus)) {
      for (const stored of [[], existing]) {
        const read = previewImport(new TextEncoder().encode(text), {
          defaultCountry: 'IT',
          existing: stored,
        });
        if (!read.ok) continue;
        const { households } = read.preview;
        const without = written(applicable(read.preview, { include: new Set() }));
        const preview = { households, summary: { ...aPreview().summary, ...without } };
        for (const include of choices) {
          const plan = planImport(preview, include);
          const truth = written(applicable(read.preview, { include: new Set(include) }));
          const name = `${path} with ${include.join()}`;
          expect(plan.guests, name).toBe(truth.guests);
          if (plan.exact) expect(plan.households, name).toBe(truth.households);
          else expect(plan.households, name).toBeGreaterThanOrEqual(truth.households);
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('counts the rows that stay out', () => {
    expect(planImport(aPreview(), []).out).toEqual({ toCheck: 1, duplicates: 1, refused: 1 });
    expect(planImport(aPreview(), ['toCheck', 'duplicates']).out).toEqual({
      toCheck: 0,
      duplicates: 0,
      refused: 1,
    });
  });

  it('is an upper bound of households only where a row may join another of the file', () => {
    expect(planImport(aPreview(), ['toCheck'])).toMatchObject({ guests: 2, households: 2, exact: true });
    expect(planImport(aPreview(), ['duplicates'])).toMatchObject({ guests: 2, households: 2, exact: false });
  });
});
