import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import { aDraft, at, furnish, sending } from '../testing/store/queue-fixtures.ts';
import { openTestStore } from '../testing/test-store.ts';
import { Database } from './database.ts';
import { checkInvariants } from './invariants.ts';

const cuts = 120;

/** A store in the middle of its work, and its files as they lie on the disk. */
async function filesOfAStoreAtWork(directory: string) {
  const path = join(directory, 'invita.sqlite');
  const store = openTestStore(path);
  await furnish(store);
  for (let index = 0; index < 25; index += 1) {
    const open = await sending(store, aDraft(`m${index}`), { now: at(index * 1000) });
    if (index % 3 === 0) await store.attempts.confirmSent(open, `ID-m${index}`, 2, at(index).wall);
    if (index % 3 === 1) await store.attempts.markUnconfirmed(open, 'UNREADABLE', at(index).wall);
  }
  const main = join(directory, 'main');
  copyFileSync(path, main);
  const wal = readFileSync(`${path}-wal`);
  store.close();
  return { main, wal };
}

it('a store whose power fails at any byte of its log opens, and keeps its promises', async () => {
  const directory = temporaryDirectory();
  const random = new SeededRandom(7);
  const { main, wal } = await filesOfAStoreAtWork(directory);
  const counts: number[] = [];
  for (let cut = 0; cut <= cuts; cut += 1) {
    const length = Math.floor((wal.length * cut) / cuts);
    const torn = Buffer.from(wal.subarray(0, length));
    // The last sectors may hold anything: they were being written.
    const doubtful = Math.min(torn.length, Math.floor(random.unit() * 4096));
    if (cut % 2 === 1) torn.set(random.bytes(doubtful), torn.length - doubtful);
    const path = join(directory, `cut-${cut}.sqlite`);
    copyFileSync(main, path);
    writeFileSync(`${path}-wal`, torn);
    const database = Database.open(path);
    const hasSchema = database.scalar<number>('PRAGMA user_version') > 0;
    const report = hasSchema ? checkInvariants(database) : { checked: 0, findings: [] };
    database.close();
    expect(report.findings, `cut at byte ${length}`).toEqual([]);
    if (cut % 2 === 0) counts.push(report.checked);
  }
  // A longer log never tells of less.
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(counts.at(-1)).toBe(25);
});
