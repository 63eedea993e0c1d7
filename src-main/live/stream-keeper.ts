import { type Clock, elapsedMs, type Stamp } from '../domain/clock.ts';
import type { EventStream, LiveEvent, OpenEvents, StreamEnd } from '../domain/live/live-event.ts';
import { reconnectDelayMs } from '../domain/live/reconnect-delay.ts';
import type { Random } from '../domain/random.ts';

/** A stream that stood this long was a good one: the next attempt comes soon again. */
const goodMs = 30_000;

export type StreamState = 'CONNECTING' | 'OPEN' | 'REFUSED';

export interface StreamKeeperParts {
  readonly url: string;
  readonly key: string | null;
  readonly open: OpenEvents;
  readonly clock: Clock;
  readonly random: Random;
  readonly opened: () => void;
  readonly told: (events: readonly LiveEvent[]) => Promise<void>;
  readonly changed: () => void;
}

/** Keeps the stream of one server open, for as long as it runs. */
export class StreamKeeper {
  readonly url: string;
  readonly #parts: StreamKeeperParts;
  #state: StreamState = 'CONNECTING';
  #openedAt: Stamp | null = null;
  #unknown = 0;
  #malformed = 0;
  #stream: EventStream | null = null;
  #anew: AbortController = new AbortController();

  constructor(parts: StreamKeeperParts) {
    this.#parts = parts;
    this.url = parts.url;
  }

  get state(): StreamState {
    return this.#state;
  }

  /** When the stream that is open now was opened; null while none is. */
  get openedAt(): Stamp | null {
    return this.#openedAt;
  }

  /** Frames of all its streams that were no event we know, or none at all. */
  get counts(): { readonly unknown: number; readonly malformed: number } {
    const now = this.#stream?.counts;
    return {
      unknown: this.#unknown + (now?.unknown ?? 0),
      malformed: this.#malformed + (now?.malformed ?? 0),
    };
  }

  /** The stream may be dead without knowing it: a new one, at once. */
  reopen(): void {
    this.#anew.abort();
  }

  async run(signal: AbortSignal): Promise<void> {
    const { clock, random } = this.#parts;
    let failures = 0;
    while (!signal.aborted) {
      const began = clock.now();
      const anew = this.#anew.signal;
      const end = await this.#listen(AbortSignal.any([signal, anew]));
      this.#become(end === 'REFUSED' ? 'REFUSED' : 'CONNECTING');
      if (signal.aborted) return;
      if (anew.aborted) this.#anew = new AbortController();
      const stood = elapsedMs(began, clock.now()) >= goodMs;
      failures = stood || anew.aborted ? 0 : failures + 1;
      const delay = anew.aborted ? 0 : reconnectDelayMs(end, failures - (stood ? 0 : 1), random);
      await clock.sleep(delay, AbortSignal.any([signal, this.#anew.signal]));
    }
  }

  /** Until the stream ends by itself, or `signal` ends it. */
  async #listen(signal: AbortSignal): Promise<StreamEnd> {
    if (signal.aborted) return 'LOST';
    const { url, key, open, clock, told, opened } = this.#parts;
    const { promise, resolve } = Promise.withResolvers<StreamEnd>();
    const stream = open(url, key, {
      opened: () => {
        this.#openedAt = clock.now();
        this.#become('OPEN');
        opened();
      },
      told,
      ended: resolve,
    });
    this.#stream = stream;
    const stop = () => resolve('LOST');
    signal.addEventListener('abort', stop);
    const end = await promise;
    signal.removeEventListener('abort', stop);
    await stream.close();
    this.#openedAt = null;
    this.#unknown += stream.counts.unknown;
    this.#malformed += stream.counts.malformed;
    this.#stream = null;
    return end;
  }

  #become(state: StreamState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#parts.changed();
  }
}
