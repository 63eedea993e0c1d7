/** The real clock: `uptime` in milliseconds. */
export interface HttpClock {
  now(): { readonly uptime: number };
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

const freeGuesses = 5;
const memoryMs = 60_000;
const delayMs = 1000;

/** Makes guessing tokens slow: after five wrong ones within a minute each further answer waits a second. */
export class GuessBrake {
  readonly #clock: HttpClock;
  /** Moments of the latest wrong tokens, oldest first. */
  #wrong: number[] = [];

  constructor(clock: HttpClock) {
    this.#clock = clock;
  }

  /** To be awaited before a wrong token is answered. Right tokens never wait. */
  async wrongToken(): Promise<void> {
    const now = this.#clock.now().uptime;
    const recent = this.#wrong.filter((at) => now - at < memoryMs);
    this.#wrong = [...recent, now].slice(-freeGuesses);
    if (recent.length >= freeGuesses) await this.#clock.sleep(delayMs);
  }
}
