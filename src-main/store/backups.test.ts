import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { aDraft, furnish } from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { listBackups } from './backups.ts';
import { Database } from './database.ts';
import { openStores, type Stores } from './stores.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const noon = Date.UTC(2026, 4, 4, 12);

let path: string;
let stores: Stores;
beforeEach(async () => {
  path = join(temporaryDirectory(), 'invita.sqlite');
  const opened = openStores({ path, realm: 'practice', newId: () => 'event-1', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  stores = opened.stores;
  onTestFinished(() => stores.close());
  await furnish(stores as unknown as StoreUnderTest, ['Rossi']);
});

describe('a backup', () => {
  it('holds what the store holds, in one file for its owner only', async () => {
    await stores.queue.enqueue([aDraft('m1')], noon);
    await stores.backups.make(noon);
    const [backup] = listBackups(path);
    expect(backup).toEqual({ path: join(path, '../backups/invita-2026-05-04T12-00-00.sqlite'), at: noon });
    expect(statSync(backup?.path ?? '').mode & 0o077).toBe(0);
    expect(readdirSync(join(path, '../backups'))).toHaveLength(1);
    const copy = Database.openReadOnly(backup?.path ?? '');
    expect(copy.scalar('SELECT id FROM whatsapp_message_queue')).toBe('m1');
    copy.close();
  });

  it('is worth it only after a change', async () => {
    expect(stores.backups.isWorthIt()).toBe(true);
    await stores.backups.make(noon);
    expect(stores.backups.isWorthIt()).toBe(false);
    await stores.queue.setPaused(true, noon);
    expect(stores.backups.isWorthIt()).toBe(true);
  });

  it('keeps the newest three, and one of each day for a week', async () => {
    for (const at of [noon - 9 * day, noon - 3 * day - hour, noon - 3 * day, noon - day]) {
      await stores.backups.make(at);
    }
    for (const hours of [0, 1, 2, 3]) await stores.backups.make(noon + hours * hour);
    const kept = listBackups(path).map(({ at }) => (at - noon) / hour);
    expect(kept).toEqual([3, 2, 1, -24, -72]);
  });

  it('is kept though others are from a future that has not come, which count as the oldest', async () => {
    for (const hours of [0, 1, 2]) await stores.backups.make(noon + 30 * day + hours * hour);
    const corrected = [0, 1, 2].map((hours) => noon + hours * hour);
    for (const at of corrected) {
      await stores.backups.make(at);
      expect(listBackups(path, at)[0]?.at).toBe(at);
      expect(stores.backups.lastAt(at)).toBe(at);
      expect(listBackups(path)).toHaveLength(3);
    }
    expect(listBackups(path).map(({ at }) => at)).toEqual(corrected.toReversed());
  });

  it('takes no other file for one of its own', () => {
    writeFileSync(join(path, '../invita-2026-05-04T12-00-00.sqlite'), '');
    expect(listBackups(path)).toEqual([]);
  });
});
