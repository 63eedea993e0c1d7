import { existsSync, realpathSync } from 'node:fs';
import { open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { BackupFailure } from '#contract/backups.ts';
import { Refusal } from '#contract/result.ts';
import { fileTime } from '../domain/file-time.ts';

const ending = '.invita';
/** Until it is whole and read back: nobody takes it for a copy, and the next run clears it away. */
const unfinished = '.part';

const stem = (owner: string) => `invita-auto-${owner}-`;

function timeIn(name: string, owner: string): number | null {
  if (!name.startsWith(stem(owner)) || !name.endsWith(ending)) return null;
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)\.invita$/.exec(name.slice(stem(owner).length));
  return parts === null ? null : Date.parse(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`);
}

export interface Copy {
  readonly path: string;
  readonly bytes: number;
}

/**
 * One copy into the folder: `make` writes it and reads it back under another name, and only then it gets its own.
 * Rejects with whatever `make` or the disk does, and leaves nothing behind.
 */
export async function copyInto<T>(
  folder: string,
  owner: string,
  at: number,
  make: (path: string) => Promise<T>,
): Promise<{ readonly copy: Copy; readonly made: T }> {
  await sweep(folder, owner);
  const path = join(folder, `${stem(owner)}${fileTime(at)}${ending}`);
  const part = path + unfinished;
  let made: T;
  try {
    made = await make(part);
    await rename(part, path);
  } catch (error) {
    // A folder that is gone keeps what lies in it; the next run clears it away.
    await rm(part, { force: true }).catch(() => {});
    throw error;
  }
  await settle(folder);
  return { copy: { path, bytes: (await stat(path)).size }, made };
}

export interface Keeping {
  /** How many, the one just made with them. */
  readonly keep: number;
  /** When that one was made. */
  readonly newest: number;
  /** Copies from before still hold who was forgotten then. */
  readonly forgottenAt: number | null;
}

/**
 * Lets go of what this data directory has put there before, but for the newest ones, and of all that knows somebody who
 * was forgotten since. Whatever else lies in the folder is left alone, and so is a copy that the clock says is newer.
 */
export async function letOldGo(
  folder: string,
  owner: string,
  { keep, newest, forgottenAt }: Keeping,
): Promise<void> {
  const second = Math.floor(newest / 1000) * 1000;
  const older = (await readdir(folder))
    .flatMap((name) => {
      const at = timeIn(name, owner);
      return at === null || at >= second ? [] : [{ name, at }];
    })
    .sort((a, b) => b.at - a.at);
  for (const [index, { name, at }] of older.entries()) {
    const goes = index >= keep - 1 || at <= (forgottenAt ?? Number.NEGATIVE_INFINITY);
    if (goes) await rm(join(folder, name), { force: true });
  }
}

/** What a crash has left of a copy of ours. */
async function sweep(folder: string, owner: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const ours = name.endsWith(unfinished) && timeIn(name.slice(0, -unfinished.length), owner) !== null;
    if (ours) await rm(join(folder, name), { force: true });
  }
}

/** The name is on the disk too, where a system lets one make sure of it. */
async function settle(folder: string): Promise<void> {
  try {
    const directory = await open(folder, 'r');
    await directory.sync().finally(() => directory.close());
  } catch {
    // Windows opens no folder; the copy itself has been synced.
  }
}

/** Refuses a folder where no copy can be put, or where it would be of no use. */
export async function assertFolder(folder: string, dataDirectory: string): Promise<void> {
  if (!isAbsolute(folder) || !existsSync(folder)) throw new Refusal('BACKUP_FOLDER_GONE');
  const inside = relative(realpathSync(dataDirectory), realpathSync(folder));
  if (inside === '' || !(inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)))
    throw new Refusal('BACKUP_FOLDER_INSIDE');
  const probe = join(folder, '.invita-check');
  try {
    await writeFile(probe, '', { mode: 0o600 });
    await rm(probe, { force: true });
  } catch (error) {
    const code = failureOf(error);
    throw code === 'BACKUP_FAILED' ? error : new Refusal(code);
  }
}

const gone = new Set(['ENOENT', 'ENOTDIR', 'EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'EHOSTDOWN', 'ENOTCONN']);
const readOnly = new Set(['EACCES', 'EPERM', 'EROFS']);
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What a person has to do about it. */
export function failureOf(error: unknown): BackupFailure {
  if (error instanceof Refusal) {
    if (error.code === 'BACKUP_DAMAGED') return 'BACKUP_NOT_READ_BACK';
    return error.code === 'BACKUP_PASSPHRASE_MISSING' ? error.code : 'BACKUP_FAILED';
  }
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (gone.has(code)) return 'BACKUP_FOLDER_GONE';
  if (readOnly.has(code)) return 'BACKUP_FOLDER_READ_ONLY';
  return full.has(code) ? 'BACKUP_FOLDER_FULL' : 'BACKUP_FAILED';
}
