import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { at, furnish, morning } from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { Database } from './database.ts';
import { keepTheQueue } from './keep-the-queue.ts';
import { openDatabase } from './open-database.ts';
import { openStores, type Stores } from './stores.ts';

const hour = 3_600_000;

function open(path: string): Stores {
  const opened = openStores({ path, realm: 'practice', newId: () => 'event-1', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  return opened.stores;
}

it.each([
  ['a ban that was heard of since is kept', null, 2 * hour, 2 * hour],
  ['a ban that ends later in the copy stays as it is', 3 * hour, 2 * hour, 3 * hour],
])('%s', async (_, there, here, kept) => {
  const directory = temporaryDirectory();
  const path = join(directory, 'invita.sqlite');
  const copy = join(directory, 'copy.sqlite');
  const ban = async (stores: Stores, ms: number | null) => {
    if (ms !== null) await stores.sessions.restrictNewChats('main', morning.wall + ms, at(0));
  };
  const stores = open(path);
  await furnish(stores as unknown as StoreUnderTest);
  await stores.sessions.noteLinked('main', { number: '393330000000', pushName: null, device: 'd' }, false, 1);
  stores.close();
  copyFileSync(path, copy);
  for (const [file, ms] of [
    [path, here],
    [copy, there],
  ] as const) {
    const each = open(file);
    await ban(each, ms);
    each.close();
  }
  const opened = openDatabase({ path: copy, realm: 'practice', newId: () => 'event-1', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  keepTheQueue(opened.database, path, 'ALL');
  opened.database.close();
  const restored = Database.openReadOnly(copy);
  const until = restored.scalar<number>("SELECT new_chats_restricted_until FROM session WHERE type = 'main'");
  restored.close();
  expect(until).toBe(morning.wall + kept);
});
