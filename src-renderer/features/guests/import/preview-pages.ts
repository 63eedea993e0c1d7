import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PreviewPage, PreviewRow, PreviewTab } from '#contract/imports.ts';
import type { Client } from '../../../api/client.ts';

const pageSize = 100;

/** What of a preview is looked at. */
export interface PreviewView {
  readonly previewId: string;
  readonly revision: number;
  readonly tab: PreviewTab;
  readonly reason: string | null;
  readonly q: string;
}

export interface PreviewPagesState {
  /** What the rows answer; null until the first are there. */
  readonly view: PreviewView | null;
  readonly total: number;
  readonly reasons: PreviewPage['reasons'];
  readonly pages: ReadonlyMap<number, readonly PreviewRow[]>;
}

export interface PreviewPagesStore extends StoreApi<PreviewPagesState> {
  /** The old rows stay until the new ones are there. */
  show(view: PreviewView): void;
  /** The rows in sight, counted from 0: their pages are fetched. */
  look(first: number, last: number): void;
}

/** The rows of a preview by the page: a list of 100,000 is as quick to show as one of ten. */
export function createPreviewPages(client: Client): PreviewPagesStore {
  const store = createStore<PreviewPagesState>(() => ({
    view: null,
    total: 0,
    reasons: [],
    pages: new Map(),
  }));
  let wanted: PreviewView | null = null;
  let sight = { first: 0, last: 0 };
  const asked = new Set<number>();

  async function fetchPage(view: PreviewView, page: number): Promise<void> {
    asked.add(page);
    const { previewId, tab, reason, q } = view;
    const result = await client.call('guests.previewRows', {
      previewId,
      tab,
      ...(reason !== null && { reason }),
      ...(q !== '' && { q }),
      offset: page * pageSize,
      limit: pageSize,
    });
    if (view !== wanted) return;
    asked.delete(page);
    // A page that does not come leaves its rows blank: the next look asks again.
    if (!result.ok) return;
    const { rows, total, reasons } = result.data;
    const before = store.getState().view === view ? store.getState().pages : [];
    store.setState({ view, total, reasons, pages: new Map([...before, [page, rows]]) });
    if (page * pageSize >= total && page > 0) sight = { first: 0, last: 0 };
    fetchSight();
  }

  function fetchSight(): void {
    const view = wanted;
    if (view === null) return;
    const known = store.getState().view === view ? store.getState().pages : new Map();
    for (let page = pageOf(sight.first); page <= pageOf(sight.last); page += 1) {
      if (!known.has(page) && !asked.has(page)) void fetchPage(view, page);
    }
  }

  return Object.assign(store, {
    show(view: PreviewView) {
      const sameRows = wanted?.tab === view.tab && wanted.reason === view.reason && wanted.q === view.q;
      wanted = view;
      asked.clear();
      // After a correction one goes on where one was; another tab begins at its top.
      if (!sameRows) sight = { first: 0, last: 0 };
      fetchSight();
    },
    look(first: number, last: number) {
      sight = { first, last };
      fetchSight();
    },
  });
}

export function rowAt({ pages }: PreviewPagesState, index: number): PreviewRow | undefined {
  return pages.get(pageOf(index))?.[index % pageSize];
}

function pageOf(index: number): number {
  return Math.floor(index / pageSize);
}
