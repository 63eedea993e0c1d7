import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { claimDataDirectory } from '../data-directory.ts';
import { temporaryDirectory } from '../testing/real-app.ts';
import { lockDirectory } from './directory-lock.ts';

/** A process of its own that wants the lock, and what came of it. */
async function otherProcess(path: string): Promise<{ child: ChildProcess; got: unknown }> {
  const child = fork(join(import.meta.dirname, '..', 'testing', 'lock-child.ts'), [path], { execArgv: [] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [got] = await once(child, 'message');
  return { child, got };
}

describe('the lock of a directory', () => {
  it('is held by one, and free as soon as it is released', () => {
    const path = join(temporaryDirectory(), 'lock');
    const lock = lockDirectory(path);
    expect(lockDirectory(path)).toBeNull();
    lock?.release();
    const again = lockDirectory(path);
    expect(again).not.toBeNull();
    again?.release();
  });

  it('keeps another process out, and only from this directory', async () => {
    const path = join(temporaryDirectory(), 'lock');
    const lock = lockDirectory(path);
    expect((await otherProcess(path)).got).toBe('refused');
    expect((await otherProcess(join(temporaryDirectory(), 'lock'))).got).toBe('locked');
    lock?.release();
    expect((await otherProcess(path)).got).toBe('locked');
  });

  it('is free at once when the process that held it is killed', async () => {
    const path = join(temporaryDirectory(), 'lock');
    const { child, got } = await otherProcess(path);
    expect([got, lockDirectory(path)]).toEqual(['locked', null]);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const lock = lockDirectory(path);
    expect(lock).not.toBeNull();
    lock?.release();
  });

  it('does not take another trouble for a lock', () => {
    const path = join(temporaryDirectory(), 'lock');
    writeFileSync(path, 'this is no database and was never a lock of ours'.repeat(50));
    expect(() => lockDirectory(path)).toThrow('not a database');
  });
});

describe('claiming a data directory', () => {
  it('makes it, with those above it, for its owner only', () => {
    const directory = join(temporaryDirectory(), 'a', 'b');
    const lock = claimDataDirectory(directory);
    expect(statSync(directory).mode & 0o077).toBe(0);
    expect(() => claimDataDirectory(directory)).toThrow(
      expect.objectContaining({ code: 'DATA_DIR_IN_USE', details: { directory } }),
    );
    lock.release();
    claimDataDirectory(directory).release();
  });

  it('is refused where something else stands in the way', () => {
    const place = temporaryDirectory();
    writeFileSync(join(place, 'file'), '');
    const refused = expect.objectContaining({ code: 'DATA_DIR_NOT_WRITABLE' });
    expect(() => claimDataDirectory(join(place, 'file'))).toThrow(refused);
    expect(() => claimDataDirectory(join(place, 'file', 'below'))).toThrow(refused);
  });

  // The administrator of a machine may write everywhere.
  it.skipIf(process.getuid?.() === 0)('is refused where it may not write', () => {
    const directory = join(temporaryDirectory(), 'sealed');
    mkdirSync(directory, { mode: 0o500 });
    expect(() => claimDataDirectory(directory)).toThrow(
      expect.objectContaining({ code: 'DATA_DIR_NOT_WRITABLE' }),
    );
  });
});
