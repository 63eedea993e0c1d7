import { describe, expect, it } from 'vitest';
import { importPreview, importSummary } from '#contract/guests.ts';
import { applicable } from '../domain/guests/import/applicable.ts';
import { previewImport } from '../domain/guests/import/preview-import.ts';
import { previewView, summaryOf } from './import-views.ts';

/** One of each kind: ready (a family of two), to check, a repetition of the first, a row without a name. */
const file = [
  'Nome;Cognome;Cellulare;Famiglia;Tavolo',
  'Mario;Rossi;3331234501;Rossi;1',
  'Anna;Rossi;;Rossi;1',
  'Ugo;Blu;;;2',
  'Mario;Rossi;3331234501;Rossi;1',
  ';;3331234509;;3',
].join('\n');

function read() {
  const result = previewImport(new TextEncoder().encode(file), { defaultCountry: 'IT' });
  if (!result.ok) throw new Error(result.code);
  return result.preview;
}

const ready = new Set<'toCheck' | 'duplicates'>();
const all = new Set(['toCheck', 'duplicates'] as const);

describe('the summary of an import', () => {
  it('tells every row of the file once, and what applying writes', () => {
    const preview = read();
    const summary = importSummary.parse(summaryOf(preview, ready, false, 'it'));
    expect(summary.ready + summary.toCheck + summary.duplicates + summary.refused.length).toBe(
      summary.rowsRead,
    );
    const drafts = applicable(preview, { include: ready });
    expect(summary).toMatchObject({ applied: false, households: drafts.length });
    expect(summary.guests).toBe(drafts.flatMap(({ guests }) => guests).length);
  });

  it('writes more when more is included', () => {
    const preview = read();
    const some = summaryOf(preview, ready, false, 'it');
    const more = summaryOf(preview, all, true, 'it');
    expect(more.applied).toBe(true);
    expect(more.guests).toBeGreaterThan(some.guests);
    expect([more.ready, more.toCheck, more.duplicates]).toEqual([some.ready, some.toCheck, some.duplicates]);
  });

  it('counts a household that is there already for its guests, not as a new one', () => {
    const preview = read();
    const joined = {
      ...preview,
      households: preview.households.map((household) => ({ ...household, existingId: 'stored-1' })),
    };
    const summary = summaryOf(joined, ready, false, 'it');
    expect([summary.households, summary.guests]).toEqual([0, summaryOf(preview, ready, false, 'it').guests]);
  });

  it('says in the language of the admin why a row was refused, and which', () => {
    const [it_, en] = (['it', 'en'] as const).map(
      (language) => summaryOf(read(), ready, false, language).refused,
    );
    expect(it_).toEqual([expect.objectContaining({ row: 6, code: 'ROW_WITHOUT_NAME' })]);
    expect(it_?.[0]?.message).not.toBe(en?.[0]?.message);
    for (const { message } of [...(it_ ?? []), ...(en ?? [])]) expect(message).not.toMatch(/[{}]|ROW_/);
  });
});

describe('the view of a preview', () => {
  it('is what the contract says, column by column and household by household', () => {
    const preview = read();
    const summary = summaryOf(preview, ready, false, 'it');
    const view = previewView('preview-1', 'ospiti.csv', preview, summary);
    expect(importPreview.parse(view)).toEqual(view);
    expect(view).toMatchObject({ previewId: 'preview-1', filename: 'ospiti.csv', summary });
    expect(view.mapping.map(({ header, field }) => [header, field === null])).toEqual([
      ['Nome', false],
      ['Cognome', false],
      ['Cellulare', false],
      ['Famiglia', false],
      ['Tavolo', true],
    ]);
    expect(view.households.map(({ status }) => status)).toEqual(
      preview.households.map(({ status }) => status),
    );
    expect(view.households[0]).toMatchObject({
      phones: [{ e164: '+393331234501', kind: 'mobile' }],
      guests: [{ firstName: 'Mario' }, { firstName: 'Anna' }],
    });
    expect(view.households.find(({ status }) => status === 'duplicate')?.duplicateOf).toBe(
      view.households[0]?.key,
    );
  });

  it('survives a transport as it is: nothing in it is undefined', () => {
    const preview = read();
    const view = previewView('preview-1', null, preview, summaryOf(preview, ready, false, 'en'));
    expect(JSON.parse(JSON.stringify(view))).toStrictEqual(view);
  });
});
