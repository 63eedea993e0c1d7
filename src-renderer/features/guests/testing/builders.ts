import type { ImportPreview, PreviewHousehold, PreviewRow, PreviewTab } from '#contract/imports.ts';
import { aHousehold } from '../../../testing/builders.ts';
import type { Answers } from '../../../testing/fake-client.ts';

type Line = Extract<PreviewRow, { kind: 'line' }>;

function aLine(changes: Partial<Line> = {}, household: Partial<PreviewHousehold> = {}): Line {
  return {
    kind: 'line',
    row: 2,
    household: {
      key: 'row-2',
      name: 'Rosa Esposito',
      rows: [2],
      phones: [{ e164: '+393470000131', kind: 'mobile' }],
      people: 1,
      status: 'ready',
      reachedThrough: 'Rosa',
      ...household,
    },
    guests: [{ row: 2, firstName: 'Rosa', lastName: 'Esposito', phone: '+393470000131' }],
    reasons: [],
    changes: [
      { row: 2, field: 'phone', before: '347 000 0131', after: '+393470000131', why: 'PHONE_PREFIX_ADDED' },
    ],
    ...changes,
  };
}

/** Four rows of the file, one of each kind. */
export function aPreview(changes: Partial<ImportPreview> = {}): ImportPreview {
  return {
    previewId: 'p1',
    filename: 'lista.csv',
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ';',
    sheets: [],
    sheet: '',
    headerLine: 1,
    problem: null,
    mapping: [
      {
        column: 0,
        header: 'Cognome e nome',
        field: 'lastFirstName',
        by: 'header',
        samples: ['Esposito Rosa'],
      },
      { column: 1, header: 'Cell.', field: 'phone', by: 'header', samples: ['347 000 0131'] },
      { column: 2, header: 'Note', field: null, by: 'header', samples: [] },
    ],
    nameOrder: null,
    summary: {
      rowsRead: 4,
      households: 1,
      guests: 1,
      ready: 1,
      toCheck: 1,
      duplicates: 1,
      refused: [{ row: 5, code: 'ROW_EMPTY', message: 'Riga 5: è vuota.', values: { text: '' } }],
      applied: false,
    },
    include: [],
    plan: aPlan(1),
    diff: null,
    gone: { households: 0, removable: 0, remove: false },
    ...changes,
  };
}

export function aPlan(guests: number): ImportPreview['plan'] {
  const out = { toCheck: 1, duplicates: 1, refused: 1 };
  return { households: guests, guests, updated: 0, undecided: 1, out };
}

const rowsOfTabs: Readonly<Record<PreviewTab, readonly PreviewRow[]>> = {
  ready: [aLine()],
  toCheck: [
    aLine(
      {
        row: 3,
        guests: [{ row: 3, firstName: 'Tommaso', lastName: 'Rinaldi' }],
        reasons: [{ code: 'PHONE_RUINED', row: 3, values: { text: '3,33E+09', cell: 'B3' } }],
        changes: [],
      },
      { key: 'row-3', name: 'Tommaso Rinaldi', rows: [3], phones: [], status: 'toCheck' },
    ),
  ],
  duplicates: [
    aLine(
      {
        row: 4,
        guests: [{ row: 4, firstName: 'Rosa', lastName: 'Esposito', phone: '+393470000131' }],
        reasons: [{ code: 'DUPLICATE_IN_FILE' }],
        changes: [],
        twin: { row: 2, name: 'Rosa Esposito' },
      },
      { key: 'row-4', rows: [4], status: 'duplicate' },
    ),
  ],
  refused: [{ kind: 'refused', row: 5, code: 'ROW_EMPTY', text: '', message: 'Riga 5: è vuota.' }],
  gone: [],
};

/** Answers what a preview screen asks. */
export function aPreviewed(preview: ImportPreview = aPreview()): Answers {
  return {
    'guests.previewImport': preview,
    'guests.previewRows': ({ tab }) => {
      const rows = [...rowsOfTabs[tab]];
      return { rows, total: rows.length, reasons: [] };
    },
  };
}

/** Answers `guests.list` from a list of so many households, by the page and by a search for their number. */
export function aLongList(count: number): Answers {
  const all = Array.from({ length: count }, (_, n) =>
    aHousehold({ id: `h${n}`, name: `Famiglia ${n}`, phones: [`+39347${String(n).padStart(7, '0')}`] }),
  );
  return {
    'guests.list': ({ q = '', offset = 0, limit = 50 }) => {
      const found = all.filter(({ name }) => name.includes(q));
      const end = offset + limit;
      return {
        items: found.slice(offset, end),
        total: found.length,
        ...(end < found.length && { nextCursor: String(end) }),
      };
    },
    'guests.get': ({ id }) => ({
      ...(all.find((household) => household.id === id) ?? aHousehold()),
      queued: null,
    }),
    'guests.timeline': [],
    'guests.facets': { sides: [], tags: [], languages: [], answers: [] },
    'guests.savedFilters': [],
    'guests.proposals': [],
  };
}
