import { join } from 'node:path';
import type { EventName, EventPayload, Transport } from '#contract';
import type { Configuration } from '#contract/configuration.ts';
import { createDispatcher, type Dispatch } from './api/dispatch.ts';
import type { Handlers } from './api/handlers.ts';
import { ApiTokens } from './api-tokens.ts';
import { backupHandlers } from './app-backups.ts';
import { createAppContainer } from './app-container.ts';
import { doctorHandlers } from './app-doctor.ts';
import { appHandlers } from './app-handlers.ts';
import type { AppOptions } from './app-options.ts';
import { tokenHandlers } from './app-tokens.ts';
import { claimDataDirectory } from './data-directory.ts';
import { RealmKeeper, type RealmKind, recalledRealm } from './realm/realm-keeper.ts';
import { fileSecretStore } from './secrets/file-secret-store.ts';
import type { SecretStore } from './secrets/secret-store.ts';
import type { Wellbeing } from './transports/http/health.ts';
import type { Bearer } from './transports/http/tokens.ts';
import { wahaTimeoutsDefault } from './waha/timeouts.ts';

export interface App {
  readonly dispatch: Dispatch;
  readonly subscribe: Transport['subscribe'];
  readonly configuration: () => Configuration;
  readonly realm: () => RealmKind;
  /** How it goes, for a monitor; never throws. */
  readonly wellbeing: () => Promise<Wellbeing>;
  /** Whose token of the Admin API this is; null for nobody's. */
  bearer(token: string): Bearer | null;
  /** Where the Admin API answers, for the screen. */
  servedAt(address: string): void;
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
  const secrets = realSecrets(options);
  const keeper = await openKeeper(options, secrets, emit).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const own = appHandlers(options, keeper, (info) => emit('app.changed', info));
  const container = createAppContainer({ options, keeper, secrets, emit, goToWaha: own['app.useWaha'] });
  const doctor = doctorHandlers({ options, keeper, container: container.service });
  const tokens = new ApiTokens(options);
  const announce = async () => emit('app.changed', await own['app.info'](undefined));
  let address: string | null = null;
  return {
    dispatch: dispatcher(options, keeper, {
      ...own,
      ...container.handlers,
      ...doctor,
      ...backupHandlers({ options, keeper, secrets, announce }),
      ...tokenHandlers(tokens, () => address),
    }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    configuration: () => keeper.realm.configuration(),
    realm: () => keeper.realm.kind,
    wellbeing: () => keeper.realm.wellbeing(),
    bearer: (token) => tokens.bearer(token),
    servedAt(origin) {
      address = origin;
    },
    wake: () => keeper.realm.wake(),
    async stop() {
      container.close();
      await keeper.close();
      lock.release();
    },
  };
}

type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** One object for the whole run: two over one file would write over each other. Opened when it is first needed. */
function realSecrets({ secrets, directory }: AppOptions): () => SecretStore {
  let opened = secrets ?? null;
  return () => {
    opened ??= fileSecretStore(join(directory, 'secrets.json'));
    return opened;
  };
}

async function openKeeper(options: AppOptions, secrets: () => SecretStore, emit: Emit): Promise<RealmKeeper> {
  const { directory, clock, random, log, timeouts = wahaTimeoutsDefault } = options;
  const keeperOptions = {
    directory,
    clock,
    practiceClock: options.practiceClock ?? clock,
    random,
    log,
    initial: options.initial ?? {},
    waha: options.waha ?? null,
    secrets,
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

function dispatcher(options: AppOptions, keeper: RealmKeeper, own: Partial<Handlers>): Dispatch {
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
