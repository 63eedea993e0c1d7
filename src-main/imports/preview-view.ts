import type { Language } from '#contract/common.ts';
import { importSentence } from '#contract/import-sentences.ts';
import type { ImportSummary, ImportPreview as PreviewView } from '#contract/imports.ts';
import type { ImportDraft } from '../domain/guests/import/import-draft.ts';
import type { ImportPreview, PreviewHousehold } from '../domain/guests/import/preview.ts';

/** What applying would write, or has written. */
export function summaryOf(draft: ImportDraft, applied: boolean, language: Language): ImportSummary {
  const { preview } = draft;
  const drafts = draft.drafts();
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
  draft: ImportDraft,
  language: Language,
): PreviewView {
  const { preview, include, removeGone } = draft;
  const { format, encoding, delimiter, sheets, sheet, headerLine, problem, nameOrder, gone } = preview;
  return {
    previewId,
    filename,
    format,
    encoding,
    delimiter,
    sheets: [...sheets],
    sheet,
    headerLine,
    problem: problem ?? null,
    mapping: preview.mapping.map(({ column, header, field, by }) => ({
      column,
      header,
      field: field === 'ignored' ? null : field,
      by,
      samples: [...(preview.samples[column] ?? [])],
    })),
    nameOrder: nameOrder ? { ...nameOrder, examples: [...nameOrder.examples] } : null,
    summary: summaryOf(draft, false, language),
    include: [...include],
    plan: planOf(draft),
    diff: diffOf(preview),
    gone: {
      households: gone.length,
      removable: gone.filter(({ invited }) => !invited).length,
      remove: removeGone,
    },
  };
}

/** What «Importa» would do, and how many rows of the file would stay out. */
function planOf(draft: ImportDraft): PreviewView['plan'] {
  const { preview, include } = draft;
  const drafts = draft.drafts();
  const written = new Set(drafts.flatMap(({ rows }) => rows));
  const out = { ready: 0, toCheck: 0, duplicate: 0 };
  let undecided = 0;
  for (const { status, rows, decision } of preview.households) {
    for (const row of rows) if (!written.has(row)) out[status] += 1;
    if (status === 'toCheck' && decision === undefined && !include.has('toCheck')) undecided += 1;
  }
  return {
    households: drafts.filter(({ existingId }) => existingId === undefined).length,
    guests: drafts.reduce((sum, { guests }) => sum + guests.length, 0),
    updated: drafts.filter(({ phonesInstead }) => phonesInstead === true).length,
    undecided,
    out: { toCheck: out.toCheck + out.ready, duplicates: out.duplicate, refused: preview.refused.length },
  };
}

/** Against the stored list; null while nothing of the file is in it. */
function diffOf({ households, gone }: ImportPreview): PreviewView['diff'] {
  const count = (...codes: string[]) =>
    households.filter(({ reasons }) => reasons.some(({ code }) => codes.includes(code))).length;
  const known = count('DUPLICATE_IN_GUEST_LIST');
  const changed = count('PHONE_CHANGED', 'PHONE_CHANGED_AFTER_INVITATION', 'HOUSEHOLD_ALREADY_IN_GUEST_LIST');
  if (known + changed === 0) return null;
  return { added: households.filter(isNew).length, known, changed, gone: gone.length };
}

function isNew({ existingId, duplicateOf }: PreviewHousehold): boolean {
  return existingId === undefined && duplicateOf === undefined;
}
