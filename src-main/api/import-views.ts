import type { Language } from '#contract/common.ts';
import type { ImportSummary, ImportPreview as PreviewView } from '#contract/guests.ts';
import { importSentence } from '#contract/import-sentences.ts';
import { applicable } from '../domain/guests/import/applicable.ts';
import type { ImportPreview, PreviewHousehold } from '../domain/guests/import/preview.ts';

export type Include = ReadonlySet<'toCheck' | 'duplicates'>;

/** What applying would write, or has written. */
export function summaryOf(
  preview: ImportPreview,
  include: Include,
  applied: boolean,
  language: Language,
): ImportSummary {
  const drafts = applicable(preview, { include });
  const { ready, toCheck, duplicates } = preview.counts;
  return {
    rowsRead: preview.rowsRead,
    households: drafts.filter(({ existingId }) => existingId === undefined).length,
    guests: drafts.reduce((sum, { guests }) => sum + guests.length, 0),
    ready,
    toCheck,
    duplicates,
    refused: preview.refused.map(({ row, code, values }) => ({
      row,
      code,
      message: importSentence(language, { code, row, values: { ...values } }),
      values: { ...values },
    })),
    applied,
  };
}

export function previewView(
  previewId: string,
  filename: string | null,
  preview: ImportPreview,
  summary: ImportSummary,
): PreviewView {
  const { format, encoding, delimiter, mapping, households } = preview;
  return {
    previewId,
    filename,
    format,
    encoding,
    delimiter,
    mapping: mapping.map(({ column, header, field }) => ({
      column,
      header,
      field: field === 'ignored' ? null : field,
    })),
    summary,
    households: households.map(householdView),
  };
}

function householdView(household: PreviewHousehold): PreviewView['households'][number] {
  return {
    key: household.key,
    name: household.name,
    phones: household.phones.map(({ e164, kind }) => ({ e164, kind })),
    guests: household.guests.map((guest) => ({ ...guest })),
    status: household.status,
    reasons: household.reasons.map(({ code, row, values }) => ({
      code,
      ...(row === undefined ? {} : { row }),
      ...(values === undefined ? {} : { values: { ...values } }),
    })),
    changes: household.changes.map((change) => ({ ...change })),
    ...(household.duplicateOf === undefined ? {} : { duplicateOf: household.duplicateOf }),
  };
}
