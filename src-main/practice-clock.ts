import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Clock } from './domain/clock.ts';
import { type RehearsalClock, rehearsalClock, type TimeSource } from './rehearsal-clock.ts';
import { writePrivateFile } from './secrets/private-file.ts';
import type { WahaTimeouts } from './waha/timeouts.ts';

const memory = z.object({ wall: z.number() });

/** The latest time that may have been stamped is written down this far ahead, in milliseconds of practice. */
const aheadMs = 5 * 60_000;
/** At ×1 less than this is no lead: two clocks read one after the other. */
const noLeadMs = 1_000;

export interface PracticeClock extends RehearsalClock {
  /** Nothing more will be stamped: the next one goes on from here. */
  close(): void;
}

export interface PracticeClockOptions {
  /** The machine's clock, which this one is the same as until it is told to run faster. */
  readonly machine: Clock;
  /** Where the time it has come to is kept, if it is ahead of the machine's. */
  readonly path: string;
  readonly id: string;
}

/**
 * The clock of the practice realm, from its opening to its close; it starts at ×1. Whatever an earlier one has stamped
 * is past for it: else a rehearsal that ran ahead would stand still until the world has caught up.
 */
export function practiceClock({ machine, path, id }: PracticeClockOptions): PracticeClock {
  const start = machine.now().wall;
  const wall = Math.max(start, recall(path) ?? start);
  let ranAhead = wall > start;
  const clock = rehearsalClock({ speed: 1, id, wall, source: sourceOf(machine) });
  let kept = wall;

  return {
    ...clock,
    get speed() {
      return clock.speed;
    },
    now() {
      const stamp = clock.now();
      if (stamp.wall >= kept && leads(stamp.wall)) keep(stamp.wall + aheadMs);
      return stamp;
    },
    close() {
      const { wall: last } = clock.now();
      if (kept > wall || leads(last)) keep(last);
    },
    setSpeed(next) {
      if (next !== 1) ranAhead = true;
      clock.setSpeed(next);
    },
  };

  function leads(shown: number): boolean {
    return shown - machine.now().wall > (ranAhead ? 0 : noLeadMs);
  }

  function keep(reached: number): void {
    kept = reached;
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writePrivateFile(path, `${JSON.stringify({ wall: reached })}\n`);
    } catch {
      // A full disk is told by the store; what is forgotten here only makes the next rehearsal wait.
    }
  }
}

function sourceOf(machine: Clock): TimeSource {
  return { elapsedMs: () => machine.now().uptime, sleep: (ms, signal) => machine.sleep(ms, signal) };
}

function recall(path: string): number | null {
  if (!existsSync(path)) return null;
  try {
    return memory.parse(JSON.parse(readFileSync(path, 'utf8'))).wall;
  } catch {
    return null;
  }
}

const fastestSpeed = 60;

/** However fast practice runs, an answer over the loopback takes real time: no time-out is shorter than this. */
const leastTimeoutMs = 2_000;

/** A send of practice is settled after so many milliseconds of its clock, at any speed: see `AppOptions.settleMs`. */
export const practiceSettleMs = 2 * leastTimeoutMs * fastestSpeed;

/** Time-outs that shrink as practice runs faster, so that they stay what they are on its own clock. Read anew each time. */
export function practiceTimeouts(timeouts: WahaTimeouts, clock: Pick<RehearsalClock, 'speed'>): WahaTimeouts {
  const scaled = (ms: number) => Math.max(Math.min(ms, leastTimeoutMs), ms / clock.speed);
  return {
    get connectMs() {
      return scaled(timeouts.connectMs);
    },
    get questionMs() {
      return scaled(timeouts.questionMs);
    },
    get sendMs() {
      return scaled(timeouts.sendMs);
    },
    get sendFileMs() {
      return scaled(timeouts.sendFileMs);
    },
    get lifecycleMs() {
      return scaled(timeouts.lifecycleMs);
    },
  };
}
