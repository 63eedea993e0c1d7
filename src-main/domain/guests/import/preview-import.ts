import { cleanRows } from './clean/clean-row.ts';
import { findNameOrder } from './clean/name-order.ts';
import { type PhoneCell, readPhoneCell } from './clean/phone-cell.ts';
import { type ManualColumn, type MapProblem, mapColumns } from './map/map-columns.ts';
import { buildHouseholds } from './match/build-households.ts';
import type { ExistingHousehold } from './match/existing-guests.ts';
import type { ImportPreview, NameOrder, PreviewHousehold, RefusedRow } from './preview.ts';
import { readFile } from './read/read-file.ts';
import type { ReadProblem } from './read/table.ts';

export interface ImportOptions {
  /** ISO 3166 country of numbers without a prefix. */
  readonly defaultCountry: string;
  readonly existing?: readonly ExistingHousehold[];
  /** Overrides what was found out about these columns. */
  readonly mapping?: readonly ManualColumn[];
  readonly nameOrder?: NameOrder;
}

export interface ImportFailure {
  readonly ok: false;
  readonly code: ReadProblem | MapProblem;
  readonly details?: Readonly<Record<string, string | number>>;
}

/**
 * Reads a guest list and tells what importing it would do; writes nothing. Every data row of the file is in exactly one
 * household of the preview or among the refused.
 */
export function previewImport(
  bytes: Uint8Array,
  options: ImportOptions,
): { readonly ok: true; readonly preview: ImportPreview } | ImportFailure {
  const read = readFile(bytes);
  if (!read.ok) return read;
  const { rows, format, encoding, delimiter } = read.table;
  const mapped = mapColumns(rows, options.defaultCountry, options.mapping);
  if (!mapped.ok) return mapped;
  const { header, columns, width, dataRows } = mapped.mapping;
  const nameOrder = findNameOrder(columns, dataRows, options.nameOrder);
  const { clean, refused } = cleanRows(dataRows, {
    columns,
    header,
    width,
    nameOrder: nameOrder?.order ?? 'firstLast',
    readPhone: rememberingPhones(options.defaultCountry),
  });
  const households = buildHouseholds(clean, options.existing ?? []);
  return {
    ok: true,
    preview: {
      format,
      encoding,
      delimiter,
      header,
      mapping: columns,
      ...(nameOrder && { nameOrder }),
      rowsRead: dataRows.length,
      counts: count(households, refused),
      households,
      refused,
    },
  };
}

function rememberingPhones(country: string): (cell: string) => PhoneCell {
  const known = new Map<string, PhoneCell>();
  return (cell) => {
    const before = known.get(cell);
    if (before) return before;
    const read = readPhoneCell(cell, country);
    known.set(cell, read);
    return read;
  };
}

function count(
  households: readonly PreviewHousehold[],
  refused: readonly RefusedRow[],
): ImportPreview['counts'] {
  const rows = { ready: 0, toCheck: 0, duplicate: 0 };
  for (const household of households) rows[household.status] += household.rows.length;
  return { ready: rows.ready, toCheck: rows.toCheck, duplicates: rows.duplicate, refused: refused.length };
}
