import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { describeQueueStore } from '../testing/describe-queue-store.ts';
import { openTestStore } from '../testing/test-store.ts';

const directory = mkdtempSync(join(tmpdir(), 'invita-store-'));
afterAll(() => rmSync(directory, { recursive: true }));

let files = 0;

describeQueueStore('in memory', () => openTestStore());
describeQueueStore('on a file', () => {
  files += 1;
  return openTestStore(join(directory, `${files}.sqlite`));
});
