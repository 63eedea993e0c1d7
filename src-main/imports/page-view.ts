import type { Language } from '#contract/common.ts';
import { importSentence } from '#contract/import-sentences.ts';
import type { PreviewPage, PreviewQuery, PreviewRow as RowView } from '#contract/imports.ts';
import type { ImportDraft } from '../domain/guests/import/import-draft.ts';
import type { PreviewHousehold, Reason } from '../domain/guests/import/preview.ts';
import type { PreviewRow } from '../domain/guests/import/preview-rows.ts';

type HouseholdView = Extract<RowView, { kind: 'group' }>['household'];

/** A stretch of one tab, as the window shows it. */
export function pageView(draft: ImportDraft, query: PreviewQuery, language: Language): PreviewPage {
  const { tab, offset, limit, reason, q } = query;
  const { rows, total, reasons } = draft.rows({
    tab,
    offset,
    limit,
    ...(reason !== undefined && { reason }),
    ...(q !== undefined && { text: q }),
  });
  const byKey = new Map(draft.preview.households.map((household) => [household.key, household]));
  return { rows: rows.map((row) => rowView(row, byKey, language)), total, reasons };
}

function rowView(row: PreviewRow, byKey: ReadonlyMap<string, PreviewHousehold>, language: Language): RowView {
  switch (row.kind) {
    case 'gone':
      return { kind: 'gone', ...row.gone };
    case 'refused': {
      const { code, values } = row.refused;
      const message = importSentence(language, { code, row: row.row, values });
      return { kind: 'refused', row: row.row, code, text: values.text, message };
    }
    case 'group':
      return { kind: 'group', household: householdView(row.household), reasons: row.reasons.map(reasonView) };
    case 'line': {
      const twin = byKey.get(row.household.duplicateOf ?? '');
      return {
        kind: 'line',
        row: row.row,
        household: householdView(row.household),
        guests: row.guests.map((guest) => ({ ...guest })),
        changes: row.changes.map((change) => ({ ...change })),
        reasons: row.reasons.map(reasonView),
        ...(twin && { twin: { row: twin.rows[0] ?? 0, name: twin.name } }),
      };
    }
  }
}

function householdView(household: PreviewHousehold): HouseholdView {
  const { key, name, rows, phones, guests, status, decision } = household;
  const holder = guests.find(({ phone }) => phone !== undefined && phone === phones[0]?.e164);
  const reachedThrough = holder && (holder.firstName || holder.lastName);
  return {
    key,
    name,
    rows: [...rows],
    phones: phones.map(({ e164, kind }) => ({ e164, kind })),
    people: guests.length,
    status,
    ...(decision && { decision }),
    ...(household.joined && { joined: [...household.joined] }),
    ...(reachedThrough && { reachedThrough }),
  };
}

function reasonView({ code, row, values }: Reason) {
  return { code, ...(row !== undefined && { row }), ...(values && { values: { ...values } }) };
}
