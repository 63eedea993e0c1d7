import type { Clock, Stamp } from './domain/clock.ts';

/** A clock of its own pace, for practice: nothing real may ever wait on it. */
export interface RehearsalClock extends Clock {
  /** How many times as fast as its source it runs. */
  readonly speed: number;
  /** From now on it runs at another speed: what it shows does not jump, and sleepers wake by the new speed. */
  setSpeed(speed: number): void;
}

/** What a real realm runs on. A clock whose speed can be set is none, and `openRealm` refuses it once more. */
export type RealClock = Clock & { readonly setSpeed?: never };

export function isRehearsal(clock: Clock): clock is RehearsalClock {
  return 'setSpeed' in clock;
}

/** The one thing a rehearsal measures time by; it must never run backwards. */
export interface TimeSource {
  /** Milliseconds since any fixed moment. */
  elapsedMs(): number;
  sleep: Clock['sleep'];
}

export interface RehearsalOptions {
  readonly speed: number;
  /** Names its uptime, which is nobody else's. */
  readonly id: string;
  /** Epoch milliseconds it starts at. */
  readonly wall: number;
  readonly source: TimeSource;
}

/** Wall and uptime both grow by what passes on `source`, times the speed; the wall clock of the machine is not asked. */
export function rehearsalClock({ speed: firstSpeed, id, wall, source }: RehearsalOptions): RehearsalClock {
  let speed = firstSpeed;
  let passed = 0;
  let since = source.elapsedMs();
  let changed = new AbortController();
  const uptimeMs = () => passed + Math.max(0, source.elapsedMs() - since) * speed;

  return {
    get speed() {
      return speed;
    },
    now(): Stamp {
      const uptime = uptimeMs();
      return { wall: Math.round(wall + uptime), uptime, boot: `rehearsal-${id}` };
    },
    async sleep(ms, signal) {
      const due = uptimeMs() + ms;
      while (uptimeMs() < due && !signal?.aborted) {
        const either = signal === undefined ? changed.signal : AbortSignal.any([signal, changed.signal]);
        // Whole milliseconds: a source that counts coarsely must not be asked again and again within one count.
        await source.sleep(Math.ceil((due - uptimeMs()) / speed), either);
      }
    },
    setSpeed(next) {
      passed = uptimeMs();
      since = source.elapsedMs();
      speed = next;
      const before = changed;
      changed = new AbortController();
      before.abort();
    },
  };
}
