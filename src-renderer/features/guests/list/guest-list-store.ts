import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '#contract/result.ts';
import type { Client } from '../../../api/client.ts';
import { onceAtATime } from '../../../state/once-at-a-time.ts';
import { fetchPage, fetchPagesThrough, type Page, pageToFetch, type RowRange } from './guest-pages.ts';

export interface GuestListState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly error: Failure | null;
  /** The search that what is shown answers. */
  readonly q: string;
  readonly total: number;
  readonly pages: readonly Page[];
}

export interface GuestListStore extends StoreApi<GuestListState> {
  /** Fetches and listens; call what it returns to stop. */
  start(): () => void;
  /** The old answer stays until the new one is there. */
  search(q: string): void;
  /** The rows in sight: their pages are fetched. */
  look(range: RowRange): void;
  reload(): void;
}

const empty: GuestListState = { status: 'loading', error: null, q: '', total: 0, pages: [] };

/** The guest list by the page: a row is known once it was in sight, whatever the length of the list. */
export function createGuestListStore(client: Client): GuestListStore {
  const store = createStore<GuestListState>(() => empty);
  let q = '';
  let sight: RowRange = { first: 0, last: 0 };
  // Cursors lead from page to page only within one edition of the list: a search or new guests begin another.
  let edition = 1;
  let shown = 0;
  /** How often rows were said to be old: what was asked for before the last time may be old already. */
  let rechecks = 0;

  const work = onceAtATime(async () => {
    if (shown !== edition) await showEdition();
    if (shown === edition) await fetchSight();
  });

  function begin(): void {
    edition += 1;
    void work();
  }

  async function showEdition(): Promise<void> {
    const mine = edition;
    const asked = { q, rechecks };
    const result = await fetchPagesThrough(client, q, sight, () => mine === edition);
    if (mine !== edition) return;
    if (result.ok) {
      shown = mine;
      const { fetched, total } = result.data;
      const stale = asked.rechecks !== rechecks;
      const pages = fetched.map((page) => ({ ...page, stale }));
      store.setState({ status: 'ready', error: null, q: asked.q, total, pages });
    } else if (store.getState().status !== 'ready' || result.error.code !== 'APP_UNREACHABLE') {
      // A break of the line must not take away what is on the screen.
      store.setState({ status: 'failed', error: result.error });
    }
  }

  async function fetchSight(): Promise<void> {
    const mine = edition;
    for (;;) {
      const { pages } = store.getState();
      const at = pageToFetch(pages, sight);
      if (at === null) return;
      const asked = rechecks;
      const result = await fetchPage(client, q, pages[at - 1]?.next);
      // A page that does not come leaves its rows blank: the next look asks again.
      if (mine !== edition || !result.ok) return;
      const { fetched, total } = result.data;
      const page = { ...fetched, stale: asked !== rechecks };
      store.setState((before) => ({ total, pages: before.pages.toSpliced(at, 1, page) }));
    }
  }

  return Object.assign(store, {
    start: () => {
      void work();
      return listen(client, { begin, recheck });
    },
    search(next: string) {
      if (next === q) return;
      q = next;
      sight = { first: 0, last: 0 };
      begin();
    },
    look(range: RowRange) {
      sight = range;
      void work();
    },
    reload: begin,
  });

  function recheck(): void {
    rechecks += 1;
    store.setState(({ pages }) => ({ pages: pages.map((page) => ({ ...page, stale: true })) }));
    void work();
  }
}

/** `begin`: households came or went. `recheck`: only what is said of them has changed. */
function listen(
  client: Client,
  on: { readonly begin: () => void; readonly recheck: () => void },
): () => void {
  let first = true;
  const stops = [
    client.on('guests.changed', on.begin),
    client.on('queue.changed', on.recheck),
    client.onConnection((connection) => {
      // The state at the start is no news.
      if (!first && connection === 'online') on.begin();
      first = false;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
