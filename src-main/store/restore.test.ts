import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { windowMs } from '../domain/governor/slots.ts';
import { temporaryDirectory } from '../testing/real-app.ts';
import {
  aDraft,
  at,
  attemptOf,
  furnish,
  limited,
  message,
  morning,
  mustClaim,
  sending,
  sent,
  start,
  startNext,
  story,
} from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { listBackups } from './backups.ts';
import { Database } from './database.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';
import { finishRestore, restoreChosen, restoreNewestBackup, swapSteps } from './restore.ts';
import { storeFacts } from './store-facts.ts';
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

describe('what was over in a backup', () => {
  /** One message cancelled before it was tried, in a store that is lost after the backup. */
  async function restoredWithACancelledOne(draft = aDraft('m')): Promise<Stores & StoreUnderTest> {
    const stores = open();
    await furnish(stores as unknown as StoreUnderTest, draft.householdId === null ? [] : ['Rossi']);
    await stores.sessions.noteLinked('main', { number, pushName: null, device: 'd' }, false, morning.wall);
    await stores.queue.enqueue([draft], morning.wall);
    await stores.queue.cancel([draft.id], morning.wall);
    await stores.backups.make(morning.wall);
    stores.close();
    damage();
    expect(restore()).toBe(true);
    return open() as unknown as Stores & StoreUnderTest;
  }

  it('may have been queued again and sent since: queued again here, it is looked for before it leaves', async () => {
    const store = await restoredWithACancelledOne();
    expect(await store.queue.retry(['m'], at(120_000).wall)).toEqual([true]);
    const claimed = await mustClaim(store, 'COLD', at(120_000).wall);
    const later = at(2 * windowMs);
    expect(await start(store, claimed, { now: later })).toEqual({ started: false, because: 'CLAIM_LOST' });
    const [looked] = await store.attempts.openAttempts();
    if (looked === undefined) throw new Error('not looked for');
    expect(looked).toMatchObject({ id: 'm', attempt: { chatId: 'chat-of-m', context: { number } } });
    await store.attempts.confirmSent(looked, 'ID-of-before', 1, later.wall);
    expect((await message(store, 'm')).status).toBe('SENT');
    expect((await store.checkInvariants()).findings).toEqual([]);
    store.close();
  });

  it('leaves once it is proven absent, and is not looked for a second time', async () => {
    const store = await restoredWithACancelledOne();
    await store.queue.retry(['m'], at(120_000).wall);
    const later = at(2 * windowMs);
    await start(store, await mustClaim(store, 'COLD', later.wall), { now: later });
    const [looked] = await store.attempts.openAttempts();
    if (looked === undefined) throw new Error('not looked for');
    await store.attempts.confirmAbsent(looked, 0, later.wall);
    const claimed = await mustClaim(store, 'COLD', later.wall);
    expect(await start(store, claimed, { now: later })).toMatchObject({ started: true });
    expect(await story(store, 'm')).toEqual([
      ...['QUEUED', 'CANCELLED', 'RESTORED_OVER', 'REQUEUED', 'RESTORED', 'PROVEN_ABSENT', 'SEND_STARTED'],
    ]);
    store.close();
  });

  it('is a question for a person where the phone was linked anew: its history may not know what left before', async () => {
    const store = await restoredWithACancelledOne();
    await store.sessions.noteLinked(
      'main',
      { number, pushName: null, device: 'another' },
      true,
      morning.wall,
    );
    await store.queue.retry(['m'], at(120_000).wall);
    const later = at(2 * windowMs);
    await start(store, await mustClaim(store, 'COLD', later.wall), { now: later });
    const [looked] = await store.attempts.openAttempts();
    const [session] = await store.sessions.sessions();
    expect(looked?.attempt.context.linkGeneration).toBeLessThan(session?.linkGeneration ?? 0);
    store.close();
  });

  it('leaves no household to be invited with a new message, as if it had never been', async () => {
    const invitation = aDraft('m', { kind: 'INVITATION', householdId: 'household-1' });
    const store = await restoredWithACancelledOne(invitation);
    const again = await store.queue.enqueue([{ ...invitation, id: 'n' }], at(120_000).wall);
    expect(again).toEqual([{ kind: 'alreadyInvited', id: 'm' }]);
    expect((await store.checkInvariants()).findings).toEqual([]);
    store.close();
  });
});

describe('a crash in the middle of a restore', () => {
  const steps = () => swapSteps(path, 'replaced', at(60_000).wall);

  /** Two whole stores: the one in use, and the one that is ready to take its place, each with its settings. */
  async function twoStores(): Promise<void> {
    const stores = open();
    await furnish(stores as unknown as StoreUnderTest, ['Vecchi']);
    stores.close();
    copyFileSync(path, `${path}.restored`);
    const next = openStores({ ...options(), path: `${path}.restored` });
    if (!next.ok) throw new Error(next.code);
    await next.stores.queue.setPaused(true, 1);
    next.stores.close();
    const settings = join(dirname(path), 'settings.json');
    writeFileSync(settings, 'old');
    writeFileSync(`${settings}.restored`, 'new');
  }

  it.each([0, 1, 2, 3, 4, 5])(
    'after %i of its steps leaves a whole store at the next start, with its settings',
    async (done) => {
      await twoStores();
      expect(steps()).toHaveLength(5);
      for (const step of steps().slice(0, done)) step();
      finishRestore(path, at(90_000).wall);
      const stores = open();
      const isNew = done > 0;
      expect(await stores.slots.queuePaused()).toBe(isNew);
      expect((await stores.households.counts()).households).toBe(1);
      expect((await stores.checkInvariants()).findings).toEqual([]);
      stores.close();
      const beside = readdirSync(dirname(path));
      expect(readFileSync(join(dirname(path), 'settings.json'), 'utf8')).toBe(isNew ? 'new' : 'old');
      expect(beside.filter((name) => name.endsWith('.restored'))).toEqual([]);
    },
  );

  it('before it began leaves nothing of the copy that was being made ready', async () => {
    const stores = open();
    stores.close();
    for (const end of ['', '-wal', '.before-v9']) writeFileSync(`${path}.restoring${end}`, 'phones');
    finishRestore(path, 1);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('restoring'))).toEqual([]);
  });
});

describe('a backup that was chosen', () => {
  const chosen = () => `${path}.chosen`;
  const choose = (now = at(60_000)) =>
    restoreChosen(options(), { path: chosen(), at: morning.wall, settings: '{}' }, now);

  it('of an older Invita is brought up to date', async () => {
    open().close();
    const older = openDatabase({ ...options(), path: chosen(), migrations: migrations.slice(0, -3) });
    if (!older.ok) throw new Error(older.code);
    older.database.exec(
      `INSERT INTO household (id, name, search, position, created_at) VALUES ('h', 'Rossi', 'rossi', 1, 1)`,
    );
    older.database.close();
    expect(await choose()).toBeNull();
    const restored = Database.openReadOnly(path);
    expect(restored.scalar('PRAGMA user_version')).toBe(migrations.length);
    expect(restored.scalar('SELECT name FROM household')).toBe('Rossi');
    restored.close();
  });

  it('of a newer Invita is refused, and the store that is here stays', async () => {
    const stores = open();
    await furnish(stores as unknown as StoreUnderTest, ['Qui']);
    stores.close();
    copyFileSync(path, chosen());
    const newer = Database.open(chosen());
    newer.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    newer.close();
    expect(await choose()).toBe('DATABASE_TOO_NEW');
    const here = open();
    expect((await here.households.counts()).households).toBe(1);
    here.close();
  });

  it('that holds who was forgotten with a message in doubt knows from here what became of it', async () => {
    const stores = open();
    const store = stores as unknown as StoreUnderTest;
    const [household = ''] = await furnish(store, ['Rossi']);
    await stores.sessions.noteLinked('main', { number, pushName: null, device: 'd' }, false, morning.wall);
    const inDoubt = await sending(store, aDraft('m', { kind: 'INVITATION', householdId: household }));
    await stores.backups.make(morning.wall);
    copyFileSync(listBackups(path)[0]?.path ?? '', chosen());
    await stores.attempts.confirmSent(inDoubt, 'ID-m', 1, morning.wall);
    expect(await stores.retention.forget([household], at(1).wall)).toMatchObject({ ok: true });
    await sent(store, aDraft('after'));
    stores.close();
    expect(await choose()).toBeNull();
    const here = open();
    expect((await here.households.counts()).households).toBe(0);
    expect((await here.checkInvariants()).findings).toEqual([]);
    expect(await message(here as unknown as StoreUnderTest, 'm')).toMatchObject({
      status: 'SENT',
      text: '—',
    });
    // Sent since to a number that came back with nobody: it is not theirs.
    expect(await message(here as unknown as StoreUnderTest, 'after')).toMatchObject({ status: 'SENT' });
    here.close();
  });

  /** A store, and a backup of it that was made now. */
  async function backedUp(fill: (store: Stores & StoreUnderTest) => Promise<unknown>) {
    const store = open() as unknown as Stores & StoreUnderTest;
    await furnish(store, []);
    await store.sessions.noteLinked('main', { number, pushName: null, device: 'd' }, false, morning.wall);
    await fill(store);
    await store.backups.make(morning.wall);
    const backup = `${path}.kept`;
    copyFileSync(listBackups(path)[0]?.path ?? '', backup);
    return { store, backup };
  }

  const couple = (id: string) => ({
    add: (store: StoreUnderTest) =>
      store.householdEditor.add(
        {
          name: 'Mario e Anna Neri',
          phones: [{ e164: '+393331112222', kind: 'mobile' as const }],
          guests: ['Mario', 'Anna'].map((firstName) => ({ firstName, lastName: 'Neri' })),
        },
        { newId: () => id, now: morning.wall },
      ),
    draft: (message: string) =>
      aDraft(message, { householdId: id, text: 'Cari Mario e Anna', phones: ['+393331112222'] }),
  });
  const mario = { household: 'neri', index: 0, firstName: 'Mario', lastName: 'Neri' };

  async function restored(backup: string, now = at(60_000)) {
    copyFileSync(backup, chosen());
    const code = await choose(now);
    const store = open() as unknown as Stores & StoreUnderTest;
    return { code, store, findings: (await store.checkInvariants()).findings };
  }

  it.each([
    ['whose household was forgotten', (store: Stores) => store.retention.forget(['neri'], at(1).wall)],
    ['that was deleted with all else', (store: Stores) => store.deletion.deleteAll('d', 'HAND', at(1))],
    ['to somebody who was forgotten', (store: Stores) => store.retention.forgetGuest(mario, at(1).wall)],
  ])('goes on with the log of what was sent since to one %s', async (_, goes) => {
    const neri = couple('neri');
    const { store, backup } = await backedUp(async (each) => {
      await neri.add(each);
      await each.queue.enqueue([neri.draft('m')], morning.wall);
    });
    const attempt = attemptOf(await startNext(store, 'm'));
    await store.attempts.settle(attempt, { to: 'SENT', messageId: 'ID-m', at: morning }, morning);
    expect(await goes(store)).toMatchObject({ ok: true });
    store.close();
    const after = await restored(backup);
    expect([after.code, after.findings]).toEqual([null, []]);
    expect(await story(after.store, 'm')).toEqual(['QUEUED', 'SEND_STARTED', 'SENT']);
    after.store.close();
  });

  it('empties nothing that was queued after everything was deleted', async () => {
    const neri = couple('neri');
    const { store, backup } = await backedUp((each) => neri.add(each));
    await store.deletion.deleteAll('d', 'HAND', at(1));
    await couple('bianchi').add(store);
    await sent(store, couple('bianchi').draft('after'));
    store.close();
    const after = await restored(backup);
    expect([after.code, after.findings]).toEqual([null, []]);
    expect(await message(after.store, 'after')).toMatchObject({ status: 'SENT', text: 'Cari Mario e Anna' });
    after.store.close();
  });

  it('does not bring back one person who was forgotten, nor a message that names them', async () => {
    const neri = couple('neri');
    const { store, backup } = await backedUp(async (each) => {
      await neri.add(each);
      await each.queue.enqueue([neri.draft('m')], morning.wall);
      await each.queue.cancel(['m'], morning.wall);
    });
    await store.retention.forgetGuest(mario, at(1).wall);
    store.close();
    const after = await restored(backup);
    expect([after.code, after.findings]).toEqual([null, []]);
    expect(await after.store.households.household('neri')).toMatchObject({
      name: 'Anna Neri',
      guests: [{ firstName: '' }, { firstName: 'Anna' }],
    });
    expect(await after.store.queue.retry(['m'], at(90_000).wall)).toEqual([false]);
    after.store.close();
    expect(readFileSync(path).includes('Mario')).toBe(false);
  });

  it('is refused where a message to one who was forgotten is in doubt, and nothing is changed', async () => {
    const neri = couple('neri');
    const { store, backup } = await backedUp((each) => neri.add(each));
    await store.householdEditor.split(
      'neri',
      { name: 'Mario Neri', people: [0], phones: [] },
      { newId: () => 'mario', now: morning.wall },
    );
    expect(await store.retention.forget(['mario'], at(1).wall)).toMatchObject({ ok: true });
    // To the household he left, and it names him all the same.
    await sending(store, neri.draft('m'));
    store.close();
    const after = await restored(backup);
    expect(after.code).toBe('BACKUP_HOLDS_FORGOTTEN');
    expect(await after.store.households.household('mario')).toBeNull();
    after.store.close();
  });

  it('does not bring back who was forgotten by way of an older one, restored in between', async () => {
    const older = await backedUp((each) => couple('verdi').add(each));
    const neri = couple('neri');
    await neri.add(older.store);
    await older.store.backups.make(at(1_000).wall);
    const newer = `${path}.newer`;
    copyFileSync(listBackups(path)[0]?.path ?? '', newer);
    await older.store.retention.forget(['neri'], at(2_000).wall);
    await older.store.retention.forgetGuest({ ...mario, household: 'verdi' }, at(2_000).wall);
    older.store.close();
    const first = await restored(older.backup);
    expect((await first.store.households.counts()).households).toBe(1);
    first.store.close();
    expect(storeFacts(path)?.forgottenAt).toBeGreaterThanOrEqual(at(2_000).wall);
    const second = await restored(newer, at(120_000));
    expect([second.code, second.findings]).toEqual([null, []]);
    expect(await second.store.households.household('neri')).toBeNull();
    expect((await second.store.households.household('verdi'))?.guests[0]).toMatchObject({ firstName: '' });
    second.store.close();
  });
});
