import type { QueueItem } from '#contract/queue.ts';
import type { Part } from './queue-view.ts';

/** One answer of `queue.list`. */
export interface Page {
  /** Where it begins; null is the start of its part. */
  readonly cursor: string | null;
  readonly rows: readonly QueueItem[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  /** When it was asked for, in questions: what is known up to that one. 0 = must be asked for again. */
  readonly asked: number;
}

export interface PartPages {
  readonly part: Part;
  readonly total: number;
  readonly pages: readonly Page[];
}

/** The pages known so far. Immutable: each answer makes a new one. */
export type Listing = readonly PartPages[];

/** A part as it is shown. */
export interface Section {
  readonly part: Part;
  readonly rows: readonly QueueItem[];
  /** Rows there are, those not loaded yet included. */
  readonly size: number;
  /** The index in `rows` at which each page begins. */
  readonly starts: readonly number[];
}

/** Rows of a part that are on the screen: `from` ≤ index < `to`. */
export interface Span {
  readonly part: Part;
  readonly from: number;
  readonly to: number;
}

/** The page to ask for next. */
export interface Gap {
  readonly part: Part;
  readonly page: number;
  readonly cursor: string | null;
}

export interface Answer {
  readonly items: readonly QueueItem[];
  readonly total: number;
  readonly nextCursor?: string | undefined;
}

export function emptyListing(parts: readonly Part[]): Listing {
  return parts.map((part) => ({ part, total: 0, pages: [] }));
}

/**
 * A message moves between parts and pages while they are read one by one. Where two pages hold it, the later answer is
 * right: each message is shown once.
 */
export function sectionsOf(listing: Listing): readonly Section[] {
  const latest = new Map<string, Page>();
  for (const page of listing.flatMap(({ pages }) => pages)) {
    for (const { id } of page.rows) {
      if (page.asked >= (latest.get(id)?.asked ?? 0)) latest.set(id, page);
    }
  }
  return listing.map(({ part, total, pages }) => {
    const rows: QueueItem[] = [];
    const starts: number[] = [];
    for (const page of pages) {
      starts.push(rows.length);
      for (const row of page.rows) if (latest.get(row.id) === page) rows.push(row);
    }
    const complete = pages.at(-1)?.next === null;
    return { part, rows, starts, size: complete ? rows.length : Math.max(rows.length, total) };
  });
}

/**
 * What is wanted and not known, or known from before the question numbered `staleUpTo`. The first page of each part is
 * always wanted: it tells how many there are.
 */
export function firstGap(listing: Listing, wanted: readonly Span[], staleUpTo: number): Gap | null {
  const sections = sectionsOf(listing);
  for (const [index, { part, pages }] of listing.entries()) {
    const span = wanted.find((one) => one.part === part) ?? { part, from: 0, to: 0 };
    const { rows, starts } = sections[index] ?? { rows: [], starts: [] };
    const isWanted = (page: number) => {
      const start = starts[page] ?? 0;
      // A page whose rows are all shown elsewhere still stands for its place.
      const end = Math.max(starts[page + 1] ?? rows.length, start + 1);
      return page === 0 || (span.from < end && span.to > start);
    };
    const stale = pages.findIndex(({ asked }, page) => asked <= staleUpTo && isWanted(page));
    if (stale !== -1) return { part, page: stale, cursor: pages[stale]?.cursor ?? null };
    const last = pages.at(-1);
    if (last === undefined) return { part, page: 0, cursor: null };
    if (last.next !== null && span.to > rows.length) return { part, page: pages.length, cursor: last.next };
  }
  return null;
}

export function withPage(listing: Listing, gap: Gap, answer: Answer, asked: number): Listing {
  const next = answer.nextCursor ?? null;
  const page: Page = { cursor: gap.cursor, rows: answer.items, next, asked };
  return listing.map((known) => {
    if (known.part !== gap.part) return known;
    const [following, ...rest] = next === null ? [] : known.pages.slice(gap.page + 1);
    const moved =
      following && following.cursor !== next ? { ...following, cursor: next, asked: 0 } : following;
    return {
      ...known,
      total: answer.total,
      pages: [...known.pages.slice(0, gap.page), page, ...(moved ? [moved, ...rest] : [])],
    };
  });
}

/**
 * What was asked for again and says the same is the very same object: a line is drawn again only for another one. Where
 * nothing differs at all, the sections themselves are those from before.
 */
export function keepSame(before: readonly Section[], after: readonly Section[]): readonly Section[] {
  const known = new Map(before.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
  const kept = after.map((section) => ({
    ...section,
    rows: section.rows.map((row) => {
      const old = known.get(row.id);
      return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row;
    }),
  }));
  return before.length === kept.length && kept.every((section, at) => isSame(section, before[at]))
    ? before
    : kept;
}

function isSame(one: Section, other: Section | undefined): boolean {
  return (
    other?.part === one.part &&
    other.size === one.size &&
    other.rows.length === one.rows.length &&
    other.starts.join() === one.starts.join() &&
    one.rows.every((row, at) => row === other.rows[at])
  );
}

/** Messages whose state is another one than before. New ones have not changed. */
export function changedIds(before: readonly QueueItem[], after: readonly QueueItem[]): ReadonlySet<string> {
  const known = new Map(before.map((item) => [item.id, stateKey(item)]));
  const changed = after.filter((item) => (known.get(item.id) ?? stateKey(item)) !== stateKey(item));
  return new Set(changed.map(({ id }) => id));
}

function stateKey({ status, waitingReason, failureReason }: QueueItem): string {
  return `${status} ${waitingReason} ${failureReason}`;
}
