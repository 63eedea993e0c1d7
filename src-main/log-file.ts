import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from './domain/clock.ts';
import type { Random } from './domain/random.ts';
import { type Log, lineLog } from './log.ts';

/** The log in `invita.log`, for its owner only. The directory is claimed by the first line. */
export function fileLog(directory: string, clock: Clock, random: Random): Log {
  return lineLog(
    (line) => append(join(directory, 'invita.log'), line),
    () => random.id(),
    () => clock.now().wall,
  );
}

/** What fills the disk is logged as well: a log that cannot be written must not end the app. */
function append(path: string, line: string): void {
  try {
    appendFileSync(path, line, { mode: 0o600 });
  } catch {
    // There is nowhere left to say it.
  }
}
