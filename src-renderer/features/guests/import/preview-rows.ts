import type { ImportChange, ImportPreview, PreviewHousehold } from '#contract/guests.ts';

export const previewTabs = ['ready', 'toCheck', 'duplicates', 'refused'] as const;
export type PreviewTab = (typeof previewTabs)[number];

type Reason = PreviewHousehold['reasons'][number];
type RefusedRow = ImportPreview['summary']['refused'][number];

/** A household of several people, above its lines. */
export interface GroupRow {
  readonly kind: 'group';
  readonly household: PreviewHousehold;
  /** What is said of the household as a whole. */
  readonly reasons: readonly Reason[];
}

/** One row of the file and what becomes of it. */
export interface LineRow {
  readonly kind: 'line';
  readonly row: number;
  readonly household: PreviewHousehold;
  /** Whoever this row of the file names. */
  readonly guests: PreviewHousehold['guests'];
  readonly changes: readonly ImportChange[];
  readonly reasons: readonly Reason[];
}

export type PreviewRow =
  | GroupRow
  | LineRow
  | { readonly kind: 'refused'; readonly row: number; readonly refused: RefusedRow };

/** The rows of one tab, in the order of the file. */
export function previewRows({ households, summary }: ImportPreview, tab: PreviewTab): PreviewRow[] {
  if (tab === 'refused') {
    return summary.refused.map((refused) => ({ kind: 'refused', row: refused.row, refused }));
  }
  const status = tab === 'duplicates' ? 'duplicate' : tab;
  return households.flatMap((household) => (household.status === status ? rowsOf(household) : []));
}

/** A household of one person is one line; a larger one is a group row with a line for each row of the file. */
function rowsOf(household: PreviewHousehold): PreviewRow[] {
  const numbers = [...new Set(household.guests.map(({ row }) => row))];
  const alone = household.guests.length === 1;
  const ofNoRow = household.reasons.filter(({ row }) => row === undefined || !numbers.includes(row));
  const lines = numbers.map((row): LineRow => {
    const said = household.reasons.filter((reason) => reason.row === row);
    return {
      kind: 'line',
      row,
      household,
      guests: household.guests.filter((guest) => guest.row === row),
      changes: household.changes.filter((change) => change.row === row),
      reasons: alone ? [...said, ...ofNoRow] : said,
    };
  });
  return alone ? lines : [{ kind: 'group', household, reasons: ofNoRow }, ...lines];
}

/** The first name of whoever's number the household is written to. */
export function reachedThrough({ guests, phones }: PreviewHousehold): string | undefined {
  const [main] = phones;
  const holder = main && guests.find(({ phone }) => phone === main.e164);
  return holder && (holder.firstName || holder.lastName);
}
