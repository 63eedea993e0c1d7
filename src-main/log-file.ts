import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from './domain/clock.ts';
import type { Random } from './domain/random.ts';
import { type Log, lineLog } from './log.ts';

/** How much of a log is kept: `files` files of at most `bytes` each, the one that is written included. */
export interface LogLimits {
  readonly bytes: number;
  readonly files: number;
}

const defaultLimits: LogLimits = { bytes: 5 * 1024 * 1024, files: 5 };

/**
 * The log in `invita.log`, for its owner only; what no longer fits moves to `invita.log.1` and on, the oldest is
 * dropped. The directory is claimed by the first line.
 */
export function fileLog(directory: string, clock: Clock, random: Random, limits = defaultLimits): Log {
  return lineLog(
    (line) => append(join(directory, 'invita.log'), line, limits),
    () => random.id(),
    () => clock.now().wall,
  );
}

/** What fills the disk is logged as well: a log that cannot be written must not end the app. */
function append(path: string, line: string, limits: LogLimits): void {
  try {
    makeRoom(path, Buffer.byteLength(line), limits);
    appendFileSync(path, line, { mode: 0o600 });
  } catch {
    // There is nowhere left to say it.
  }
}

function makeRoom(path: string, bytes: number, limits: LogLimits): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0 || size + bytes <= limits.bytes) return;
  for (let older = limits.files - 1; older > 0; older -= 1) {
    moveAway(older === 1 ? path : `${path}.${older - 1}`, `${path}.${older}`);
  }
}

function moveAway(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, to);
}
