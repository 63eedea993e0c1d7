import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bootMemory } from './boot-memory.ts';
import type { Clock, Stamp } from './domain/clock.ts';

/** Longest delay a timer takes; longer ones fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/** The machine's own clocks. `directory`: where a machine without a boot id may remember its runs. */
export function systemClock(directory: string): Clock {
  const boot = bootOf(directory);
  return {
    now: (): Stamp => {
      const uptimeMs = uptime() * 1000;
      return { wall: Date.now(), uptime: uptimeMs, boot: boot(uptimeMs) };
    },
    sleep: (ms, signal) => sleepReal(ms, signal),
  };
}

export interface RehearsalClock extends Clock {
  /** From now on it runs `speed` times as fast as real time; sleepers wake by the new speed. */
  setSpeed(speed: number): void;
}

export interface RehearsalOptions {
  readonly speed: number;
  /** Names its uptime, which is nobody else's. */
  readonly id: string;
  /** Epoch milliseconds it starts at. */
  readonly wall: number;
}

/** A clock of its own pace, for practice: nothing real may ever wait on it. */
export function rehearsalClock({ speed: firstSpeed, id, wall }: RehearsalOptions): RehearsalClock {
  let speed = firstSpeed;
  let passed = 0;
  let since = performance.now();
  let changed = new AbortController();
  const uptimeMs = () => passed + (performance.now() - since) * speed;

  return {
    now: (): Stamp => ({ wall: Math.round(wall + uptimeMs()), uptime: uptimeMs(), boot: `rehearsal-${id}` }),
    async sleep(ms, signal) {
      const due = uptimeMs() + ms;
      while (uptimeMs() < due && !signal?.aborted) {
        const either = signal === undefined ? changed.signal : AbortSignal.any([signal, changed.signal]);
        await sleepReal((due - uptimeMs()) / speed, either);
      }
    },
    setSpeed(next) {
      passed = uptimeMs();
      since = performance.now();
      speed = next;
      changed.abort();
      changed = new AbortController();
    },
  };
}

async function sleepReal(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0 || signal?.aborted) return;
  await delay(Math.min(ms, longestTimerMs), undefined, signal === undefined ? {} : { signal }).catch(
    () => {},
  );
}

/** Names the run of the machine an uptime belongs to: by the system's own id, else from memory. */
function bootOf(directory: string): (uptimeMs: number) => string {
  const id = systemBootId();
  if (id !== null) return () => id;
  const memory = bootMemory(join(directory, 'boot.json'), randomUUID);
  return (uptimeMs) => memory.boot(uptimeMs);
}

function systemBootId(): string | null {
  try {
    if (process.platform === 'linux') return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    if (process.platform === 'darwin') {
      return execFileSync('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'], { encoding: 'utf8' }).trim();
    }
  } catch {
    // A machine that hides it is treated like one that has none.
  }
  return null;
}
