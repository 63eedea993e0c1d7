import type { Household } from '#contract/guests.ts';
import type { Result } from '#contract/result.ts';
import type { Client } from '../../../api/client.ts';

/** As many as the contract gives at once: a jump to the end of a long list asks for every page on the way. */
const pageSize = 200;

export interface Page {
  readonly households: readonly Household[];
  /** The cursor of the page after it. */
  readonly next: string | undefined;
  /** Something in it may have changed since: it is fetched again once it is looked at. */
  readonly stale: boolean;
}

/** Rows counted from 0. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

export interface Fetched<T> {
  readonly fetched: T;
  /** Of the whole list, as the search has it. */
  readonly total: number;
}

export function householdAt(pages: readonly Page[], index: number): Household | undefined {
  return pages[Math.floor(index / pageSize)]?.households[index % pageSize];
}

/** Among the rows that have been fetched; -1 when it is none of them. */
export function indexOfHousehold(pages: readonly Page[], id: string): number {
  for (const [at, { households }] of pages.entries()) {
    const index = households.findIndex((household) => household.id === id);
    if (index !== -1) return at * pageSize + index;
  }
  return -1;
}

/** The first page to fetch for these rows; one that is missing before them comes first, for its cursor. Null: none. */
export function pageToFetch(pages: readonly Page[], { first, last }: RowRange): number | null {
  for (let at = Math.floor(first / pageSize); at <= Math.floor(last / pageSize); at += 1) {
    if (at >= pages.length) return pages.at(-1)?.next === undefined ? null : pages.length;
    if (pages[at]?.stale) return at;
  }
  return null;
}

export async function fetchPage(
  client: Client,
  q: string,
  cursor: string | undefined,
): Promise<Result<Fetched<Page>>> {
  const result = await client.call('guests.list', {
    ...(q !== '' && { q }),
    ...(cursor !== undefined && { cursor }),
    limit: pageSize,
  });
  if (!result.ok) return result;
  const { items, nextCursor, total } = result.data;
  return { ok: true, data: { fetched: { households: items, next: nextCursor, stale: false }, total } };
}

/** From the first page on, through the last of these rows; stops early when `wanted` says no. */
export async function fetchPagesThrough(
  client: Client,
  q: string,
  { last }: RowRange,
  wanted: () => boolean,
): Promise<Result<Fetched<readonly Page[]>>> {
  const pages: Page[] = [];
  for (;;) {
    const result = await fetchPage(client, q, pages.at(-1)?.next);
    if (!result.ok) return result;
    const { fetched: page, total } = result.data;
    pages.push(page);
    const enough = page.next === undefined || pages.length * pageSize > last;
    if (enough || !wanted()) return { ok: true, data: { fetched: pages, total } };
  }
}
