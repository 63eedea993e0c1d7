import type { UpdateSettings, UpdatesView } from '#contract/updates.ts';
import { type Clock, elapsedMs, type Stamp } from '../domain/clock.ts';
import type { Random } from '../domain/random.ts';
import { type Offer, type UpdateEngine, type UpdateLooker, UpdateTrouble } from './update-engine.ts';

export type UpdateState = UpdatesView['state'];

export interface UpdateSight {
  readonly settings: UpdateSettings;
  readonly state: UpdateState;
  readonly offer: Offer | null;
  readonly progress: UpdatesView['progress'];
  readonly problem: UpdateTrouble | null;
  readonly waiting: boolean;
  readonly checkedAt: Stamp | null;
}

export interface UpdateServiceOptions {
  /** One that only looks: a newer version is told of, and neither fetched nor put in place. */
  readonly engine: UpdateEngine | UpdateLooker;
  readonly settings: UpdateSettings;
  readonly clock: Clock;
  readonly random: Random;
  readonly onChange: () => void;
  readonly onTrouble: (error: unknown) => void;
  /** Messages that are on their way to a guest now, in whichever realm. */
  readonly sending: () => number;
  /**
   * Lets all work come to its end and, if `mayEnd` still says so then, keeps it ended; else it goes on.
   *
   * @returns whether it has ended
   */
  readonly comeToRest: (mayEnd: () => boolean) => Promise<boolean>;
  /** Ends this process; the new version is put in place on the way (`atEnd`). */
  readonly restart: () => void;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** The first look leaves the start its time; not everybody asks at the same moment. */
const firstLookMs = { least: 10_000, spread: 50_000 };
const nextLookMs = { least: 23 * hourMs, spread: 2 * hourMs };
/** A computer that slept is not on time: due or not is asked this often. */
const watchMs = 10 * minuteMs;
const waitForSendingMs = 1000;
/** How often progress is told. */
const tellEveryMs = 250;

/** Whether there is a newer version, fetching it and putting it in place. Knows neither Electron nor the net. */
export class UpdateService {
  readonly #options: UpdateServiceOptions;
  readonly #ended = new AbortController();
  #settings: UpdateSettings;
  #state: UpdateState = 'IDLE';
  #offer: Offer | null = null;
  #progress: UpdateSight['progress'] = null;
  #problem: UpdateTrouble | null = null;
  #checkedAt: Stamp | null = null;
  #download: AbortController | null = null;
  #waiting: AbortController | null = null;
  #startAfter = false;
  /** One look or download at a time; what it does is told by its state. */
  #work: Promise<void> = Promise.resolve();

  constructor(options: UpdateServiceOptions) {
    this.#options = options;
    this.#settings = options.settings;
  }

  get sight(): UpdateSight {
    return {
      settings: this.#settings,
      state: this.#state,
      offer: this.#offer,
      progress: this.#progress,
      problem: this.#problem,
      waiting: this.#waiting !== null,
      checkedAt: this.#checkedAt,
    };
  }

  /** Looks soon after the start and then once a day, until `stop`. */
  async run(): Promise<void> {
    const { clock, random } = this.#options;
    const { signal } = this.#ended;
    const some = ({ least, spread }: typeof firstLookMs) => Math.ceil(least + random.unit() * spread);
    let since = clock.now();
    let dueMs = some(firstLookMs);
    while (!signal.aborted) {
      const leftMs = dueMs - elapsedMs(since, clock.now());
      if (leftMs > 0) {
        await clock.sleep(Math.min(leftMs, watchMs), signal);
        continue;
      }
      since = clock.now();
      dueMs = some(nextLookMs);
      if (this.#settings.mode !== 'OFF') await this.check();
    }
  }

  /** Gives up whatever is under way. What is ready stays ready for `atEnd`. */
  async stop(): Promise<void> {
    this.#ended.abort();
    this.cancel();
    await this.#work;
  }

  set(settings: UpdateSettings): void {
    const { channel, mode } = this.#settings;
    this.#settings = settings;
    if (settings.channel !== channel) this.#forget();
    this.#options.onChange();
    const looks = settings.mode !== 'OFF' && (mode === 'OFF' || settings.channel !== channel);
    // A look that is under way asks again by itself; a download that was given up is waited for.
    if (looks && this.#state !== 'CHECKING') void this.#work.then(() => this.check());
    else if (settings.mode === 'DOWNLOAD' && this.#state === 'AVAILABLE') void this.download();
  }

  /** Never rejects: what went wrong is told. Resolves when it is known what there is. */
  check(): Promise<void> {
    if (this.#state === 'CHECKING' || this.#state === 'DOWNLOADING') return this.#work;
    const before = this.#state === 'READY' ? this.#offer : null;
    this.#change({ state: 'CHECKING', problem: null });
    return this.#begin(() => this.#look(before));
  }

  /** Only when a newer version is known, and can be fetched; never rejects. */
  download(): Promise<void> {
    const installer = this.#installer;
    if (installer === null) return this.#work;
    const again = this.#state === 'FAILED' && this.#offer !== null;
    if (this.#state !== 'AVAILABLE' && !again) return this.#work;
    return this.#begin(() => this.#fetch(installer));
  }

  cancel(): void {
    this.#waiting?.abort();
    this.#download?.abort(new Cancelled());
  }

  /**
   * Ends the app for the version that is ready: not while a message is being sent, and not before all work has come to
   * rest. Resolves when it is decided.
   */
  async install(): Promise<void> {
    if (this.#state !== 'READY' || this.#waiting !== null) return;
    const { sending, comeToRest, restart, clock } = this.#options;
    const given = new AbortController();
    this.#waiting = given;
    this.#options.onChange();
    const mayEnd = () => this.#state === 'READY' && sending() === 0 && !given.signal.aborted;
    try {
      while (!given.signal.aborted) {
        if (!mayEnd()) await clock.sleep(waitForSendingMs, given.signal);
        else if (await comeToRest(mayEnd)) {
          this.#startAfter = true;
          return restart();
        }
      }
    } finally {
      this.#waiting = null;
      this.#options.onChange();
    }
  }

  /**
   * The last thing of all, when nothing works any more: puts in place what is ready, unless a message is still in doubt.
   *
   * @returns what is to be started now, if anything
   */
  atEnd(): { readonly program: string } | null {
    const { sending, onTrouble } = this.#options;
    const installer = this.#installer;
    if (this.#state !== 'READY' || installer === null) return null;
    try {
      if (sending() > 0) return null;
      return installer.install({ startAfter: this.#startAfter });
    } catch (error) {
      onTrouble(error);
      return null;
    }
  }

  get #installer(): UpdateEngine | null {
    const { engine } = this.#options;
    return 'fetch' in engine ? engine : null;
  }

  #begin(work: () => Promise<void>): Promise<void> {
    this.#work = work().catch((error: unknown) => {
      const trouble = error instanceof UpdateTrouble ? error : new UpdateTrouble('UPDATE_FAILED', error);
      if (!this.#ended.signal.aborted) this.#options.onTrouble(trouble);
      this.#change({ state: 'FAILED', problem: trouble });
    });
    return this.#work;
  }

  async #look(before: Offer | null): Promise<void> {
    const { channel } = this.#settings;
    const offer = await this.#asked(channel, before);
    // Another channel was chosen meanwhile: this answer is not to the question.
    if (this.#settings.channel !== channel) return this.#look(null);
    if (offer === before && before !== null) return this.#change({ state: 'READY' });
    this.#checkedAt = this.#options.clock.now();
    this.#offer = offer;
    if (offer === null) return this.#change({ state: 'NONE' });
    const installer = this.#installer;
    if (installer === null) return this.#change({ state: 'AVAILABLE' });
    if (before?.version === offer.version && offer.isHere) return this.#fetch(installer);
    this.#change({ state: 'AVAILABLE' });
    if (offer.isHere || this.#settings.mode === 'DOWNLOAD') await this.#fetch(installer);
  }

  /** What is ready stays so when nobody can be asked whether there is something newer still. */
  async #asked(channel: UpdateSettings['channel'], before: Offer | null): Promise<Offer | null> {
    try {
      return await this.#options.engine.look(channel, this.#ended.signal);
    } catch (error) {
      if (before === null) {
        this.#offer = null;
        throw error;
      }
      this.#options.onTrouble(error);
      return before;
    }
  }

  async #fetch(installer: UpdateEngine): Promise<void> {
    const download = new AbortController();
    this.#download = download;
    this.#progress = { doneBytes: 0, totalBytes: this.#offer?.bytes ?? null, bytesPerSecond: null };
    this.#change({ state: 'DOWNLOADING', problem: null });
    try {
      await installer.fetch(this.#teller(), AbortSignal.any([download.signal, this.#ended.signal]));
      this.#progress = null;
      this.#change({ state: 'READY' });
    } catch (error) {
      this.#progress = null;
      if (!download.signal.aborted && !this.#ended.signal.aborted) throw error;
      this.#change({ state: this.#offer === null ? 'IDLE' : 'AVAILABLE' });
    } finally {
      this.#download = null;
    }
  }

  /** Progress as a person wants it: a few times a second, with the speed since the beginning. */
  #teller(): (doneBytes: number, totalBytes: number | null) => void {
    const { clock, onChange } = this.#options;
    let first: { at: Stamp; bytes: number } | null = null;
    let toldAt: Stamp | null = null;
    return (doneBytes, totalBytes) => {
      const now = clock.now();
      first ??= { at: now, bytes: doneBytes };
      if (toldAt !== null && elapsedMs(toldAt, now) < tellEveryMs) return;
      toldAt = now;
      const seconds = elapsedMs(first.at, now) / 1000;
      const bytesPerSecond = seconds < 1 ? null : Math.round((doneBytes - first.bytes) / seconds);
      this.#progress = { doneBytes, totalBytes, bytesPerSecond };
      onChange();
    };
  }

  /** What is known of another channel is of no use, and must not be put in place. */
  #forget(): void {
    this.cancel();
    this.#offer = null;
    this.#problem = null;
    if (this.#state !== 'CHECKING' && this.#state !== 'DOWNLOADING') this.#state = 'IDLE';
  }

  #change({ state, problem }: { state: UpdateState; problem?: UpdateTrouble | null }): void {
    this.#state = state;
    // Nothing is ready any more that a restart could be for.
    if (state !== 'READY' && state !== 'CHECKING' && state !== 'DOWNLOADING') this.#waiting?.abort();
    if (problem !== undefined) this.#problem = problem;
    this.#options.onChange();
  }
}

class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
