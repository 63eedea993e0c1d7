import type {
  Change,
  GoneHousehold,
  ImportPreview,
  PreviewHousehold,
  Reason,
  RefusedRow,
} from './preview.ts';

export const previewTabs = ['ready', 'toCheck', 'duplicates', 'refused', 'gone'] as const;
export type PreviewTab = (typeof previewTabs)[number];

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
  readonly changes: readonly Change[];
  readonly reasons: readonly Reason[];
}

export type PreviewRow =
  | GroupRow
  | LineRow
  | { readonly kind: 'refused'; readonly row: number; readonly refused: RefusedRow }
  | { readonly kind: 'gone'; readonly gone: GoneHousehold };

/** Narrows a tab: to one reason, and to the households in which every word of a text occurs. */
export interface RowFilter {
  readonly reason?: string;
  readonly text?: string;
}

type Households = Pick<ImportPreview, 'households' | 'refused' | 'gone'>;

/** The rows of one tab, in the order of the file. */
export function previewRows(preview: Households, tab: PreviewTab, filter: RowFilter = {}): PreviewRow[] {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  if (tab === 'refused') {
    return preview.refused
      .filter(({ code, values }) => (filter.reason ?? code) === code && matches(values.text))
      .map((refused) => ({ kind: 'refused', row: refused.row, refused }));
  }
  if (tab === 'gone') {
    return preview.gone.filter(({ name }) => matches(name)).map((gone) => ({ kind: 'gone', gone }));
  }
  return ofTab(preview, tab)
    .filter((household) => hasReason(household, filter.reason))
    .filter((household) => words.length === 0 || matches(textOf(household)))
    .flatMap(rowsOf);
}

/** How many households (refused: rows) of a tab have each reason, the most frequent first. */
export function reasonsOf(preview: Households, tab: PreviewTab): { code: string; count: number }[] {
  const counts = new Map<string, number>();
  const add = (code: string) => counts.set(code, (counts.get(code) ?? 0) + 1);
  if (tab === 'refused') for (const { code } of preview.refused) add(code);
  else if (tab !== 'gone') {
    for (const household of ofTab(preview, tab)) new Set(codesOf(household)).forEach(add);
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}

function ofTab({ households }: Households, tab: PreviewTab): PreviewHousehold[] {
  const status = tab === 'duplicates' ? 'duplicate' : tab;
  return households.filter((household) => household.status === status);
}

/** Why it is to be checked; of what is ready, what was changed. */
function codesOf({ status, reasons, changes }: PreviewHousehold): string[] {
  return status === 'ready' ? changes.map(({ why }) => why) : reasons.map(({ code }) => code);
}

function hasReason(household: PreviewHousehold, reason: string | undefined): boolean {
  return reason === undefined || codesOf(household).includes(reason);
}

function textOf({ name, guests, phones }: PreviewHousehold): string {
  const people = guests.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
  return [name, ...people, ...phones.map(({ e164 }) => e164)].join('\n');
}

/** A household of one person is one line; a larger one is a group row with a line for each row of the file. */
function rowsOf(household: PreviewHousehold): PreviewRow[] {
  const alone = household.guests.length === 1;
  const numbers = new Set(household.guests.map(({ row }) => row));
  const ofNoRow = household.reasons.filter(({ row }) => row === undefined || !numbers.has(row));
  const lines = [...numbers].map((row): LineRow => {
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
