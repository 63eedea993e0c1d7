import { StorageError } from '../domain/storage-error.ts';
import { Database } from './database.ts';

export interface DirectoryLock {
  release(): void;
}

/**
 * Holds `path` for this process, or null when another one does. The operating system keeps the lock (SQLite's own file
 * lock), so it ends with the process, however the process ends; no pid can be mistaken for another.
 */
export function lockDirectory(path: string): DirectoryLock | null {
  const database = Database.forLock(path);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof StorageError && error.problem === 'STORE_BUSY') return null;
    throw error;
  }
  return { release: () => database.close() };
}
