import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listBackups } from '../store/backups.ts';
import { openStores } from '../store/stores.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { temporaryDirectory } from '../testing/real-app.ts';
import { furnish } from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { createBackupKeeper } from './backup-keeper.ts';

const minute = 60_000;

it('who is forgotten is out of every copy at the next look, and not only after an hour or a week', async () => {
  const path = join(temporaryDirectory(), 'invita.sqlite');
  const clock = new ManualClock();
  const start = clock.now().wall;
  const opened = openStores({ path, realm: 'practice', newId: () => 'event-1', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  const { stores } = opened;
  onTestFinished(() => stores.close());
  const [rossi = ''] = await furnish(stores as unknown as StoreUnderTest, ['Rossi', 'Verdi']);
  const keeper = createBackupKeeper({ stores, clock });
  await keeper.backUpWhenDue();
  await clock.advance(5 * minute);
  await keeper.backUpWhenDue();
  expect(listBackups(path).map(({ at }) => at)).toEqual([start]);

  await stores.retention.forget([rossi], clock.now().wall);
  await clock.advance(5 * minute);
  await keeper.backUpWhenDue();
  expect(listBackups(path).map(({ at }) => at - start)).toEqual([10 * minute]);

  // Once is enough.
  await clock.advance(5 * minute);
  await keeper.backUpWhenDue();
  expect(listBackups(path)).toHaveLength(1);
  writeFileSync(`${path}.before-v3`, 'of a later update');
  expect(stores.backups.holdForgotten()).toBe(false);
});
