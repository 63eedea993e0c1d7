import { mkdirSync, readFileSync, rmdirSync } from 'node:fs';
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
