import type { Clock, Stamp } from '../domain/clock.ts';

interface Sleeper {
  readonly dueUptime: number;
  wake(): void;
}

interface SleeperCount {
  readonly count: number;
  reached(): void;
}

/**
 * A clock that moves only when a test says so. Sleepers wake in the order they are due, each one at its own time, and
 * what it does next (including new sleeps) happens before the next one wakes.
 */
export class ManualClock implements Clock {
  #wall: number;
  #uptime: number;
  #boot: string;
  #boots = 1;
  /** The first one due comes first; equals in the order they came. */
  #sleepers: Sleeper[] = [];
  #counts: SleeperCount[] = [];

  constructor(start: Partial<Stamp> = {}) {
    this.#wall = start.wall ?? Date.UTC(2026, 4, 4, 8, 0, 0);
    this.#uptime = start.uptime ?? 3_600_000;
    this.#boot = start.boot ?? 'boot-1';
  }

  now(): Stamp {
    return { wall: this.#wall, uptime: this.#uptime, boot: this.#boot };
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms <= 0 || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        const place = this.#sleepers.indexOf(sleeper);
        if (place >= 0) this.#sleepers.splice(place, 1);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper: Sleeper = { dueUptime: this.#uptime + ms, wake };
      signal?.addEventListener('abort', wake);
      const before = this.#sleepers.findLastIndex((other) => other.dueUptime <= sleeper.dueUptime);
      this.#sleepers.splice(before + 1, 0, sleeper);
      this.#reportCounts();
    });
  }

  /** Moves all three clocks `ms` milliseconds on, waking whoever is due on the way. */
  async advance(ms: number): Promise<void> {
    const target = this.#uptime + ms;
    await turnOfTheEventLoop();
    for (let next = this.#firstDueBy(target); next !== undefined; next = this.#firstDueBy(target)) {
      this.#moveTo(next.dueUptime);
      next.wake();
      await turnOfTheEventLoop();
    }
    this.#moveTo(target);
  }

  /** Somebody sets the wall clock; nothing has passed and nobody wakes. */
  setWall(epochMs: number): void {
    this.#wall = epochMs;
  }

  /** The machine is off for `offMs` milliseconds and starts again: nobody who slept before wakes any more. */
  reboot(offMs: number): void {
    this.#wall += offMs;
    this.#uptime = 0;
    this.#boots += 1;
    this.#boot = `boot-${this.#boots}`;
    this.#sleepers = [];
  }

  /** How many sleeps are under way. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  /** Milliseconds until the first sleeper is due; undefined when nobody sleeps. */
  get nextDueMs(): number | undefined {
    const first = this.#sleepers[0];
    return first === undefined ? undefined : first.dueUptime - this.#uptime;
  }

  /** Resolves once at least `count` sleeps are under way: for code that reaches its sleep through real I/O. */
  untilSleeping(count = 1): Promise<void> {
    if (this.#sleepers.length >= count) return Promise.resolve();
    return new Promise((reached) => {
      this.#counts.push({ count, reached });
    });
  }

  #firstDueBy(uptime: number): Sleeper | undefined {
    const first = this.#sleepers[0];
    return first !== undefined && first.dueUptime <= uptime ? first : undefined;
  }

  #moveTo(uptime: number): void {
    // A sleeper may itself advance the clock; time never runs backwards because of it.
    const step = Math.max(0, uptime - this.#uptime);
    this.#wall += step;
    this.#uptime += step;
  }

  #reportCounts(): void {
    const reached = this.#counts.filter((each) => this.#sleepers.length >= each.count);
    this.#counts = this.#counts.filter((each) => !reached.includes(each));
    for (const each of reached) each.reached();
  }
}

/** Lets every microtask, and the I/O that is ready, run before the clock moves on. */
function turnOfTheEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
