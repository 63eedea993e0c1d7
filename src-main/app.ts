import type { EventName, EventPayload, Transport } from '#contract';
import type { Configuration } from '#contract/configuration.ts';
import { createDispatcher, type Dispatch } from './api/dispatch.ts';
import type { Handlers } from './api/handlers.ts';
import { appHandlers } from './app-handlers.ts';
import type { AppOptions } from './app-options.ts';
import { claimDataDirectory } from './data-directory.ts';
import { RealmKeeper, type RealmKind, recalledRealm } from './realm/realm-keeper.ts';
import { wahaTimeoutsDefault } from './waha/timeouts.ts';

export interface App {
  readonly dispatch: Dispatch;
  readonly subscribe: Transport['subscribe'];
  readonly configuration: () => Configuration;
  readonly realm: () => RealmKind;
  /** The computer slept: decide again now, whatever the timers say. */
  wake(): void;
  stop(): Promise<void>;
}

const leastSettleMs = 120_000;

/** The whole product without a window: data directory, realm, handlers. Refuses (Refusal) what it cannot start on. */
export async function startApp(options: AppOptions): Promise<App> {
  const lock = claimDataDirectory(options.directory);
  const listeners = new Set<Parameters<Transport['subscribe']>[0]>();
  const emit = <E extends EventName>(event: E, payload: EventPayload<E>) => {
    for (const listener of listeners) listener(event, payload);
  };
  const keeper = await openKeeper(options, emit).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  return {
    dispatch: dispatcher(options, keeper, emit),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    configuration: () => keeper.realm.configuration(),
    realm: () => keeper.realm.kind,
    wake: () => keeper.realm.wake(),
    async stop() {
      await keeper.close();
      lock.release();
    },
  };
}

type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

function openKeeper(options: AppOptions, emit: Emit): Promise<RealmKeeper> {
  const { directory, clock, random, log, timeouts = wahaTimeoutsDefault } = options;
  const keeperOptions = {
    directory,
    clock,
    practiceClock: options.practiceClock ?? clock,
    random,
    log,
    initial: options.initial ?? {},
    waha: options.waha ?? null,
    secrets: options.secrets ?? null,
    timeouts,
    settleMs: options.settleMs ?? Math.max(leastSettleMs, 2 * timeouts.sendMs),
    emit,
  };
  return RealmKeeper.open(keeperOptions, firstRealm(options));
}

function firstRealm({ practice, waha, directory }: AppOptions): RealmKind {
  if (practice === true) return 'practice';
  if ((waha ?? null) !== null) return 'real';
  return recalledRealm(directory);
}

function dispatcher(options: AppOptions, keeper: RealmKeeper, emit: Emit): Dispatch {
  const own = appHandlers(options, keeper, (info) => emit('app.changed', info));
  return createDispatcher({
    // Looked up at each call: the realm may be another one by then.
    handlers: new Proxy(own as Handlers, {
      get: (_, method) => Reflect.get(Object.hasOwn(own, method) ? own : keeper.realm.handlers, method),
    }),
    language: () => keeper.realm.configuration().language,
    log: (error, where) => options.log.error(where, error),
    checkOutput: options.checkOutput ?? false,
  });
}
