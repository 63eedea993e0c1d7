import { EngineError } from './errors.ts';
import type { Timing } from './timing.ts';

/** One lifecycle call per session at a time; who waits too long in the queue gets WAHA's own error. */
export class SessionLocks {
  readonly #timing: Timing;
  readonly #queueMs: number;
  readonly #holders = new Map<string, object>();
  readonly #released: () => void;

  /** `released` must wake whoever waits through `timing`. */
  constructor(timing: Timing, queueMs: number, released: () => void) {
    this.#timing = timing;
    this.#queueMs = queueMs;
    this.#released = released;
  }

  async hold<T>(session: string, task: () => Promise<T>): Promise<T> {
    const ticket = {};
    const take = () => {
      if (this.#holders.has(session)) return this.#holders.get(session) === ticket;
      this.#holders.set(session, ticket);
      return true;
    };
    if (!(await this.#timing.until(take, this.#queueMs))) {
      throw new EngineError(`async-lock timed out in queue ${session}`);
    }
    try {
      return await task();
    } finally {
      this.#holders.delete(session);
      this.#released();
    }
  }
}
