/**
 * A moment on three clocks at once. `wall` is epoch milliseconds and can be set to anything by a person; `uptime` is
 * milliseconds since the machine started (sleep included) and cannot; `boot` names the run of the machine that
 * `uptime` belongs to.
 */
export interface Stamp {
  readonly wall: number;
  readonly uptime: number;
  readonly boot: string;
}

export interface Clock {
  now(): Stamp;
  /** Resolves after `ms` milliseconds of this clock, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * Milliseconds that have passed between two stamps. Within one run of the machine the uptime tells, whatever happens to
 * the wall clock. Across a restart only the wall clock spans the gap, and the new uptime is what passed at the very
 * least; a clock set forward while the machine was off is believed.
 */
export function elapsedMs(since: Stamp, now: Stamp): number {
  if (since.boot === now.boot) return now.uptime - since.uptime;
  return Math.max(now.wall - since.wall, now.uptime);
}

export function later(a: Stamp, b: Stamp, now: Stamp): Stamp {
  return elapsedMs(a, now) <= elapsedMs(b, now) ? a : b;
}

export function plus(stamp: Stamp, ms: number): Stamp {
  return { wall: stamp.wall + ms, uptime: stamp.uptime + ms, boot: stamp.boot };
}
