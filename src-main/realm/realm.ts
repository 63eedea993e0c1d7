import { join } from 'node:path';
import type { Configuration } from '#contract/configuration.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock, Stamp } from '../domain/clock.ts';
import { StorageError } from '../domain/storage-error.ts';
import { shippedTemplates } from '../domain/templates/shipped-templates.ts';
import { isRehearsal, type RealClock } from '../rehearsal-clock.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { openSettings } from '../settings/settings.ts';
import type { OpenOptions } from '../store/open-database.ts';
import { finishRestore, restoreNewestBackup } from '../store/restore.ts';
import { openStores, type Stores } from '../store/stores.ts';
import type { Wellbeing } from '../transports/http/health.ts';
import { createExam, type RealmExam } from './exam.ts';
import { createHandlers, type RealmHandlers } from './handlers.ts';
import { isInUse } from './in-use.ts';
import { createServices, type ServiceParts } from './services.ts';
import { storeNotices, wellbeingOf } from './wellbeing.ts';

interface CommonOptions extends Omit<ServiceParts, 'storePath' | 'stores' | 'settings' | 'clock'> {
  readonly directory: string;
  /** What the configuration of a new store starts with. */
  readonly initial: Partial<Configuration>;
}

/** Only practice may run on a clock of another pace. */
export type RealmOptions = CommonOptions &
  (
    | { readonly kind: 'real'; readonly clock: RealClock }
    | { readonly kind: 'practice'; readonly clock: Clock }
  );

/** One event with its store, its sessions and its worker. */
export interface Realm {
  readonly kind: 'real' | 'practice';
  readonly handlers: RealmHandlers;
  readonly configuration: () => Configuration;
  /** The one object over them: another would write over it. */
  readonly secrets: SecretStore;
  readonly exam: RealmExam;
  /** Error codes of what the admin has to know. */
  notices(): Promise<readonly string[]>;
  eventId(): Promise<string>;
  /** Whether somebody has worked in it. */
  inUse(): Promise<boolean>;
  /** For a monitor: never throws. */
  wellbeing(): Promise<Wellbeing>;
  start(): void;
  /** The computer woke up: whatever a timer said, decide again. */
  wake(): void;
  /** Lets the step under way come to its end: a message that is being sent is settled before the store closes. */
  stop(): Promise<void>;
}

/** Practice and real are two of these, with nothing in common but the code. */
export async function openRealm({ kind, directory, initial, ...rest }: RealmOptions): Promise<Realm> {
  if (kind === 'real' && isRehearsal(rest.clock)) throw new Error('a real realm runs on the real clock');
  const parts = { ...rest, ...(await openData(kind, directory, initial, rest)) };
  await furnish(parts);
  const services = createServices(parts);
  const stopping = new AbortController();
  const running: Promise<void>[] = [];

  /** Nobody waits for it, not even a stop: WAHA may take its time, and the next start brings it up again. */
  async function bringUp(): Promise<void> {
    try {
      await services.sessions.bringUp('main');
    } catch (error) {
      if (!stopping.signal.aborted && !(error instanceof Refusal)) parts.log.error('sessions', error);
    }
  }

  return {
    kind,
    handlers: createHandlers(parts, services),
    configuration: services.configuration,
    secrets: parts.secrets,
    async notices() {
      const { restoredFrom } = await parts.stores.events.event();
      return [
        ...(parts.settings.unreadable ? ['SETTINGS_UNREADABLE'] : []),
        ...(restoredFrom === null ? [] : ['DATABASE_RESTORED']),
        ...storeNotices((await wellbeingOf(kind, parts, services)).store),
      ];
    },
    exam: createExam(kind, parts, services),
    eventId: async () => (await parts.stores.events.event()).id,
    inUse: () => isInUse(parts, initial),
    wellbeing: () => wellbeingOf(kind, parts, services),
    start() {
      const run = (name: 'sessions' | 'worker' | 'acks' | 'live' | 'backups' | 'automation' | 'deletion') =>
        services[name].run(stopping.signal, (error) => parts.log.error(name, error));
      running.push(run('sessions'), run('worker'), run('acks'), run('live'), run('backups'));
      running.push(run('automation'), run('deletion'));
      if (parts.access.bringUp) void bringUp();
    },
    wake() {
      services.sessions.hurry();
      services.live.listenAnew();
      services.worker.wake();
      services.automation.poke();
    },
    async stop() {
      stopping.abort();
      await Promise.all(running);
      services.importDesks.stop();
      services.fallSilent();
      parts.stores.close();
    },
  };
}

async function openData(
  realm: 'real' | 'practice',
  directory: string,
  initial: Partial<Configuration>,
  { random, clock }: Pick<ServiceParts, 'random' | 'clock'>,
) {
  const path = join(directory, 'invita.sqlite');
  const opened = openOrRestore({ path, realm, newId: random.id, now: clock.now().wall }, clock.now());
  if (!opened.ok) throw new Refusal(opened.code, { directory });
  const settings = openSettings({
    path: join(directory, 'settings.json'),
    storeIsNew: await isEmpty(opened.stores),
    initial,
  });
  return { storePath: path, stores: opened.stores, settings };
}

/** A damaged store is put back to its newest backup, when it has one. */
function openOrRestore(options: OpenOptions, now: Stamp) {
  try {
    finishRestore(options.path, now.wall);
    const opened = openStores(options);
    if (opened.ok || opened.code !== 'DATABASE_DAMAGED') return opened;
    return restoreNewestBackup(options, now) ? openStores(options) : opened;
  } catch (error) {
    throw error instanceof StorageError ? new Refusal(error.problem) : error;
  }
}

/** Nothing in it that settings could do harm to: a new one, or one whose first start was cut off. */
async function isEmpty({ households, reader }: Stores): Promise<boolean> {
  return (await households.counts()).households + (await reader.counts()).total === 0;
}

/** What the first phone is called until the admin gives it a name. */
const firstPhone = { it: 'Telefono', en: 'Phone' } as const;

/** A file that no text was saved with for so long was given up. */
const forgottenFileMs = 24 * 3_600_000;

/** What a new store needs before anybody asks: a session, the shipped texts. */
async function furnish({ stores, settings, access, clock }: ServiceParts): Promise<void> {
  const now = clock.now().wall;
  if ((await stores.sessions.sessions()).length === 0) {
    const wahaUrl = access.defaultUrl;
    const label = firstPhone[settings.get().language];
    await stores.sessions.create({ type: 'main', label, wahaUrl, wahaSession: 'default' }, now);
  }
  await stores.templates.addMissing(shippedTemplates, now);
  // Nobody has a text open that would still be saved with one of them.
  await stores.attachments.removeUnused(now - forgottenFileMs);
  // Nothing leaves on guessed settings.
  if (settings.unreadable) await stores.queue.setPaused(true, now);
}
