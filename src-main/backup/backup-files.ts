import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { backupPieceBytes } from '#contract/backups.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';

/** All that may lie there at one time, in bytes: far more than a store of a million messages. */
const mostBytesDefault = 16 * 2 ** 30;

/** What nobody asks for as long as that is let go of, in milliseconds: a window that was closed leaves it behind. */
const keptAtLeastMs = 30 * 60_000;

/** Backup files on their way in or out: below the data directory, known by ids of our own. */
export function backupFiles(directory: string, newId: () => string, mostBytes = mostBytesDefault) {
  const gigabytes = Math.round(mostBytes / 2 ** 30);
  const work = join(directory, 'backup-work');
  // What a crash has left: copies of the guests' phones.
  rmSync(work, { recursive: true, force: true });
  const known = new Set<string>();
  let used = new Set<string>();
  const pathOf = (id: string) => join(work, `${id}.invita`);

  function begin(): { readonly id: string; readonly path: string } {
    mkdirSync(work, { recursive: true, mode: 0o700 });
    const id = newId();
    known.add(id);
    used.add(id);
    return { id, path: pathOf(id) };
  }

  /** An id from outside is looked up, and so never the name of a file that is not ours. */
  function found(id: string): string {
    if (!known.has(id) || !existsSync(pathOf(id))) throw new Refusal('UNKNOWN_BACKUP');
    used.add(id);
    return pathOf(id);
  }

  function drop(id: string): void {
    if (known.delete(id)) rmSync(pathOf(id), { force: true });
  }

  /** Lets go of what nobody has asked for since the last time. */
  function tidy(): void {
    for (const id of known) if (!used.has(id)) drop(id);
    used = new Set();
  }

  return {
    begin,
    async run(clock: Clock, signal: AbortSignal): Promise<void> {
      while (!signal.aborted) {
        await clock.sleep(keptAtLeastMs, signal);
        if (!signal.aborted) tidy();
      }
    },
    /** Where a store may lie unpacked for a moment. */
    scratch(): string {
      mkdirSync(work, { recursive: true, mode: 0o700 });
      return join(work, `${newId()}.store`);
    },
    found,
    async read(id: string, offset: number) {
      const file = await open(found(id), 'r');
      try {
        const { size } = await file.stat();
        const buffer = Buffer.alloc(Math.max(0, Math.min(backupPieceBytes, size - offset)));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
        const content = buffer.subarray(0, bytesRead).toString('base64');
        return { content, last: offset + bytesRead >= size || bytesRead === 0 };
      } finally {
        await file.close();
      }
    },
    async receive(id: string | null, content: Uint8Array) {
      const taken = id === null ? begin() : { id, path: found(id) };
      try {
        if (bytesOf(work) + content.length > mostBytes) throw new Refusal('BACKUP_TOO_LARGE', { gigabytes });
        return { id: taken.id, bytes: await append(taken.path, content) };
      } catch (error) {
        // Half a file is of use to nobody.
        drop(taken.id);
        throw isFull(error) ? new Refusal('DISK_FULL') : error;
      }
    },
    drop,
  };
}

function bytesOf(directory: string): number {
  return readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
}

/** Bytes of the file after it. A disk may take only a part of what it is given. */
async function append(path: string, content: Uint8Array): Promise<number> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(content);
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
}
