import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Stamp } from '../domain/clock.ts';
import { fileTime } from '../domain/file-time.ts';
import { listBackups, removeStore } from './backups.ts';
import { inThread } from './care.ts';
import { Database } from './database.ts';
import { keepWhatIsKnown } from './keep-what-is-known.ts';
import { type OpenOptions, type OpenResult, openDatabase } from './open-database.ts';
import { applyRestoreRules } from './restore-rules.ts';
import { deletedSince, type StoreFacts, storeFacts } from './store-facts.ts';

const besides = ['-wal', '-shm'] as const;
const ready = (path: string) => `${path}.restored`;
const restoring = (path: string) => `${path}.restoring`;
const settingsOf = (path: string) => join(dirname(path), 'settings.json');
type Aside = 'corrupt' | 'replaced';

/**
 * Puts the newest backup that can be read in the place of a damaged store, with the rules of a restore applied. The
 * damaged files are kept aside. False when there is no such backup: then nothing is touched.
 *
 * A crash on the way leaves either the damaged store, or the finished new one under its other name for
 * `finishRestore`: never an old store that would go on sending as if nothing had happened.
 */
export function restoreNewestBackup(options: OpenOptions, now: Stamp): boolean {
  const { path } = options;
  for (const backup of listBackups(path, now.wall)) {
    if (!prepare(options, backup.path, backup.at, now)) continue;
    rmSync(ready(settingsOf(path)), { force: true });
    take(swapSteps(path, 'corrupt', now.wall));
    return true;
  }
  return false;
}

/** After a crash in the middle of a restore. */
export function finishRestore(path: string, now: number): void {
  if (existsSync(ready(path)) && !existsSync(path)) take(finishSteps(path, 'corrupt', now));
  else for (const file of [path, settingsOf(path)]) rmSync(ready(file), { force: true });
  // A copy that was being made ready: guests' phones that nobody would ever look at again.
  removeStore(restoring(path));
}

/**
 * What puts a finished store in its place, each step one change on the disk. The first decides: before it the old store
 * counts, after it the new one, with its settings; `finishRestore` does what is left of them after a crash.
 */
export function swapSteps(path: string, kind: Aside, now: number): readonly (() => void)[] {
  return [() => renameSync(path, aside(path, kind, now)), ...finishSteps(path, kind, now)];
}

function finishSteps(path: string, kind: Aside, now: number): readonly (() => void)[] {
  const settings = settingsOf(path);
  return [
    ...besides.map((beside) => () => renameIfThere(path + beside, aside(path, kind, now) + beside)),
    () => renameIfThere(ready(settings), settings),
    () => renameSync(ready(path), path),
  ];
}

function renameIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

function take(steps: readonly (() => void)[]): void {
  for (const step of steps) step();
}

function aside(path: string, kind: Aside, now: number): string {
  return `${path}.${kind}-${fileTime(now)}`;
}

export interface ChosenBackup {
  /** Its database, unpacked: a file of its own, which is used up. */
  readonly path: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly settings: string;
}

export type RestoreRefusal =
  | Extract<OpenResult, { ok: false }>['code']
  | 'BACKUP_DAMAGED'
  | 'BACKUP_OTHER_EVENT'
  | 'BACKUP_HOLDS_FORGOTTEN';

/** Why a backup may not take the place of the store that is here; null when it may. */
export function whyNotRestore(there: StoreFacts | null, here: StoreFacts | null): RestoreRefusal | null {
  if (there === null) return 'BACKUP_DAMAGED';
  if (here === null) return null;
  if (there.realm !== here.realm) return 'DATABASE_OTHER_REALM';
  if (there.schema > here.schema) return 'DATABASE_TOO_NEW';
  const empty = here.households === 0 && Object.keys(here.messages).length === 0;
  return there.eventId === here.eventId || empty ? null : 'BACKUP_OTHER_EVENT';
}

/**
 * Puts a backup in the place of a store that is closed, which is kept aside. Who was forgotten here is forgotten in it
 * too, the queue keeps what it knows (`keepWhatIsKnown`), and then the rules of every restore apply. A refusal touches nothing.
 */
export async function restoreChosen(
  options: OpenOptions,
  { path: chosen, at, settings }: ChosenBackup,
  now: Stamp,
): Promise<RestoreRefusal | null> {
  const { path } = options;
  const here = storeFacts(path);
  const refused = whyNotRestore(storeFacts(chosen), here);
  if (refused !== null) return refused;
  const opened = openDatabase({ ...options, path: chosen });
  if (!opened.ok) return opened.code;
  const { database } = opened;
  try {
    const there = storeFacts(chosen);
    const same = here?.eventId === there?.eventId;
    if (same) {
      const deleted = deletedSince(there, here) !== null;
      if (!(await keepWhatIsKnown(database, { path: chosen, present: path, deleted }, now)))
        return 'BACKUP_HOLDS_FORGOTTEN';
    }
    applyRestoreRules(database, at, now, same);
  } finally {
    database.close();
  }
  if (!(await inThread('isWhole', chosen))) return 'BACKUP_DAMAGED';
  writeFileSync(ready(settingsOf(path)), settings, { mode: 0o600 });
  renameSync(chosen, ready(path));
  take(swapSteps(path, 'replaced', now.wall));
  return null;
}

/** False when this backup is no good either. */
function prepare(options: OpenOptions, backup: string, at: number, now: Stamp): boolean {
  const part = restoring(options.path);
  removeStore(part);
  copyFileSync(backup, part);
  const opened = openDatabase({ ...options, path: part });
  if (!opened.ok) return false;
  applyRestoreRules(opened.database, at, now, false);
  // Closing folds the log into the file: what is renamed is all there is.
  opened.database.close();
  if (!Database.isWhole(part)) return false;
  renameSync(part, ready(options.path));
  return true;
}
