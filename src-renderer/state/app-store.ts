import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '#contract';
import type { ConfigurationView } from '#contract/configuration.ts';
import type { AppInfo } from '#contract/overview.ts';
import type { Failure, Result } from '#contract/result.ts';
import type { SessionView } from '#contract/sessions.ts';
import type { Client, Connection } from '../api/client.ts';
import { type HeardClock, hearClock } from '../lib/realm-time.ts';
import { onceAtATime } from './once-at-a-time.ts';

/** How late a full disk, or one with room again, may show. */
const renewMs = 15_000;

export type QueueSummary = Output<'queue.summary'>;

/** What every screen may rely on: the last that was told, kept while the line is down. */
export interface AppSnapshot {
  readonly info: AppInfo;
  readonly configuration: ConfigurationView;
  readonly sessions: readonly SessionView[];
  readonly queue: QueueSummary;
  readonly clock: HeardClock;
  /** How many households there are. */
  readonly households: number;
}

export type AppData =
  | { readonly status: 'loading' }
  | ({ readonly status: 'ready' } & AppSnapshot)
  | { readonly status: 'failed'; readonly error: Failure };

export interface AppState {
  readonly data: AppData;
  /** null until the line was open once. */
  readonly connection: Connection | null;
}

export interface AppStore extends StoreApi<AppState> {
  /** Fetches, listens, fetches again after each break of the line; call what it returns to stop. */
  start(): () => void;
  /** Fetches everything again. */
  reload(): Promise<void>;
}

export function createAppStore(client: Client): AppStore {
  const store = createStore<AppState>(() => ({ data: { status: 'loading' }, connection: null }));
  const change = (part: Partial<AppSnapshot>) =>
    store.setState(({ data }) => (data.status === 'ready' ? { data: { ...data, ...part } } : {}));

  /** What events told last: an answer that was on its way by then is older. */
  let told: Partial<AppSnapshot> = {};
  const tell = (part: Partial<AppSnapshot>) => {
    told = { ...told, ...part };
    change(part);
  };

  const reload = onceAtATime(async () => {
    const before = told;
    const result = await fetchSnapshot(client);
    if (!result.ok) {
      const failed = { status: 'failed', error: result.error } as const;
      return store.setState(({ data }) => (data.status === 'ready' ? {} : { data: failed }));
    }
    const since = toldSince(before, told);
    // The realm was left meanwhile: what has come is of the other one, and is asked for again.
    if (since.info !== undefined && since.info.realm !== result.data.info.realm) return;
    store.setState({ data: { status: 'ready', ...result.data, ...since } });
  });
  const refreshQueue = onceAtATime(async () => {
    const result = await client.call('queue.summary');
    if (result.ok) change({ queue: result.data });
  });
  /** Either clock may have been set meanwhile. */
  const refreshClock = onceAtATime(async () => {
    const before = told.clock;
    const result = await client.call('overview.clock');
    if (result.ok && told.clock === before) change({ clock: hearClock(result.data) });
  });
  const refreshHouseholds = onceAtATime(async () => {
    const result = await countHouseholds(client);
    if (result.ok) change({ households: result.data });
  });

  // A full disk announces nothing.
  const refreshInfo = onceAtATime(async () => {
    const result = await client.call('app.info');
    const { data } = store.getState();
    if (result.ok && data.status === 'ready' && isNews(data.info, result.data)) change({ info: result.data });
  });

  function start(): () => void {
    const timer = setInterval(() => void refreshInfo(), renewMs);
    const stops = [
      () => clearInterval(timer),
      client.on('app.changed', (info) => {
        const { data } = store.getState();
        // The other realm is another store: nothing of what is shown belongs to it.
        if (data.status === 'ready' && data.info.realm !== info.realm) {
          store.setState({ data: { status: 'loading' } });
          told = {};
        }
        tell({ info });
        void reload();
      }),
      client.on('sessions.changed', (sessions) => {
        tell({ sessions });
        void refreshClock();
      }),
      client.on('clock.changed', (clock) => tell({ clock: hearClock(clock) })),
      client.on('configuration.changed', (configuration) => tell({ configuration })),
      client.on('queue.changed', () => void refreshQueue()),
      client.on('guests.changed', () => {
        void refreshHouseholds();
        // The one line speaks of guests too.
        void refreshQueue();
      }),
      client.onConnection((connection) => {
        store.setState((state) =>
          connection === 'offline' && state.connection === null ? {} : { connection },
        );
        if (connection === 'online') void reload();
      }),
    ];
    if (store.getState().connection === null) void reload();
    return () => {
      for (const stop of stops) stop();
    };
  }

  return Object.assign(store, { start, reload });
}

/** The other realm comes with everything that belongs to it, or not at all. */
function isNews(shown: AppInfo, asked: AppInfo): boolean {
  return shown.realm === asked.realm && JSON.stringify(shown) !== JSON.stringify(asked);
}

function toldSince(before: Partial<AppSnapshot>, told: Partial<AppSnapshot>): Partial<AppSnapshot> {
  const news = Object.entries(told).filter(([part, value]) => before[part as keyof AppSnapshot] !== value);
  return Object.fromEntries(news);
}

async function fetchSnapshot(client: Client): Promise<Result<AppSnapshot>> {
  const [info, configuration, sessions, queue, households, clock] = await Promise.all([
    client.call('app.info'),
    client.call('configuration.get'),
    client.call('sessions.list'),
    client.call('queue.summary'),
    countHouseholds(client),
    client.call('overview.clock'),
  ]);
  if (!info.ok) return info;
  if (!configuration.ok) return configuration;
  if (!sessions.ok) return sessions;
  if (!queue.ok) return queue;
  if (!households.ok) return households;
  if (!clock.ok) return clock;
  return {
    ok: true,
    data: {
      info: info.data,
      configuration: configuration.data,
      sessions: sessions.data,
      queue: queue.data,
      households: households.data,
      clock: hearClock(clock.data),
    },
  };
}

async function countHouseholds(client: Client): Promise<Result<number>> {
  const page = await client.call('guests.list', { limit: 1 });
  return page.ok ? { ok: true, data: page.data.total } : page;
}
