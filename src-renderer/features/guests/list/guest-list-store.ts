import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GuestQuestion } from '#contract/guests.ts';
import type { Client } from '../../../api/client.ts';
import { type Listed, refused } from '../../../lib/remote.ts';
import { onceAtATime } from '../../../state/once-at-a-time.ts';
import { fetchPage, fetchPagesInSight, type Pages, pageToFetch, type RowRange } from './guest-pages.ts';

export interface GuestListState extends Listed {
  /** What is shown answers it. */
  readonly question: GuestQuestion;
  readonly total: number;
  readonly pages: Pages;
}

export interface GuestListStore extends StoreApi<GuestListState> {
  /** Fetches and listens; call what it returns to stop. */
  start(): () => void;
  /** The old answer stays until the new one is there. */
  ask(question: GuestQuestion): void;
  /** The rows in sight: their pages are fetched. */
  look(range: RowRange): void;
  reload(): Promise<void>;
}

const empty: GuestListState = { status: 'loading', error: null, question: {}, total: 0, pages: [] };

/** The guest list by the page: a row is known once it was in sight, however far down the list it is. */
export function createGuestListStore(client: Client): GuestListStore {
  const store = createStore<GuestListState>(() => empty);
  let question: GuestQuestion = {};
  let sight: RowRange = { first: 0, last: 0 };
  // Pages fit together only within one edition of the list: another question or new guests begin another.
  let edition = 1;
  let shown = 0;
  /** How often rows were said to be old: what was asked for before the last time may be old already. */
  let rechecks = 0;

  const work = onceAtATime(async () => {
    if (shown !== edition) await showEdition();
    if (shown === edition) await fetchSight();
  });

  function reload(): Promise<void> {
    edition += 1;
    return work();
  }

  const begin = (): void => void reload();

  /** Whether what is shown answers this. */
  function answers(asked: GuestQuestion): boolean {
    return shown !== 0 && JSON.stringify(asked) === JSON.stringify(store.getState().question);
  }

  async function showEdition(): Promise<void> {
    const mine = edition;
    const asked = { question, rechecks };
    const result = await fetchPagesInSight(client, question, sight, () => mine === edition);
    if (mine !== edition) return;
    if (result.ok) {
      shown = mine;
      const { fetched, total } = result.data;
      const stale = asked.rechecks !== rechecks;
      const pages = fetched.map((page) => page && { ...page, stale });
      store.setState({ status: 'ready', error: null, question: asked.question, total, pages });
    } else {
      store.setState(refused(result.error, answers(asked.question)) ?? {});
    }
  }

  async function fetchSight(): Promise<void> {
    const mine = edition;
    for (;;) {
      const { pages, total: known } = store.getState();
      const at = pageToFetch(pages, sight, known);
      if (at === null) return forgetError(store);
      const asked = rechecks;
      const result = await fetchPage(client, question, at);
      if (mine !== edition) return;
      // Its rows stay as they were, or blank: the next look asks again.
      if (!result.ok) return store.setState(refused(result.error, true) ?? {});
      const { fetched, total } = result.data;
      const page = { ...fetched, stale: asked !== rechecks };
      store.setState((before) => ({ total, pages: withPage(before.pages, at, page) }));
    }
  }

  return Object.assign(store, {
    start: () => {
      void work();
      return listen(client, { begin, recheck });
    },
    ask(next: GuestQuestion) {
      if (JSON.stringify(next) === JSON.stringify(question)) return;
      question = next;
      sight = { first: 0, last: 0 };
      // Back from a question that was refused.
      if (answers(next)) store.setState({ status: 'ready', error: null });
      begin();
    },
    look(range: RowRange) {
      sight = range;
      void work();
    },
    reload,
  });

  function recheck(): void {
    rechecks += 1;
    store.setState(({ pages }) => ({ pages: pages.map((page) => page && { ...page, stale: true }) }));
    void work();
  }
}

/** All in sight is there now. */
function forgetError(store: StoreApi<GuestListState>): void {
  if (store.getState().error !== null) store.setState({ error: null });
}

function withPage(pages: Pages, at: number, page: Pages[number]): Pages {
  return Array.from({ length: Math.max(pages.length, at + 1) }, (_, index) =>
    index === at ? page : pages[index],
  );
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
