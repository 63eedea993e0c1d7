import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UpdateTrouble } from './update-engine.ts';

/**
 * Puts a checked file in the place of another, under the name that one has: whoever starts it finds it where it was.
 * At every moment the old file or the whole new one is there. What is put in place is hashed itself, so that nothing can
 * change between the check and the use.
 *
 * @param sha512 what the new file must have, in base64
 * @returns where the new file is now
 */
export function replaceFile(source: string, target: string, sha512: string): string {
  const place = realpathSync(target);
  const draft = draftOf(place);
  try {
    copyFileSync(source, draft);
    if (sha512Of(draft) !== sha512) throw new UpdateTrouble('UPDATE_DAMAGED');
    chmodSync(draft, (statSync(place).mode & 0o777) | 0o500);
    sync(draft);
    renameSync(draft, place);
    sync(dirname(place));
    return place;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** What a crash while replacing may have left beside the file. */
export function removeDraft(target: string): void {
  rmSync(draftOf(realpathSync(target)), { force: true });
}

function draftOf(place: string): string {
  return join(dirname(place), `.${basename(place)}.new`);
}

/** In base64. At once and without a promise: it is asked for when the app is ending. */
export function sha512Of(path: string): string {
  const hash = createHash('sha512');
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
      hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('base64');
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
