import type { ImportPreview, PreviewHousehold } from '#contract/guests.ts';
import { aHousehold } from '../../../testing/builders.ts';
import type { Answers } from '../../../testing/fake-client.ts';

export function aPreviewHousehold(changes: Partial<PreviewHousehold> = {}): PreviewHousehold {
  return {
    key: 'row-2',
    name: 'Rosa Esposito',
    phones: [{ e164: '+393470000131', kind: 'mobile' }],
    guests: [{ row: 2, firstName: 'Rosa', lastName: 'Esposito', phone: '+393470000131' }],
    status: 'ready',
    reasons: [],
    changes: [
      { row: 2, field: 'phone', before: '347 000 0131', after: '+393470000131', why: 'PHONE_PREFIX_ADDED' },
    ],
    ...changes,
  };
}

/** One row of each kind. */
export function aPreview(changes: Partial<ImportPreview> = {}): ImportPreview {
  const ruined = { code: 'PHONE_RUINED', row: 3, values: { text: '3,33E+09' } };
  return {
    previewId: 'p1',
    filename: 'lista.csv',
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ';',
    mapping: [
      { column: 0, header: 'Cognome e nome', field: 'lastFirstName' },
      { column: 1, header: 'Cell.', field: 'phone' },
      { column: 2, header: 'Note', field: 'ignored' },
    ],
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
    households: [
      aPreviewHousehold(),
      aPreviewHousehold({
        key: 'row-3',
        name: 'Tommaso Rinaldi',
        phones: [],
        guests: [{ row: 3, firstName: 'Tommaso', lastName: 'Rinaldi' }],
        status: 'toCheck',
        reasons: [ruined],
        changes: [],
      }),
      aPreviewHousehold({
        key: 'row-4',
        guests: [{ row: 4, firstName: 'Rosa', lastName: 'Esposito', phone: '+393470000131' }],
        status: 'duplicate',
        reasons: [{ code: 'DUPLICATE_IN_FILE' }],
        changes: [],
        duplicateOf: 'row-2',
      }),
    ],
    ...changes,
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
