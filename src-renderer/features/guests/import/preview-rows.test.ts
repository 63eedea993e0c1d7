import { describe, expect, it } from 'vitest';
import type { PreviewHousehold } from '#contract/guests.ts';
import { aPreview, aPreviewHousehold } from '../testing/builders.ts';
import { type PreviewRow, previewRows, previewTabs, reachedThrough } from './preview-rows.ts';

const nameOf = (row: PreviewRow) => (row.kind === 'group' ? row.household.name : `${row.kind} ${row.row}`);

const family: PreviewHousehold = aPreviewHousehold({
  key: 'row-7',
  name: 'Famiglia Barone',
  guests: [
    { row: 7, firstName: 'Sara', lastName: 'Barone' },
    { row: 7, firstName: 'Luca', lastName: 'Barone' },
    { row: 9, firstName: 'Ugo', lastName: 'Barone', phone: '+393470000131' },
  ],
  status: 'toCheck',
  reasons: [{ code: 'PHONE_WITH_TWO_SURNAMES' }, { code: 'PHONE_TOO_SHORT', row: 9, values: { text: '12' } }],
  changes: [{ row: 9, field: 'name', before: 'ugo', after: 'Ugo', why: 'NAME_CASE' }],
});

describe('the rows of a tab', () => {
  it('are those of its households, each under its own number', () => {
    const preview = aPreview();
    expect(previewTabs.map((tab) => previewRows(preview, tab).map(nameOf))).toEqual([
      ['line 2'],
      ['line 3'],
      ['line 4'],
      ['refused 5'],
    ]);
  });

  it('of several people stand under their household, one line for each row of the file', () => {
    const rows = previewRows(aPreview({ households: [family] }), 'toCheck');
    expect(rows.map(nameOf)).toEqual(['Famiglia Barone', 'line 7', 'line 9']);
    const [group, couple, ugo] = rows;
    if (group?.kind !== 'group' || couple?.kind !== 'line' || ugo?.kind !== 'line')
      throw new Error('other kinds');
    expect(group.reasons.map(({ code }) => code)).toEqual(['PHONE_WITH_TWO_SURNAMES']);
    expect(couple).toMatchObject({ changes: [], reasons: [] });
    expect(couple.guests).toHaveLength(2);
    expect(ugo.changes.map(({ why }) => why)).toEqual(['NAME_CASE']);
    expect(ugo.reasons.map(({ code }) => code)).toEqual(['PHONE_TOO_SHORT']);
  });

  it('of one person carry what is said of the household', () => {
    const alone = aPreviewHousehold({ status: 'toCheck', reasons: [{ code: 'NO_PHONE_IN_HOUSEHOLD' }] });
    const [line] = previewRows(aPreview({ households: [alone] }), 'toCheck');
    expect(line).toMatchObject({ kind: 'line', reasons: [{ code: 'NO_PHONE_IN_HOUSEHOLD' }] });
  });
});

it('names whoever holds the number that is written to', () => {
  expect(reachedThrough(family)).toBe('Ugo');
  expect(
    reachedThrough({ ...family, phones: [{ e164: '+390612345678', kind: 'landline' }] }),
  ).toBeUndefined();
  expect(reachedThrough({ ...family, phones: [] })).toBeUndefined();
});
