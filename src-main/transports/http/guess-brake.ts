/** The real clock: `uptime` in milliseconds. */
export interface HttpClock {
  now(): { readonly uptime: number };
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

const freeGuesses = 5;
const memoryMs = 60_000;
const delayMs = 1000;
/** Beyond these nobody is kept waiting: they are sent away. */
const maxWaiting = 16;

/**
 * Makes guessing tokens slow: after five wrong ones within a minute each further answer waits a second, and only so
 * many wait at a time.
 */
export class GuessBrake {
  readonly #clock: HttpClock;
  /** Moments of the latest wrong tokens, oldest first. */
  #wrong: number[] = [];
  #waiting = 0;

  constructor(clock: HttpClock) {
    this.#clock = clock;
  }

  /**
   * To be awaited before a wrong token is answered; right tokens never wait. `often`: this is the fifth within a
   * minute, worth a line in the log. `tooMany`: refuse without a word on the token.
   */
  async wrongToken(): Promise<{ readonly often: boolean; readonly tooMany: boolean }> {
    const now = this.#clock.now().uptime;
    const recent = this.#wrong.filter((at) => now - at < memoryMs);
    this.#wrong = [...recent, now].slice(-freeGuesses);
    const often = recent.length === freeGuesses - 1;
    if (recent.length < freeGuesses) return { often, tooMany: false };
    if (this.#waiting >= maxWaiting) return { often, tooMany: true };
    this.#waiting += 1;
    await this.#clock.sleep(delayMs);
    this.#waiting -= 1;
    return { often, tooMany: false };
  }
}
