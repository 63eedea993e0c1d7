import { join } from 'node:path';
import type { EventName, EventPayload, Transport } from '#contract';
import type { Configuration } from '#contract/configuration.ts';
import { type AdminApiDoor, openDoor, switchedDoor } from './admin-api-door.ts';
import { createDispatcher, type Dispatch } from './api/dispatch.ts';
import type { Handlers } from './api/handlers.ts';
import { OwnerToken } from './api-token.ts';
import { ApiTokens } from './api-tokens.ts';
import { createAppBackups } from './app-backups.ts';
import { computerElsewhere } from './app-computer.ts';
import { createAppContainer } from './app-container.ts';
import { doctorHandlers } from './app-doctor.ts';
import { createFirstRun } from './app-first-run.ts';
import { appHandlers } from './app-handlers.ts';
import type { AppOptions } from './app-options.ts';
import { tokenHandlers } from './app-tokens.ts';
import { createAppUpdates } from './app-updates.ts';
import { claimDataDirectory } from './data-directory.ts';
import { RealmKeeper, type RealmKind, recalledRealm } from './realm/realm-keeper.ts';
import { fileSecretStore } from './secrets/file-secret-store.ts';
import type { OpenedSecrets, SecretStore } from './secrets/secret-store.ts';
import type { HttpAppParts } from './transports/http/app.ts';
import type { Bearer } from './transports/http/tokens.ts';
import { startHttp } from './transports/http.ts';
import { wahaTimeoutsDefault } from './waha/timeouts.ts';
import { createWork, type WorkService } from './work/work-service.ts';

export interface App {
  readonly dispatch: Dispatch;
  readonly subscribe: Transport['subscribe'];
  /** Tells the window something that happened outside of the app itself. */
  readonly tell: Emit;
  readonly configuration: () => Configuration;
  readonly realm: () => RealmKind;
  /** Whose token of the Admin API this is; null for nobody's. */
  bearer(token: string): Bearer | null;
  /** What answers over HTTP, without a window. The file `api-token` is made by asking for it. */
  http(): HttpAppParts;
  /** Where the Admin API answers, for the screen. */
  servedAt(address: string): void;
  /** The computer slept: decide again now, whatever the timers say. */
  wake(): void;
  stop(): Promise<void>;
  /** After `stop`, the last thing: puts a new version in place if one is ready. What is to be started then, if anything. */
  atEnd(): { readonly program: string } | null;
}

const leastSettleMs = 120_000;

/** The whole product without a window: data directory, realm, handlers. Refuses (Refusal) what it cannot start on. */
export async function startApp(options: AppOptions): Promise<App> {
  const lock = claimDataDirectory(options.directory);
  const { emit, subscribe } = eventHub();
  const work = createWork(options.clock, (progress) => emit('work.progress', progress));
  const opened = realSecrets(options);
  const secrets = () => opened().store;
  const keeper = await openKeeper(options, secrets, { emit, work }).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const unprotected = () => opened().protection.by === 'nothing';
  const firstRun = createFirstRun(options, keeper);
  const own = appHandlers(options, keeper, unprotected, firstRun, (info) => emit('app.changed', info));
  const container = createAppContainer({ options, keeper, secrets, emit, goToWaha: own['app.useWaha'] });
  const updates = createAppUpdates({ options, keeper, emit });
  const tokens = new ApiTokens(options);
  const announce = async () => emit('app.changed', await own['app.info'](undefined));
  const backups = createAppBackups({
    ...{ options, keeper, announce, work },
    onChange: () => emit('backups.changed', {}),
  });
  const doctor = doctorHandlers({
    ...{ options, keeper, container: container.service, secrets: opened },
    copies: backups.schedule,
  });
  const owner = new OwnerToken(options);
  const bearer = (given: string) => (owner.accepts(given) ? ownerBearer : tokens.bearer(given));
  const http = (): HttpAppParts => {
    owner.make();
    return { ...httpParts(options, keeper), dispatch, subscribe, tokens: { api: bearer, launch: () => [] } };
  };
  let address: string | null = null;
  const door = adminApiDoor(options, http, () => address);
  const dispatch = dispatcher(options, keeper, {
    ...own,
    ...container.handlers,
    ...doctor,
    ...firstRun.handlers(announce),
    ...backups.handlers,
    ...work.handlers,
    ...tokenHandlers(tokens, owner, door.address),
    ...door.handlers,
    ...updates.handlers,
    ...(options.computer ?? computerElsewhere(options.directory)),
  });
  await door.open();
  updates.start();
  backups.start();
  return {
    ...{ dispatch, subscribe, tell: emit, http, bearer },
    configuration: () => keeper.realm.configuration(),
    realm: () => keeper.realm.kind,
    servedAt(origin) {
      address = origin;
    },
    wake: () => keeper.realm.wake(),
    atEnd: updates.atEnd,
    async stop() {
      await updates.stop();
      await door.close();
      work.stop();
      await backups.stop();
      container.close();
      await keeper.close();
      lock.release();
    },
  };
}

function eventHub() {
  const listeners = new Set<Parameters<Transport['subscribe']>[0]>();
  const subscribe: Transport['subscribe'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const emit = <E extends EventName>(event: E, payload: EventPayload<E>) => {
    for (const listener of listeners) listener(event, payload);
  };
  return { emit, subscribe };
}

/** Whoever can read the file `api-token` may do everything. */
const ownerBearer: Bearer = { id: 'api-token', scope: 'admin' };

function httpParts({ version, clock, log }: AppOptions, keeper: RealmKeeper) {
  return {
    ...{ version, clock, rendererDirectory: null },
    wellbeing: () => keeper.realm.wellbeing(),
    language: () => keeper.realm.configuration().language,
    log: (error: unknown, where: string) => log.error(where, error),
    note: (message: string) => log.info('http', message),
  };
}

function adminApiDoor(
  { directory, log, adminApi = 'served' }: AppOptions,
  http: () => HttpAppParts,
  servedAt: () => string | null,
): AdminApiDoor {
  if (adminApi === 'served') return openDoor(servedAt);
  return switchedDoor({ directory, log, listen: (port) => startHttp({ port, ...http() }) });
}

type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** One object for the whole run: two over one file would write over each other. Opened when it is first needed. */
function realSecrets({ secrets, directory }: AppOptions): () => OpenedSecrets {
  const readable = (): OpenedSecrets => ({
    store: fileSecretStore(join(directory, 'secrets.json')),
    protection: { by: 'nothing' },
  });
  let opened: OpenedSecrets | null = null;
  return () => {
    opened ??= (secrets ?? readable)();
    return opened;
  };
}

async function openKeeper(
  options: AppOptions,
  secrets: () => SecretStore,
  told: { readonly emit: Emit; readonly work: WorkService },
): Promise<RealmKeeper> {
  const { directory, clock, random, log, timeouts = wahaTimeoutsDefault } = options;
  const keeperOptions = {
    directory,
    clock,
    practiceClock: options.practiceClock ?? null,
    random,
    log,
    initial: options.initial ?? {},
    waha: options.waha ?? null,
    secrets,
    timeouts,
    settleMs: options.settleMs ?? Math.max(leastSettleMs, 2 * timeouts.sendMs),
    ...told,
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
