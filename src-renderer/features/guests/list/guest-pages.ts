import type { GuestQuestion, Household } from '#contract/guests.ts';
import type { Result } from '#contract/result.ts';
import type { Client } from '../../../api/client.ts';

/** As many as the contract gives at once. */
const pageSize = 200;

export interface Page {
  readonly households: readonly Household[];
  /** Something in it may have changed since: it is fetched again once it is looked at. */
  readonly stale: boolean;
}

/** By their place in the list; undefined until they were in sight. */
export type Pages = readonly (Page | undefined)[];

/** Rows counted from 0. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

export interface Fetched<T> {
  readonly fetched: T;
  /** Of the whole list, as the question has it. */
  readonly total: number;
}

export function householdAt(pages: Pages, index: number): Household | undefined {
  return pages[Math.floor(index / pageSize)]?.households[index % pageSize];
}

/** Among the rows that have been fetched; -1 when it is none of them. */
export function indexOfHousehold(pages: Pages, id: string): number {
  for (const [at, page] of pages.entries()) {
    const index = page?.households.findIndex((household) => household.id === id) ?? -1;
    if (index !== -1) return at * pageSize + index;
  }
  return -1;
}

/** Of the rows from one to the other, as far as they have been fetched. */
export function idsBetween(pages: Pages, from: number, to: number): string[] {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  return Array.from({ length: last - first + 1 }, (_, at) => householdAt(pages, first + at)?.id ?? []).flat();
}

/** The first page to fetch for these rows. Null: none. */
export function pageToFetch(pages: Pages, { first, last }: RowRange, total: number): number | null {
  const end = Math.min(last, total - 1);
  for (let at = Math.floor(first / pageSize); at * pageSize <= end; at += 1) {
    if (pages[at]?.stale !== false) return at;
  }
  return null;
}

export async function fetchPage(
  client: Client,
  question: GuestQuestion,
  at: number,
): Promise<Result<Fetched<Page>>> {
  const result = await client.call('guests.list', { ...question, offset: at * pageSize, limit: pageSize });
  if (!result.ok) return result;
  const { items, total } = result.data;
  return { ok: true, data: { fetched: { households: items, stale: false }, total } };
}

/** The pages these rows lie on and no other; stops early when `wanted` says no. */
export async function fetchPagesInSight(
  client: Client,
  question: GuestQuestion,
  { first, last }: RowRange,
  wanted: () => boolean,
): Promise<Result<Fetched<Pages>>> {
  const pages: (Page | undefined)[] = [];
  for (let at = Math.floor(first / pageSize); ; at += 1) {
    const result = await fetchPage(client, question, at);
    if (!result.ok) return result;
    const { fetched, total } = result.data;
    pages[at] = fetched;
    const next = (at + 1) * pageSize;
    // A hole would be passed over by what walks the pages.
    const whole = Array.from(pages);
    if (next > last || next >= total || !wanted()) return { ok: true, data: { fetched: whole, total } };
  }
}
