import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from './domain/clock.ts';
import type { Random } from './domain/random.ts';
import { type Log, lineLog } from './log.ts';

/** The log in `invita.log`, for its owner only. Opened with the first line: the directory is claimed by then. */
export function fileLog(directory: string, clock: Clock, random: Random): Log {
  let file: WriteStream | null = null;
  const write = (line: string) => {
    file ??= createWriteStream(join(directory, 'invita.log'), { flags: 'a', mode: 0o600 });
    file.write(line);
  };
  return lineLog(write, random.id, () => clock.now().wall);
}
