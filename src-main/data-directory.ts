import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '#contract/result.ts';
import { type DirectoryLock, lockDirectory } from './store/directory-lock.ts';

const lockFile = 'lock';

/** Makes the directory (for its owner only) and keeps every other process out until the lock is released. */
export function claimDataDirectory(directory: string): DirectoryLock {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new Refusal('DATA_DIR_NOT_WRITABLE', { directory });
  }
  const lock = lockIn(directory);
  if (lock === null) throw new Refusal('DATA_DIR_IN_USE', { directory });
  return lock;
}

/** Whether a process works on this directory now, whatever one that died has left in it. */
export function isClaimed(directory: string): boolean {
  const lock = lockIn(directory);
  lock?.release();
  return lock === null;
}

function lockIn(directory: string): DirectoryLock | null {
  try {
    return lockDirectory(join(directory, lockFile));
  } catch {
    throw new Refusal('DATA_FILE_UNREADABLE', { file: lockFile, directory });
  }
}

/** A small file of the directory, trimmed; null when there is none. Refuses what is there and cannot be read. */
export function readDataFile(directory: string, file: string): string | null {
  try {
    return readFileSync(join(directory, file), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Refusal('DATA_FILE_UNREADABLE', { file, directory });
  }
}
