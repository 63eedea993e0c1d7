import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventName, EventPayload, Transport } from '#contract';
import type { Configuration } from '#contract/configuration.ts';
import type { AppInfo } from '#contract/overview.ts';
import { Refusal } from '#contract/result.ts';
import { createDispatcher, type Dispatch } from './api/dispatch.ts';
import type { Handlers } from './api/handlers.ts';
import { claimDataDirectory } from './data-directory.ts';
import type { Clock } from './domain/clock.ts';
import type { Random } from './domain/random.ts';
import type { Log } from './log.ts';
import { openRealm, type Realm } from './realm.ts';
import { fileSecretStore } from './secrets/file-secret-store.ts';
import { writePrivateFile } from './secrets/private-file.ts';
import type { SecretStore } from './secrets/secret-store.ts';
import { problemOf } from './sessions/session-watch.ts';
import { type WahaTimeouts, wahaTimeoutsDefault } from './waha/timeouts.ts';
import { normaliseWahaUrl } from './waha/url.ts';
import { practiceWaha, realWaha, type WahaAccess, type WahaOverride } from './waha-access.ts';

type RealmKind = Realm['kind'];

export interface AppOptions {
  readonly directory: string;
  readonly version: string;
  /** Start in practice, whatever was chosen before. */
  readonly practice?: boolean;
  /** Stands for session `main` in this run. */
  readonly waha?: WahaOverride | null;
  readonly clock: Clock;
  /** Of the practice realm; the same as `clock` unless a rehearsal is to run faster. */
  readonly practiceClock?: Clock;
  readonly random: Random;
  readonly log: Log;
  /** What a fresh configuration starts with, e.g. the language of the computer. */
  readonly initial?: Partial<Configuration>;
  /** Where the real realm keeps its secrets; a file in the directory when absent. */
  readonly secrets?: SecretStore;
  readonly timeouts?: WahaTimeouts;
  /** See `WorkerCollaborators.settleMs`; at least twice the time-out of a send. */
  readonly settleMs?: number;
  /** Check every answer against the contract: in tests. */
  readonly checkOutput?: boolean;
}

export interface App {
  readonly dispatch: Dispatch;
  readonly subscribe: Transport['subscribe'];
  readonly configuration: () => Configuration;
  readonly realm: () => RealmKind;
  stop(): Promise<void>;
}

const leastSettleMs = 120_000;

/** The whole product without a window: data directory, realm, handlers. Refuses (Refusal) what it cannot start on. */
export async function startApp(options: AppOptions): Promise<App> {
  const { directory, clock, random, log } = options;
  const lock = claimDataDirectory(directory);
  const listeners = new Set<Parameters<Transport['subscribe']>[0]>();
  const timeouts = options.timeouts ?? wahaTimeoutsDefault;
  const settleMs = options.settleMs ?? Math.max(leastSettleMs, 2 * timeouts.sendMs);
  let realm: Realm;
  let access: WahaAccess;
  let switching: Promise<unknown> = Promise.resolve();

  function emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
    for (const listener of listeners) listener(event, payload);
  }

  async function enter(kind: RealmKind): Promise<void> {
    const practice = kind === 'practice';
    const home = practice ? join(directory, 'practice') : directory;
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const realmClock = practice ? (options.practiceClock ?? clock) : clock;
    access = practice
      ? await practiceWaha({
          directory: join(home, 'waha'),
          clock: realmClock,
          random,
          timeouts,
          onChange: () => emit('practice.changed', {}),
        })
      : realWaha(options.waha ?? null, timeouts);
    try {
      realm = await openRealm({
        kind,
        directory: home,
        access,
        secrets: (practice ? undefined : options.secrets) ?? fileSecretStore(join(home, 'secrets.json')),
        clock: realmClock,
        random,
        log,
        initial: options.initial ?? {},
        settleMs,
        emit,
      });
    } catch (error) {
      await access.close();
      throw error;
    }
    realm.start();
  }

  async function leave(): Promise<void> {
    await realm.stop();
    await access.close();
  }

  /** One after the other: two clicks must not open one store twice. */
  function switchTo(kind: RealmKind): Promise<void> {
    const switched = switching.then(async () => {
      if (realm.kind === kind) return;
      await leave();
      await enter(kind);
      rememberRealm(directory, kind);
      emit('app.changed', await info());
    });
    switching = switched.catch(() => {});
    return switched;
  }

  async function info(): Promise<AppInfo> {
    return {
      version: options.version,
      realm: realm.kind,
      realConfigured: (options.waha ?? null) !== null || existsSync(join(directory, 'invita.sqlite')),
      language: realm.configuration().language,
      eventId: await realm.eventId(),
      notices: realm.notices(),
    };
  }

  async function probe({ waha_url, waha_api_key }: { waha_url: string; waha_api_key?: string | undefined }) {
    const url = normaliseWahaUrl(waha_url);
    if (!url.ok) throw new Refusal('WAHA_URL_INVALID');
    const answer = await realWaha(null, timeouts).connect(url.url, waha_api_key || null).identify();
    if (!answer.ok) throw new Refusal(problemOf(answer.trouble));
    return { version: answer.data.version, engine: answer.data.engine };
  }

  const own: Pick<Handlers, Extract<keyof Handlers, `app.${string}`>> = {
    'app.info': info,
    async 'app.switchRealm'({ realm: kind }) {
      await switchTo(kind);
      return info();
    },
    'app.probeWaha': probe,
    async 'app.useWaha'(address) {
      await probe(address);
      await switchTo('real');
      await realm.handlers['sessions.update']({ type: 'main', changes: address });
      return info();
    },
  };

  try {
    await enter(firstRealm(options));
  } catch (error) {
    lock.release();
    throw error;
  }

  return {
    dispatch: createDispatcher({
      // Looked up at each call: the realm may be another one by then.
      handlers: new Proxy(own as Handlers, {
        get: (_, method) => Reflect.get(Object.hasOwn(own, method) ? own : realm.handlers, method),
      }),
      language: () => realm.configuration().language,
      log: (error, where) => log.error(where, error),
      checkOutput: options.checkOutput ?? false,
    }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    configuration: () => realm.configuration(),
    realm: () => realm.kind,
    async stop() {
      await switching;
      await leave();
      lock.release();
    },
  };
}

function firstRealm({ practice, waha, directory }: AppOptions): RealmKind {
  if (practice === true) return 'practice';
  if ((waha ?? null) !== null) return 'real';
  return recalledRealm(directory);
}

const realmFile = (directory: string) => join(directory, 'realm');

/** Nothing chosen yet is practice. */
function recalledRealm(directory: string): RealmKind {
  const file = realmFile(directory);
  return existsSync(file) && readFileSync(file, 'utf8').trim() === 'real' ? 'real' : 'practice';
}

function rememberRealm(directory: string, kind: RealmKind): void {
  writePrivateFile(realmFile(directory), `${kind}\n`);
}
