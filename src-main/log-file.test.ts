import { mkdirSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileLog } from './log-file.ts';
import { ManualClock } from './testing/manual-clock.ts';
import { temporaryDirectory } from './testing/real-app.ts';
import { SeededRandom } from './testing/seeded-random.ts';

it('goes on without a log that cannot be written, such as on a full disk, and with it as soon as it can be', () => {
  const directory = temporaryDirectory();
  const path = join(directory, 'invita.log');
  mkdirSync(path);
  const log = fileLog(directory, new ManualClock(), new SeededRandom(1));
  expect(log.error('worker', new Error('nobody reads this'))).not.toBe('');
  rmdirSync(path);
  log.info('worker', 'there is room again');
  expect(readFileSync(path, 'utf8')).toMatch(/ info worker: there is room again\n$/);
});

it('keeps the newest of what was logged in so many files of such a size, for their owner only', () => {
  const directory = temporaryDirectory();
  const limits = { bytes: 1000, files: 3 };
  const log = fileLog(directory, new ManualClock(), new SeededRandom(1), limits);
  for (let entry = 100; entry < 200; entry += 1) log.info('test', `entry ${entry} ${'x'.repeat(60)}`);
  const files = ['invita.log', 'invita.log.1', 'invita.log.2'];
  expect(readdirSync(directory).sort()).toEqual(files);
  for (const file of files) {
    const { size, mode } = statSync(join(directory, file));
    expect(size).toBeLessThanOrEqual(limits.bytes);
    expect(mode & 0o777).toBe(0o600);
  }
  const kept = files.toReversed().map((file) => readFileSync(join(directory, file), 'utf8'));
  const entries = [...kept.join('').matchAll(/entry (\d+)/g)].map(([, entry]) => Number(entry));
  const first = entries[0] ?? 0;
  expect(first).toBeLessThan(185);
  expect(entries).toEqual(Array.from({ length: 200 - first }, (_, index) => first + index));
});

it('goes on below the limit where one that ran before left off', () => {
  const directory = temporaryDirectory();
  const limits = { bytes: 200, files: 2 };
  for (let start = 0; start < 20; start += 1) {
    fileLog(directory, new ManualClock(), new SeededRandom(start), limits).info('test', 'y'.repeat(100));
  }
  expect(readdirSync(directory).sort()).toEqual(['invita.log', 'invita.log.1']);
  expect(statSync(join(directory, 'invita.log')).size).toBeLessThanOrEqual(limits.bytes);
});
