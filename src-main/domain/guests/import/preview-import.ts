import { cleanRows } from './clean/clean-row.ts';
import { findNameOrder } from './clean/name-order.ts';
import { type PhoneCell, readPrefixedCell } from './clean/phone-cell.ts';
import type { Corrections } from './corrections.ts';
import { type MapProblem, mapColumns } from './map/map-columns.ts';
import { buildHouseholds } from './match/build-households.ts';
import type { ExistingHousehold } from './match/existing-guests.ts';
import type { ImportPreview, PreviewHousehold, RefusedRow } from './preview.ts';
import { readFile } from './read/read-file.ts';
import type { ReadProblem, Table } from './read/table.ts';

export interface ImportOptions extends Corrections {
  /** ISO 3166 country of numbers without a prefix. */
  readonly defaultCountry: string;
  readonly existing?: readonly ExistingHousehold[];
  /** Told now and then how much of the work on the rows is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export interface ImportFailure {
  readonly ok: false;
  readonly code: ReadProblem | MapProblem;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** Reads a guest list and tells what importing it would do; writes nothing. Refuses a list that nobody could be written to. */
export function previewImport(
  bytes: Uint8Array,
  options: ImportOptions,
): { readonly ok: true; readonly preview: ImportPreview } | ImportFailure {
  const read = readFile(bytes, options.read);
  if (!read.ok) return read;
  const preview = previewTable(read.table, options);
  return preview.problem ? { ok: false, code: preview.problem } : { ok: true, preview };
}

/**
 * Every data row of the file is in exactly one household of the preview or among the refused. With a `problem` in its
 * columns no household is made, and the mapping waits for a person to correct it.
 */
export function previewTable(table: Table, options: ImportOptions): ImportPreview {
  const { rows, format, encoding, delimiter, sheets, sheet } = table;
  const { defaultCountry, onProgress } = options;
  const { mapping, problem } = mapColumns(rows, defaultCountry, mapOptions(table, options));
  const { header, columns, dataRows } = mapping;
  const nameOrder = findNameOrder(columns, dataRows, options.nameOrder);
  const { clean, refused } = cleanRows(problem ? [] : dataRows, {
    ...mapping,
    nameOrder: nameOrder?.order ?? 'firstLast',
    readPhone: rememberingPhones(defaultCountry),
    edits: options.edits ?? new Map(),
    apart: options.apart ?? new Set(),
    ...(onProgress && { onRows: (done) => onProgress((0.7 * done) / dataRows.length) }),
  });
  onProgress?.(0.7);
  const { households, gone } = buildHouseholds(clean, options.existing ?? [], options);
  return {
    format,
    encoding,
    delimiter,
    sheets,
    sheet,
    header,
    headerLine: header.length > 0 ? (rows[rows.length - dataRows.length - 1]?.line ?? 0) : 0,
    ...(problem && { problem }),
    samples: samplesOf(dataRows, columns.length),
    mapping: columns,
    ...(nameOrder && { nameOrder }),
    rowsRead: dataRows.length,
    counts: count(households, refused),
    households,
    refused,
    gone,
  };
}

function mapOptions({ rows }: Table, { mapping, headerLine }: Corrections) {
  const headerAt = headerLine === 0 ? -1 : rows.findIndex(({ line }) => line === headerLine);
  return { ...(mapping && { manual: mapping }), ...(headerLine !== undefined && { headerAt }) };
}

const SAMPLES = 3;

function samplesOf(rows: Table['rows'], width: number): string[][] {
  return Array.from({ length: width }, (_, column) => {
    const filled = rows.slice(0, 50).flatMap(({ cells }) => cells[column]?.trim() || []);
    return filled.slice(0, SAMPLES).map((cell) => (cell.length > 60 ? `${cell.slice(0, 59)}…` : cell));
  });
}

/** The rows that share a number stand close together: remembering all of a long list costs more than it saves. */
const PHONES_REMEMBERED = 500;

function rememberingPhones(country: string): (cell: string, prefix: string) => PhoneCell {
  const known = new Map<string, PhoneCell>();
  return (cell, prefix) => {
    const key = prefix === '' ? cell : `${cell}\n${prefix}`;
    const before = known.get(key);
    if (before) return before;
    const read = readPrefixedCell(cell, prefix, country);
    if (known.size >= PHONES_REMEMBERED) known.clear();
    known.set(key, read);
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
