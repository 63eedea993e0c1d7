import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let made: string | undefined;

/** A directory for this run, gone when it ends. */
export function benchDirectory(): string {
  if (made === undefined) {
    const directory = mkdtempSync(join(tmpdir(), 'invita-bench-'));
    process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
    made = directory;
  }
  return made;
}
