import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '#contract/configuration.ts';
import { Refusal } from '#contract/result.ts';
import { readDataFile } from '../data-directory.ts';
import { practiceClock, practiceSettleMs, practiceTimeouts } from '../practice-clock.ts';
import type { RealClock, RehearsalClock } from '../rehearsal-clock.ts';
import { practiceSecrets } from '../secrets/practice-secrets.ts';
import { writePrivateFile } from '../secrets/private-file.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { WahaTimeouts } from '../waha/timeouts.ts';
import { practiceWaha, realWaha, type WahaAccess, type WahaOverride } from '../waha-access.ts';
import { SendingHold } from '../worker/sending-hold.ts';
import { openRealm, type Realm, type RealmOptions } from './realm.ts';

export type RealmKind = Realm['kind'];

export interface RealmKeeperOptions
  extends Pick<RealmOptions, 'random' | 'log' | 'initial' | 'settleMs' | 'emit' | 'work'> {
  readonly directory: string;
  readonly clock: RealClock;
  /** null: one of its own for each opening of practice. */
  readonly practiceClock: RehearsalClock | null;
  readonly waha: WahaOverride | null;
  /** Of the real realm. */
  readonly secrets: () => SecretStore;
  readonly timeouts: WahaTimeouts;
}

/** What belongs to the keeper rather than to a realm, which it outlives. */
interface KeptOptions extends RealmKeeperOptions {
  readonly hold: SendingHold;
}

/** Holds the one realm that is open and changes it for the other. */
export class RealmKeeper {
  readonly #options: KeptOptions;
  #realm: Realm;
  #access: WahaAccess;
  #switching: Promise<unknown> = Promise.resolve();
  #retired = false;

  private constructor(options: KeptOptions, opened: Opened) {
    this.#options = options;
    this.#realm = opened.realm;
    this.#access = opened.access;
  }

  static async open(options: RealmKeeperOptions, kind: RealmKind): Promise<RealmKeeper> {
    const kept = { ...options, hold: new SendingHold() };
    return new RealmKeeper(kept, await open(kept, kind));
  }

  get realm(): Realm {
    return this.#realm;
  }

  /**
   * For work on WAHA's container: what is real leaves nothing while it goes on, also when it is opened only meanwhile.
   * The message under way comes to its end first. Practice, which has a WAHA of its own, goes on.
   */
  hold<T>(work: () => Promise<T>): Promise<T> {
    return this.#options.hold.during(work);
  }

  /** One switch after the other: two clicks must not open one store twice. */
  switchTo(kind: RealmKind): Promise<void> {
    const switched = this.#switching.then(() => this.#change(kind));
    this.#switching = switched.catch(() => {});
    return switched;
  }

  /** Closes the realm, lets its files be changed by whoever asks, and opens it again, whatever came of that. */
  aside<T>(work: (directory: string) => Promise<T>): Promise<T> {
    const done = this.#switching.then(() => this.#setAside(work));
    this.#switching = done.catch(() => {});
    return done;
  }

  /**
   * Lets the realm come to rest and, when `mayEnd` says so of it then, leaves it closed; `close` has nothing to do after
   * that. Otherwise it is opened again.
   *
   * @returns whether it has ended
   */
  retire(mayEnd: () => boolean): Promise<boolean> {
    const done = this.#switching.then(() => this.#retire(mayEnd));
    this.#switching = done.catch(() => {});
    return done;
  }

  async close(): Promise<void> {
    await this.#switching;
    if (!this.#retired) await close({ realm: this.#realm, access: this.#access });
  }

  async #retire(mayEnd: () => boolean): Promise<boolean> {
    if (this.#retired) return true;
    const { kind } = this.#realm;
    await close({ realm: this.#realm, access: this.#access });
    try {
      this.#retired = mayEnd();
    } finally {
      if (!this.#retired) this.#take(await open(this.#options, kind));
    }
    return this.#retired;
  }

  async #setAside<T>(work: (directory: string) => Promise<T>): Promise<T> {
    if (this.#retired) throw new Refusal('STOPPING');
    const { kind } = this.#realm;
    await close({ realm: this.#realm, access: this.#access });
    try {
      return await work(realmDirectory(this.#options.directory, kind));
    } finally {
      this.#take(await open(this.#options, kind));
    }
  }

  async #change(kind: RealmKind): Promise<void> {
    if (this.#retired) throw new Refusal('STOPPING');
    if (this.#realm.kind === kind) return;
    const before = this.#realm.kind;
    const event = eventIn(this.#realm.configuration());
    await close({ realm: this.#realm, access: this.#access });
    try {
      this.#take(await this.#openAndRemember(kind, event));
    } catch (error) {
      // The other one cannot be opened: rather the old one than none.
      this.#take(await open(this.#options, before));
      throw error;
    }
  }

  async #openAndRemember(kind: RealmKind, event: Partial<Configuration>): Promise<Opened> {
    const { initial } = this.#options;
    const opened = await open({ ...this.#options, initial: { ...initial, ...event } }, kind);
    try {
      rememberRealm(this.#options.directory, kind);
    } catch (error) {
      // Nobody would hold it any more, and it would go on sending.
      await close(opened);
      throw error;
    }
    return opened;
  }

  #take({ realm, access }: Opened): void {
    this.#realm = realm;
    this.#access = access;
  }
}

interface Opened {
  readonly realm: Realm;
  readonly access: WahaAccess;
}

export function realmDirectory(directory: string, kind: RealmKind): string {
  return kind === 'practice' ? join(directory, 'practice') : directory;
}

function open(options: KeptOptions, kind: RealmKind): Promise<Opened> {
  return kind === 'practice' ? openPractice(options) : openReal(options);
}

async function openReal(options: KeptOptions): Promise<Opened> {
  const { directory, clock, waha, timeouts } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return enter(realWaha(waha, timeouts), (access) =>
    openRealm({ ...options, kind: 'real', directory, clock, access, secrets: options.secrets() }),
  );
}

/** Its clock lives as long as it is open: whoever comes back from the real realm finds it at ×1 again. */
async function openPractice(options: KeptOptions): Promise<Opened> {
  const { random, emit } = options;
  const directory = realmDirectory(options.directory, 'practice');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { clock, ...paced } = practicePace(options, join(directory, 'clock.json'));
  const onChange = () => emit('practice.changed', {});
  const { timeouts, settleMs } = paced;
  const waha = await practiceWaha({ directory: join(directory, 'waha'), clock, random, timeouts, onChange });
  const access: WahaAccess = {
    ...waha,
    async close() {
      await waha.close();
      paced.close();
    },
  };
  return enter(access, () =>
    openRealm({
      ...options,
      ...{ kind: 'practice', directory, clock, access, settleMs, hold: new SendingHold() },
      secrets: practiceSecrets(join(directory, 'secrets.json'), options.secrets),
    }),
  );
}

/** The clock of an opening of practice, and what has to keep pace with it. A clock that is given is left as it is. */
function practicePace(options: RealmKeeperOptions, path: string) {
  const { practiceClock: given, clock: machine, random, timeouts, settleMs } = options;
  if (given !== null) return { clock: given, timeouts, settleMs, close() {} };
  const clock = practiceClock({ machine, path, id: random.id() });
  return {
    clock,
    timeouts: practiceTimeouts(timeouts, clock),
    settleMs: Math.max(settleMs, practiceSettleMs),
    close: () => clock.close(),
  };
}

async function enter(access: WahaAccess, opening: (access: WahaAccess) => Promise<Realm>): Promise<Opened> {
  try {
    const realm = await opening(access);
    realm.start();
    return { realm, access };
  } catch (error) {
    await access.close();
    throw error;
  }
}

/** What is the same event in both: a realm that is made only now begins with it. Its pace is its own. */
function eventIn(settings: Configuration): Partial<Configuration> {
  const { event_name, event_date, reply_by, time_zone, default_country, language } = settings;
  const { event_has_site, link_base_url } = settings;
  return {
    event_name,
    event_date,
    reply_by,
    time_zone,
    default_country,
    language,
    event_has_site,
    link_base_url,
  };
}

async function close({ realm, access }: Opened): Promise<void> {
  await realm.stop();
  await access.close();
}

const realmFile = 'realm';

/** The realm that was open last; nothing chosen yet is practice. A choice that cannot be read is not guessed. */
export function recalledRealm(directory: string): RealmKind {
  const chosen = readDataFile(directory, realmFile) ?? 'practice';
  if (chosen === 'real' || chosen === 'practice') return chosen;
  throw new Refusal('DATA_FILE_UNREADABLE', { file: realmFile, directory });
}

function rememberRealm(directory: string, kind: RealmKind): void {
  writePrivateFile(join(directory, realmFile), `${kind}\n`);
}
