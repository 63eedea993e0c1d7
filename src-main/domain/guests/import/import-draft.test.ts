import { describe, expect, it } from 'vitest';
import { type DraftContext, ImportDraft } from './import-draft.ts';
import type { PreviewTab } from './preview-rows.ts';

function open(text: string, context: Partial<DraftContext> = {}): ImportDraft {
  const bytes = new TextEncoder().encode(text);
  const opened = ImportDraft.open(bytes, {
    defaultCountry: 'IT',
    existing: [],
    remembered: () => null,
    ...context,
  });
  if (!(opened instanceof ImportDraft)) throw new Error(opened.code);
  return opened;
}

const shared = 'Nome;Cognome;Cell\nMario;Rossi;3331234501\nAnna;Neri;3331234501\nUgo;Blu;3331234503';
const names = (draft: ImportDraft) => draft.drafts().map(({ name }) => name);
const shown = (draft: ImportDraft, tab: PreviewTab, more = {}) =>
  draft.rows({ tab, offset: 0, limit: 100, ...more });

describe('what a person says of a list', () => {
  it('brings in what was accepted, and leaves out what was left out', () => {
    const draft = open(shared);
    expect(names(draft)).toEqual(['Ugo Blu']);
    draft.revise({ decide: { rows: [2, 3], as: 'accepted' } });
    expect(names(draft)).toEqual(['Mario Rossi & Anna Neri', 'Ugo Blu']);
    draft.revise({ decide: { rows: [4], as: 'leftOut' } });
    expect(names(draft)).toEqual(['Mario Rossi & Anna Neri']);
    draft.revise({ decide: { rows: [2, 3, 4], as: 'undecided' } });
    expect(names(draft)).toEqual(['Ugo Blu']);
  });

  it('keeps what was left out away from «include all»', () => {
    const draft = open(shared);
    draft.revise({ decide: { rows: [3], as: 'leftOut' }, include: ['toCheck'] });
    expect(names(draft)).toEqual(['Mario Rossi', 'Ugo Blu']);
    expect(draft.preview.counts).toEqual({ ready: 2, toCheck: 1, duplicates: 0, refused: 0 });
  });

  it('parts households and joins them', () => {
    const draft = open(shared);
    draft.revise({ decide: { rows: [2, 3], as: 'apart' } });
    expect(names(draft)).toEqual(['Mario Rossi', 'Anna Neri', 'Ugo Blu']);
    draft.revise({ join: { rows: [4], with: 3 } });
    expect(names(draft)).toEqual(['Mario Rossi', 'Anna Neri & Ugo Blu']);
    expect(draft.preview.households.map(({ joined }) => joined)).toEqual([undefined, [4]]);
    draft.revise({ join: { rows: [4], with: null } });
    expect(names(draft)).toHaveLength(3);
    draft.revise({ join: { rows: [3, 4], with: 2 } });
    expect(draft.preview.households.map(({ rows }) => rows)).toEqual([[2, 3, 4]]);
    draft.revise({ decide: { rows: [2, 3, 4], as: 'apart' } });
    expect(names(draft)).toHaveLength(3);
  });

  it('joins what looked like the same person twice', () => {
    const draft = open('Nome;Cognome;Cell\nMario;Rossi;3331234501\nMario;Rossi;3331234501');
    expect(draft.preview.counts.duplicates).toBe(1);
    draft.revise({ join: { rows: [3], with: 2 } });
    expect(draft.preview.households.map(({ rows, joined }) => [rows, joined])).toEqual([[[2, 3], [3]]]);
    expect(draft.preview.counts.duplicates).toBe(0);
  });

  it('keeps the others of a row when the name of its first guest is written anew', () => {
    const draft = open('Nome;Cognome;Cell\nAna e Marco;Rossi;3331234501');
    const people = () =>
      draft.preview.households.flatMap(({ guests }) => guests.map((g) => `${g.firstName} ${g.lastName}`));
    expect(people()).toEqual(['Ana Rossi', 'Marco Rossi']);
    draft.revise({ edit: { row: 2, values: { firstName: 'Anna', lastName: 'Neri' } } });
    expect(people()).toEqual(['Anna Neri', 'Marco Rossi']);
    expect(draft.preview.households[0]?.changes[0]).toMatchObject({
      before: 'Ana Rossi, Marco Rossi',
      after: 'Anna Neri, Marco Rossi',
      why: 'EDITED_BY_HAND',
    });
    draft.revise({ edit: { row: 2, values: { firstName: '', lastName: '' } } });
    expect(people()).toEqual(['Marco Rossi']);
  });

  it('asks again about a household that somebody has joined since', () => {
    const draft = open('Nome;Cognome;Cell\nMario;Rossi;3331234501\nAnna;Neri;3331234501\nUgo;Blu;333');
    draft.revise({ decide: { rows: [2, 3], as: 'accepted' } });
    draft.revise({ edit: { row: 4, values: { phone: '333 123 4501' } } });
    expect(names(draft)).toEqual([]);
  });

  it('mends a row that was refused, and one that no quote ever closed', () => {
    const draft = open('Nome;Cognome;Cell\n;;3331234501\nUgo;"Blu;3331234503\nAnna;Neri;3331234504');
    expect(draft.preview.refused.map(({ row }) => row)).toEqual([2, 3]);
    draft.revise({ edit: { row: 2, values: { firstName: 'Pia', lastName: '' } } });
    draft.revise({ edit: { row: 3, values: { firstName: 'Ugo', lastName: 'Blu', phone: '3331234503' } } });
    expect(names(draft)).toEqual(['Pia', 'Ugo Blu', 'Anna Neri']);
    expect(draft.preview.households[0]?.changes.at(0)).toMatchObject({ why: 'EDITED_BY_HAND', after: 'Pia' });
    draft.revise({ edit: { row: 2, values: null } });
    expect(draft.preview.refused.map(({ row }) => row)).toEqual([2]);
  });

  it('says so when a number that was written is none', () => {
    const draft = open(shared);
    draft.revise({ edit: { row: 4, values: { phone: '12' } } });
    expect(shown(draft, 'toCheck', { reason: 'PHONE_TOO_SHORT' }).total).toBe(1);
  });

  it('reads the file in another way, and keeps the old one where that is none', () => {
    const draft = open('Nome,Cell;x\nRossi,3331234501;y');
    expect(draft.revise({ read: { delimiter: '|' } })).toBeNull();
    expect(draft.preview).toMatchObject({ delimiter: '|', problem: 'IMPORT_NO_PHONE_COLUMN' });
    draft.revise({ read: { delimiter: ',' } });
    expect(draft.preview.delimiter).toBe(',');
    expect(draft.revise({ headerLine: 0 })).toBeNull();
    expect(draft.preview.rowsRead).toBe(2);
  });

  it('remembers the columns of a header, and forgets them for another delimiter', () => {
    const remembered = () => ({ columns: [{ column: 1, field: 'household' as const }] });
    const draft = open('Chi;Dove;Quando\nMario Rossi;Roma;3331234501', { remembered });
    expect(draft.preview.mapping[1]).toMatchObject({ field: 'household', by: 'manual' });
    expect(draft.mapping).toEqual({ columns: [{ column: 1, field: 'household' }] });
  });
});

describe('a newer version of a stored list', () => {
  const stored = (id: string, firstName: string, phone: string, invited: boolean) => ({
    id,
    name: `${firstName} Rossi`,
    phones: [phone],
    guests: [{ firstName, lastName: 'Rossi' }],
    invited,
  });
  const existing = [
    stored('h1', 'Mario', '+393331234501', false),
    stored('h2', 'Anna', '+393331234502', true),
    stored('h3', 'Ugo', '+393331234503', false),
    stored('h4', 'Pia', '+393331234504', true),
  ];
  const newer = 'Nome;Cognome;Cell\nMario;Rossi;3331234591\nAnna;Rossi;3331234592\nIda;Blu;3331234595';

  it('proposes the new number where nothing was sent, and never touches what was', () => {
    const draft = open(newer, { existing });
    draft.revise({ include: ['toCheck', 'duplicates'] });
    expect(draft.drafts()).toMatchObject([
      { existingId: 'h1', phonesInstead: true, guests: [], phones: [{ e164: '+393331234591' }] },
      { name: 'Ida Blu' },
    ]);
    expect(shown(draft, 'duplicates').rows).toMatchObject([
      { reasons: [{ code: 'PHONE_CHANGED_AFTER_INVITATION' }] },
    ]);
  });

  it('takes somebody for another person when a person says so', () => {
    const draft = open(newer, { existing });
    draft.revise({ decide: { rows: [2], as: 'apart' } });
    expect(draft.drafts()[0]).not.toHaveProperty('existingId');
  });

  it('names who is gone, and who of them must stay', () => {
    const draft = open(newer, { existing });
    expect(shown(draft, 'gone').rows).toMatchObject([
      { gone: { id: 'h3', invited: false } },
      { gone: { id: 'h4', invited: true } },
    ]);
    expect(open('Nome;Cognome;Cell\nMario;Rossi;3331234501', { existing }).preview.gone).toEqual([]);
  });

  it('shows a tab by the page, by a reason and by a text', () => {
    const rows = Array.from({ length: 250 }, (_, n) => `G${n};Rossi;33312${String(n).padStart(5, '0')}`);
    const draft = open(`Nome;Cognome;Cell\n${rows.join('\n')}`);
    expect(draft.rows({ tab: 'ready', offset: 240, limit: 100 })).toMatchObject({
      total: 250,
      rows: { length: 10 },
    });
    expect(shown(draft, 'ready', { text: 'g249 rossi' }).rows).toMatchObject([{ row: 251 }]);
    expect(shown(draft, 'ready').reasons[0]).toMatchObject({ count: 250 });
  });
});
