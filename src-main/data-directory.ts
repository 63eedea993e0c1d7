import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '#contract/result.ts';
import { type DirectoryLock, lockDirectory } from './store/directory-lock.ts';

const lockIn = (directory: string) => join(directory, 'lock');

/** Makes the directory (for its owner only) and keeps every other process out until the lock is released. */
export function claimDataDirectory(directory: string): DirectoryLock {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new Refusal('DATA_DIR_NOT_WRITABLE', { directory });
  }
  const lock = lockDirectory(lockIn(directory));
  if (lock === null) throw new Refusal('DATA_DIR_IN_USE', { directory });
  return lock;
}

/** Whether a process works on this directory now, whatever one that died has left in it. */
export function isClaimed(directory: string): boolean {
  const lock = lockDirectory(lockIn(directory));
  lock?.release();
  return lock === null;
}
