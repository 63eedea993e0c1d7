import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { temporaryDirectory } from '../testing/real-app.ts';
import { backupFiles } from './backup-files.ts';

function some(mostBytes?: number) {
  const directory = temporaryDirectory();
  let ids = 0;
  const files = backupFiles(
    directory,
    () => {
      ids += 1;
      return `id-${ids}`;
    },
    mostBytes,
  );
  return { files, work: join(directory, 'backup-work') };
}

describe('files on their way in', () => {
  it('are together no larger than a backup can be: what is too large is refused and let go of', async () => {
    const { files, work } = some(100);
    const { id } = await files.receive(null, new Uint8Array(60));
    expect((await files.receive(id, new Uint8Array(40))).bytes).toBe(100);
    await expect(files.receive(id, new Uint8Array(1))).rejects.toMatchObject({ code: 'BACKUP_TOO_LARGE' });
    expect(readdirSync(work)).toEqual([]);
    await expect(files.receive(id, new Uint8Array(1))).rejects.toMatchObject({ code: 'UNKNOWN_BACKUP' });
    expect((await files.receive(null, new Uint8Array(100))).bytes).toBe(100);
  });

  it('cannot fill the disk one beside the other either', async () => {
    const { files } = some(100);
    await files.receive(null, new Uint8Array(60));
    await expect(files.receive(null, new Uint8Array(60))).rejects.toMatchObject({ code: 'BACKUP_TOO_LARGE' });
  });

  it('and stores that lay unpacked when the process died are gone at the next start', () => {
    const directory = temporaryDirectory();
    const work = join(directory, 'backup-work');
    mkdirSync(work);
    for (const name of ['a.invita', 'b.store', 'b.store-wal', 'a.invita.store.before-v9'])
      writeFileSync(join(work, name), 'phones');
    backupFiles(directory, () => 'id');
    expect(existsSync(work)).toBe(false);
  });
});

it('a file that nobody asks for any more, such as an export whose window was closed, does not lie on', async () => {
  const { files, work } = some();
  const [left, fetched] = [
    await files.receive(null, new Uint8Array(1)),
    await files.receive(null, new Uint8Array(1)),
  ];
  const clock = new ManualClock();
  const stopping = new AbortController();
  const running = files.run(clock, stopping.signal);
  const halfAnHour = async () => {
    await clock.advance(30 * 60_000);
    await files.read(fetched.id, 0);
  };
  await halfAnHour();
  expect(readdirSync(work)).toHaveLength(2);
  await halfAnHour();
  expect(readdirSync(work)).toEqual([`${fetched.id}.invita`]);
  await expect(files.read(left.id, 0)).rejects.toMatchObject({ code: 'UNKNOWN_BACKUP' });
  stopping.abort();
  await running;
});
