import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { Refusal } from '#contract/result.ts';

/**
 * Before Electron is ready. Chromium's own files lie in the data directory: each directory has its own, and the
 * single-instance lock, which hangs on them, is one per directory too.
 */
export function keepProfileIn(directory: string): void {
  const profile = join(directory, 'window');
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
  } catch {
    throw new Refusal('DATA_DIR_NOT_WRITABLE', { directory });
  }
  app.setPath('userData', profile);
}
