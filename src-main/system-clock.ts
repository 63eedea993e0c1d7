import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bootMemory } from './boot-memory.ts';
import type { Clock, Stamp } from './domain/clock.ts';
import type { TimeSource } from './rehearsal-clock.ts';

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

/** What the process itself counts: fine, and blind to a wall clock that is set. */
export const processTime: TimeSource = { elapsedMs: () => performance.now(), sleep: sleepReal };

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
