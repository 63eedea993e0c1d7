import type { Clock, Stamp } from '../domain/clock.ts';
import type { Changes } from './changes.ts';

/** Thrown out of a wait whose reason to wait is gone: the server closed, or the session was stopped. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/** Waiting on the practice clock, ended as a whole by `close`. */
export class Timing {
  readonly #clock: Clock;
  readonly #changes: Changes;
  readonly #closing = new AbortController();

  constructor(clock: Clock, changes: Changes) {
    this.#clock = clock;
    this.#changes = changes;
  }

  now(): Stamp {
    return this.#clock.now();
  }

  /** Resolves after `ms`; rejects with InterruptedError when `signal` or the whole server ends first. */
  async pause(ms: number, signal?: AbortSignal): Promise<void> {
    const ending =
      signal === undefined ? this.#closing.signal : AbortSignal.any([signal, this.#closing.signal]);
    // A clock that stands still must not hold up what takes no time.
    if (ms > 0) await this.#clock.sleep(ms, ending);
    if (ending.aborted) throw new InterruptedError();
  }

  /** Runs `action` after `ms`, and never when interrupted before. */
  after(ms: number, action: () => void, signal?: AbortSignal): void {
    this.inBackground(async () => {
      await this.pause(ms, signal);
      action();
    });
  }

  /** Runs `task` on its own; to be interrupted is a normal end for it, anything else is a bug and surfaces. */
  inBackground(task: () => Promise<void>): void {
    void task().catch((error: unknown) => {
      if (!(error instanceof InterruptedError)) throw error;
    });
  }

  /** True as soon as `condition` holds, looked at again on every change; false when it does not hold after `ms`. */
  async until(condition: () => boolean, ms: number): Promise<boolean> {
    if (condition()) return true;
    const held = new AbortController();
    const unsubscribe = this.#changes.subscribe(() => {
      if (condition()) held.abort();
    });
    try {
      if (ms > 0) await this.#clock.sleep(ms, AbortSignal.any([held.signal, this.#closing.signal]));
    } finally {
      unsubscribe();
    }
    if (this.#closing.signal.aborted) throw new InterruptedError();
    return held.signal.aborted || condition();
  }

  close(): void {
    this.#closing.abort();
  }
}
