import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import type { Stamp } from '../domain/clock.ts';
import { fileTime, listBackups } from './backups.ts';
import { Database } from './database.ts';
import { type OpenOptions, openDatabase } from './open-database.ts';
import { applyRestoreRules } from './restore-rules.ts';

const besides = ['-wal', '-shm'] as const;
const ready = (path: string) => `${path}.restored`;

/**
 * Puts the newest backup that can be read in the place of a damaged store, with the rules of a restore applied. The
 * damaged files are kept aside. False when there is no such backup: then nothing is touched.
 *
 * A crash on the way leaves either the damaged store, or the finished new one under its other name for
 * `finishRestore`: never an old store that would go on sending as if nothing had happened.
 */
export function restoreNewestBackup(options: OpenOptions, now: Stamp): boolean {
  const { path } = options;
  for (const backup of listBackups(path)) {
    if (!prepare(options, backup.path, backup.at, now)) continue;
    renameSync(path, aside(path, now.wall));
    finish(path, now.wall);
    return true;
  }
  return false;
}

/** After a crash in the middle of a restore. */
export function finishRestore(path: string, now: number): void {
  if (!existsSync(ready(path))) return;
  if (existsSync(path)) rmSync(ready(path));
  else finish(path, now);
}

function finish(path: string, now: number): void {
  for (const beside of besides) {
    if (existsSync(path + beside)) renameSync(path + beside, aside(path, now) + beside);
  }
  renameSync(ready(path), path);
}

function aside(path: string, now: number): string {
  return `${path}.corrupt-${fileTime(now)}`;
}

/** False when this backup is no good either. */
function prepare(options: OpenOptions, backup: string, at: number, now: Stamp): boolean {
  const part = `${options.path}.restoring`;
  for (const beside of ['', ...besides]) rmSync(part + beside, { force: true });
  copyFileSync(backup, part);
  const opened = openDatabase({ ...options, path: part });
  if (!opened.ok) return false;
  applyRestoreRules(opened.database, at, now);
  // Closing folds the log into the file: what is renamed is all there is.
  opened.database.close();
  if (!Database.isWhole(part)) return false;
  renameSync(part, ready(options.path));
  return true;
}
