import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicable } from './applicable.ts';
import type { ImportPreview } from './preview.ts';
import { type ImportOptions, previewImport } from './preview-import.ts';

function previewOf(text: string, options: Partial<ImportOptions> = {}): ImportPreview {
  const read = previewImport(new TextEncoder().encode(text), { defaultCountry: 'IT', ...options });
  if (!read.ok) throw new Error(read.code);
  return read.preview;
}

function drafts(preview: ImportPreview, ...include: ('toCheck' | 'duplicates')[]): string[] {
  return applicable(preview, { include: new Set(include) }).map(
    ({ guests, phones }) =>
      `${guests.map(({ firstName }) => firstName).join('+')} ${phones.map(({ e164 }) => e164).join()}`,
  );
}

const stored = {
  id: 'h1',
  invited: false,
  name: 'Rossi',
  phones: ['+393331234501'],
  guests: [
    { firstName: 'Mario', lastName: 'Rossi' },
    { firstName: 'Luca', lastName: 'Rossi' },
  ],
};

describe('households', () => {
  it('keeps a guest without a phone ready while somebody in the household has a mobile', () => {
    const { counts, households } = previewOf(
      'Nome;Cognome;Cell;Famiglia\nMario;Rossi;3331234501;R\nAnna;Neri;;R\nUgo;Blu;;',
    );
    expect(counts).toEqual({ ready: 2, toCheck: 1, duplicates: 0, refused: 0 });
    expect(households[1]?.reasons).toEqual([{ code: 'NO_PHONE_IN_HOUSEHOLD' }]);
  });

  it('makes one household of one phone and one surname, and lists that it did', () => {
    const { households } = previewOf('Nome;Cognome;Cell\nMario;Rossi;3331234501\nMaria;Rossi;3331234501');
    expect(households).toMatchObject([{ name: 'Mario & Maria Rossi', rows: [2, 3], status: 'ready' }]);
    expect(households[0]?.changes.map(({ row, why }) => `${row} ${why}`)).toContain(
      '3 HOUSEHOLD_SAME_PHONE_AND_SURNAME',
    );
  });

  it('does not call people of two surnames with one landline a mistake', () => {
    const text =
      'Nome;Cognome;Cell;Telefono casa\nMario;Rossi;3331234501;06 12345678\nAnna;Neri;3331234502;06 12345678';
    expect(previewOf(text).counts.ready).toBe(2);
  });

  it('does not send one invitation to all friends', () => {
    const text =
      'Nome;Cognome;Cell;Gruppo\nMario;Rossi;3331234501;Amici sposa\nAnna;Neri;3331234502;Amici sposa';
    expect(previewOf(text).households).toHaveLength(2);
    const guests = Array.from({ length: 9 }, (_, at) => `Ugo${at};Neri;333123450${at};Calcetto`).join('\n');
    expect(previewOf(`Nome;Cognome;Cell;Gruppo\n${guests}`).households).toMatchObject([
      { status: 'toCheck', reasons: [{ code: 'HOUSEHOLD_UNUSUALLY_LARGE' }] },
    ]);
  });

  it('shows one phone in two named households, and leaves them two', () => {
    const text = 'Nome;Cognome;Cell;Famiglia\nMario;Rossi;3331234501;Uno\nAnna;Rossi;3331234501;Due';
    expect(previewOf(text).households.map(({ reasons }) => reasons[0]?.code)).toEqual([
      'PHONE_IN_TWO_HOUSEHOLDS',
      'PHONE_IN_TWO_HOUSEHOLDS',
    ]);
  });
});

describe('ragged rows', () => {
  it('asks about a row with a cell more than the others, not about a column that has no title', () => {
    const shifted = previewOf(
      'Nome;Cognome;Cell\nMario;Rossi;3331234501\nUgo;Neri;3331234502\nAnna;De;Blu;3331234503',
    );
    expect(shifted.households.map(({ status }) => status)).toEqual(['ready', 'ready', 'toCheck']);
    const untitled = previewOf('Nome;Cognome;Cell\nMario;Rossi;3331234501;x\nUgo;Neri;3331234502;y');
    expect(untitled.counts.ready).toBe(2);
  });
});

describe('rows that are there already', () => {
  it('finds the same list to be all duplicates the second time', () => {
    const text = 'Nome;Cognome;Cell;Famiglia\nMario;Rossi;3331234501;R\nLuca;Rossi;;R';
    const preview = previewOf(text, { existing: [stored] });
    expect(preview.counts).toEqual({ ready: 0, toCheck: 0, duplicates: 2, refused: 0 });
    expect(drafts(preview, 'toCheck')).toEqual([]);
  });

  it('sends a new member of a stored household to that household', () => {
    const text = 'Nome;Cognome;Cell;Famiglia\nMario;Rossi;3331234501;R\nPia;Rossi;;R';
    const preview = previewOf(text, { existing: [stored] });
    expect(preview.counts).toMatchObject({ toCheck: 1, duplicates: 1 });
    expect(applicable(preview, { include: new Set(['toCheck']) })).toMatchObject([
      { existingId: 'h1', rows: [3] },
    ]);
  });

  it('asks about a stored name with another phone, and about a stored phone with another name', () => {
    const text = 'Nome;Cognome;Cell\nLuca;Rossi;3331234509\nAnna;Neri;3331234501';
    const reasons = previewOf(text, { existing: [stored] }).households.map(
      ({ reasons: [first] }) => first?.code,
    );
    expect(reasons).toEqual(['PHONE_CHANGED', 'PHONE_ALREADY_IN_GUEST_LIST']);
  });

  it('adds an included repetition to the household it repeats', () => {
    const preview = previewOf(
      'Nome;Cognome;Cell\nGiulia;Neri;3331234501\nGulia;Neri;3331234501\nGiulia;Neri;3331234501',
    );
    expect(drafts(preview)).toEqual(['Giulia +393331234501']);
    expect(drafts(preview, 'toCheck')).toEqual(['Giulia+Gulia +393331234501']);
    expect(drafts(preview, 'duplicates')).toEqual(['Giulia+Giulia +393331234501']);
  });
});

describe('any list', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'Mario',
      'Rossi',
      'ANNA',
      '3331234501',
      '333 1234502',
      '06 1234567',
      'n.d.',
      '3,9E+11',
      '"',
      'x\ny',
    ),
    fc.string({ maxLength: 8 }),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 25 });

  it('has each of its rows in exactly one place, and counts that add up', () => {
    fc.assert(
      fc.property(table, fc.boolean(), (rows, withStored) => {
        const text = `Nome;Cognome;Cell;Famiglia;+1\n${rows.map((row) => row.join(';')).join('\n')}`;
        const read = previewImport(new TextEncoder().encode(text), {
          defaultCountry: 'IT',
          existing: withStored ? [stored] : [],
        });
        if (!read.ok) return;
        const { rowsRead, counts, households, refused } = read.preview;
        expect(counts.ready + counts.toCheck + counts.duplicates + counts.refused).toBe(rowsRead);
        const places = [
          ...households.flatMap((household) => household.rows),
          ...refused.map(({ row }) => row),
        ];
        expect(new Set(places).size).toBe(rowsRead);
        expect(new Set(households.map(({ key }) => key)).size).toBe(households.length);
        expect(JSON.parse(JSON.stringify(read.preview))).toEqual(read.preview);
        const written = applicable(read.preview, { include: new Set(['toCheck', 'duplicates']) });
        expect(written.flatMap((draft) => draft.rows).toSorted()).toEqual(
          households.flatMap(({ rows: at }) => at).toSorted(),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('that is clean gives each guest exactly once, on the phone that was typed', () => {
    const letters = 'abcdefghilmnoprstuvz';
    const word = (n: number) =>
      `B${letters[n % 20]}${letters[Math.floor(n / 20) % 20]}${letters[Math.floor(n / 400) % 20]}ini`;
    const guests = fc.uniqueArray(fc.nat(7999), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        guests,
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (ids, separator, end) => {
          const rows = ids.map((n) => ['Anna', word(n), `+39333${1_000_000 + n}`]);
          const text = [['Nome', 'Cognome', 'Cellulare'], ...rows]
            .map((row) => row.join(separator))
            .join(end);
          const preview = previewOf(text);
          const written = applicable(preview, { include: new Set() });
          expect(
            written.map((draft) => [
              draft.guests[0]?.firstName,
              draft.guests[0]?.lastName,
              draft.phones[0]?.e164,
            ]),
          ).toEqual(rows);
          expect(preview.households.flatMap(({ changes }) => changes)).toEqual([]);
        },
      ),
    );
  });

  it('keeps every phone or says what became of it', () => {
    const phone = fc.oneof(
      fc.stringMatching(/^(\+39 ?|0039|39)?3[2-9][0-9] ?[0-9]{6,8}$/),
      fc.stringMatching(/^[0-9+ ./-]{3,16}$/),
    );
    fc.assert(
      fc.property(phone, (text) => {
        const { households } = previewOf(`Nome;Cognome;Cellulare\nAnna;Neri;${text}\nUgo;Blu;+393331234567`);
        const [anna] = households.filter(({ guests }) =>
          guests.some(({ firstName }) => firstName === 'Anna'),
        );
        const kept = anna?.phones.some(({ e164 }) => e164 === text);
        const told = anna?.changes.some(({ field, before }) => field === 'phone' && before === text);
        const asked = anna?.reasons.some(({ values }) => values?.text === text);
        expect(kept || told || asked || text.trim() === '').toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
