import { createStore, type StoreApi } from 'zustand/vanilla';
import type { QueueItem } from '#contract/queue.ts';
import type { Failure } from '#contract/result.ts';
import type { Client } from '../../api/client.ts';
import { type Listed, refused } from '../../lib/remote.ts';
import { onceAtATime } from '../../state/once-at-a-time.ts';
import { fillListing } from './fill-listing.ts';
import { createFreshness } from './freshness.ts';
import {
  changedIds,
  emptyListing,
  firstGap,
  keepSame,
  type Listing,
  type Section,
  type Span,
  sectionsOf,
} from './listing.ts';
import { partsOf, type Question } from './queue-view.ts';

/** A little longer than the flash of a changed row. */
const flashMs = 700;

export interface QueueListState extends Listed {
  /** What the list on the screen answers; another one may have been asked for since. null = nothing yet. */
  readonly question: Question | null;
  readonly sections: readonly Section[];
  /** All loaded rows, in the order of the sections. */
  readonly rows: readonly QueueItem[];
  /** Something changed and is not shown, because the list holds still. */
  readonly news: boolean;
  /** Changed their state just now. */
  readonly changed: ReadonlySet<string>;
}

export interface QueueListStore extends StoreApi<QueueListState> {
  /** Listens for news; call what it returns to stop. */
  start(): () => void;
  ask(question: Question): void;
  /** The rows on the screen: they are loaded, and kept fresh. */
  want(spans: readonly Span[]): void;
  /** false holds the list still; true shows what came meanwhile. */
  setLive(live: boolean): void;
  /** Asks again, held or not: after an action of one's own. */
  refresh(): Promise<void>;
  /** Loads every page of what is shown. */
  loadAll(): Promise<readonly QueueItem[]>;
}

const nothing: QueueListState = {
  status: 'loading',
  error: null,
  question: null,
  sections: [],
  rows: [],
  news: false,
  changed: new Set(),
};

/** The list of messages, page by page. Only pages on the screen are asked for again when something changes. */
export function createQueueListStore(client: Client): QueueListStore {
  const store = createStore<QueueListState>(() => nothing);
  let question: Question | null = null;
  let listing: Listing = [];
  let wanted: readonly Span[] = [];
  let everything = false;
  let live = true;
  const freshness = createFreshness();

  /** Shown at once when all of it is there, so that a message never vanishes on its way between two parts. */
  const catchUp = onceAtATime(async () => {
    const asking = question;
    if (asking === null) return;
    const stale = freshness.staleUpTo();
    const filled = await fillListing(client, {
      question: asking,
      listing,
      wanted: (known) => (everything ? wholeOf(known) : wanted),
      staleUpTo: stale,
      number: freshness.next,
      superseded: () => asking !== question,
    });
    if (filled.status === 'failed') fail(filled.error, asking);
    if (filled.status !== 'complete' || stale > freshness.staleUpTo()) return;
    listing = filled.listing;
    freshness.shown(stale);
    store.setState((before) => answered(before, asking, sectionsOf(listing)));
    forgetChanges(store);
  });

  function fail(error: Failure, asked: Question) {
    store.setState(refused(error, isSame(asked, store.getState().question)) ?? {});
  }

  /** Whoever looks at the list is told only when it is another one. */
  function tellNews(news: boolean) {
    if (store.getState().news !== news) store.setState({ news });
  }

  function renew(own: boolean): Promise<void> {
    freshness.renew(own);
    tellNews(false);
    return catchUp();
  }

  function announce() {
    if (live) void renew(false);
    else tellNews(true);
  }

  /** What is on its way waits too, so that nothing moves under the pointer that has just come. */
  function holdStill() {
    if (!freshness.withdraw()) return;
    tellNews(true);
    void catchUp();
  }

  return Object.assign(store, {
    start: () => listenForNews(client, announce),
    ask(next: Question) {
      question = next;
      listing = emptyListing(partsOf(next.view));
      wanted = [];
      // Back from a question that was refused.
      if (isSame(next, store.getState().question)) store.setState({ status: 'ready', error: null });
      void catchUp();
    },
    want(spans: readonly Span[]) {
      wanted = spans;
      if (firstGap(listing, wanted, freshness.staleUpTo()) !== null) void catchUp();
    },
    setLive(next: boolean) {
      live = next;
      if (!live) holdStill();
      else if (store.getState().news) void renew(false);
    },
    refresh: () => renew(true),
    async loadAll() {
      everything = true;
      await catchUp();
      everything = false;
      return store.getState().rows;
    },
  });
}

function isSame(one: Question, other: Question | null): boolean {
  return one.view === other?.view && one.type === other.type && one.q === other.q;
}

function answered(before: QueueListState, question: Question, answer: readonly Section[]) {
  const ready = { status: 'ready', error: null, question } as const;
  if (!isSame(question, before.question)) {
    const rows = answer.flatMap((section) => section.rows);
    return { ...ready, sections: answer, rows, changed: nothing.changed };
  }
  const sections = keepSame(before.sections, answer);
  if (sections === before.sections) return before.error === null ? before : ready;
  const rows = sections.flatMap((section) => section.rows);
  const changed = changedIds(before.rows, rows);
  return { ...ready, sections, rows, changed: changed.size === 0 ? nothing.changed : changed };
}

/** Once their rows have flashed. */
function forgetChanges(store: StoreApi<QueueListState>): void {
  const { changed } = store.getState();
  if (changed.size === 0) return;
  setTimeout(() => {
    if (store.getState().changed === changed) store.setState({ changed: nothing.changed });
  }, flashMs);
}

function wholeOf(listing: Listing): readonly Span[] {
  return listing.map(({ part }) => ({ part, from: 0, to: Number.POSITIVE_INFINITY }));
}

/** Whatever changes a message, or the times that are expected of it. */
function listenForNews(client: Client, announce: () => void): () => void {
  const events = ['queue.changed', 'sessions.changed', 'configuration.changed'] as const;
  let first = true;
  const stops = [
    ...events.map((event) => client.on(event, announce)),
    client.onConnection((connection) => {
      // The state at the start is no news.
      if (!first && connection === 'online') announce();
      first = false;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
