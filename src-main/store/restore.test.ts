import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { windowMs } from '../domain/governor/slots.ts';
import { temporaryDirectory } from '../testing/real-app.ts';
import { aDraft, at, furnish, limited, morning, sending } from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { listBackups } from './backups.ts';
import { finishRestore, restoreNewestBackup } from './restore.ts';
import { openStores, type Stores } from './stores.ts';

const number = '393330000000';
let path: string;
beforeEach(() => {
  path = join(temporaryDirectory(), 'invita.sqlite');
});

const options = () => ({ path, realm: 'practice' as const, newId: () => 'event-1', now: 1 });

function open(): Stores {
  const opened = openStores(options());
  if (!opened.ok) throw new Error(opened.code);
  return opened.stores;
}

/** A linked session, one message sent, one on its way, one waiting; then a backup, and after it one more sent. */
async function aStoreWithABackup(): Promise<void> {
  const stores = open();
  const store = stores as unknown as StoreUnderTest;
  await furnish(store);
  await stores.sessions.noteLinked('main', { number, pushName: null, device: 'd' }, false, morning.wall);
  const sent = await sending(store, aDraft('sent'));
  await stores.attempts.confirmSent(sent, 'ID-sent', 1, morning.wall);
  await sending(store, aDraft('open'));
  await stores.queue.enqueue([aDraft('waiting')], morning.wall);
  await stores.backups.make(morning.wall);
  stores.close();
}

function damage(): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(statSync(path).size - 4096, 0xaa), 0, null, 4096);
  closeSync(file);
}

function restore(): boolean {
  return restoreNewestBackup(options(), at(60_000));
}

describe('a damaged store', () => {
  it('has rules that go on from the restore, and make up for nothing that may have left before it', async () => {
    const stores = open();
    await stores.automation.switchRule('reminder', true, morning.wall);
    await stores.automation.setPlanned('reminder', at(30_000).wall, morning.wall);
    await stores.backups.make(morning.wall);
    stores.close();
    damage();
    expect(restore()).toBe(true);
    const restored = open();
    expect(await restored.automation.rule('reminder')).toMatchObject({
      on: true,
      planned: { at: null, since: at(60_000).wall },
      looked: { at: at(60_000).wall },
    });
    restored.close();
  });

  it('is kept aside, and its newest backup takes its place', async () => {
    await aStoreWithABackup();
    damage();
    expect(openStores(options())).toEqual({ ok: false, code: 'DATABASE_DAMAGED' });
    expect(restore()).toBe(true);
    const stores = open();
    expect((await stores.reader.counts()).total).toBe(3);
    expect((await stores.checkInvariants()).findings).toEqual([]);
    stores.close();
    expect(readdirSync(dirname(path))).toContain('invita.sqlite.corrupt-2026-05-04T08-01-00');
  });

  it('starts paused and says so until the admin goes on', async () => {
    await aStoreWithABackup();
    damage();
    restore();
    const stores = open();
    expect(await stores.slots.queuePaused()).toBe(true);
    expect((await stores.events.event()).restoredFrom).toBe(morning.wall);
    await stores.queue.setPaused(false, morning.wall);
    expect((await stores.events.event()).restoredFrom).toBeNull();
    stores.close();
  });

  it('has every waiting message looked up before it may leave, and its window full for an hour', async () => {
    await aStoreWithABackup();
    damage();
    restore();
    const stores = open();
    const open_ = await stores.attempts.openAttempts();
    expect(open_.map(({ id, status }) => [id, status])).toEqual([
      ['open', 'SENDING'],
      ['waiting', 'SENDING'],
    ]);
    expect(open_[1]?.attempt).toMatchObject({ chatId: '393331234567@c.us', context: { number } });
    const { nthNewest } = await stores.slots.view(number, limited(1000), at(60_000));
    expect(nthNewest?.countsFrom.wall).toBeGreaterThanOrEqual(at(60_000).wall);
    expect(windowMs).toBe(3_600_000);
    stores.close();
  });

  it('asks anew for a chat that it had only guessed, and a person where it may have gone to another phone', async () => {
    const stores = open();
    await furnish(stores as unknown as StoreUnderTest);
    await stores.sessions.noteLinked('main', { number, pushName: null, device: 'd' }, false, morning.wall);
    const two = ['+393331234567', '+393337654321'];
    await stores.queue.enqueue([aDraft('one phone'), aDraft('two phones', { phones: two })], morning.wall);
    await stores.backups.make(morning.wall);
    stores.close();
    damage();
    restore();
    const restored = open();
    const [one, other] = await restored.attempts.openAttempts();
    expect([one?.attempt.context.number, other?.attempt.context.number]).toEqual([number, '']);
    if (one === undefined || other === undefined) throw new Error('nothing is open');
    await restored.attempts.confirmAbsent(one, 0, at(120_000).wall);
    expect((await restored.reader.message('one phone'))?.chatId).toBeNull();
    await restored.attempts.markUnconfirmed(other, 'CONTEXT_CHANGED', at(120_000).wall);
    await restored.queue.cancel(['two phones'], at(120_000).wall);
    // Cancelled in doubt it counts as what may have arrived.
    expect((await restored.reader.message('two phones'))?.attempts).toBe(1);
    restored.close();
  });

  it('keeps the day a message is queued for', async () => {
    const stores = open();
    await furnish(stores as unknown as StoreUnderTest);
    const tomorrow = morning.wall + 86_400_000;
    await stores.queue.enqueue([aDraft('later', { notBefore: tomorrow })], morning.wall);
    await stores.backups.make(morning.wall);
    stores.close();
    damage();
    restore();
    const restored = open();
    const [later] = await restored.attempts.openAttempts();
    if (later === undefined) throw new Error('not looked for');
    await restored.attempts.confirmAbsent(later, morning.wall + 60_000, morning.wall);
    const message = await restored.reader.message('later');
    expect([message?.status, message?.notBefore]).toEqual(['PENDING', tomorrow]);
    restored.close();
  });

  it('is left alone when it has no backup that can be read', async () => {
    await aStoreWithABackup();
    damage();
    for (const backup of listBackups(path)) truncateSync(backup.path, 5000);
    expect(restore()).toBe(false);
    expect(existsSync(path)).toBe(true);
  });

  it('falls back to an older backup when the newest is damaged too', async () => {
    await aStoreWithABackup();
    const stores = open();
    await stores.backups.make(morning.wall + 3_600_000);
    stores.close();
    truncateSync(listBackups(path)[0]?.path ?? '', 5000);
    damage();
    expect(restore()).toBe(true);
  });

  it('is never left half restored by a crash', async () => {
    await aStoreWithABackup();
    damage();
    restore();
    // As it lies when the process dies between the two renames.
    renameSync(path, `${path}.restored`);
    finishRestore(path, at(90_000).wall);
    const stores = open();
    expect(await stores.slots.queuePaused()).toBe(true);
    stores.close();
    expect(existsSync(`${path}.restored`)).toBe(false);
  });
});
