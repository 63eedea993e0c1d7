import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Configuration, configurationDefaults } from '#contract/configuration.ts';
import { listBackups } from '../store/backups.ts';
import { openStores } from '../store/stores.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { temporaryDirectory } from '../testing/real-app.ts';
import { aMessage } from '../testing/store/inbox-fixtures.ts';
import {
  aDraft,
  attemptOf,
  furnish,
  message,
  sending,
  sent,
  story,
} from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { createDataDeleter } from './data-deleter.ts';

const hour = 60 * 60_000;
const day = 24 * hour;

/** The event is today by the clock, and ten days later everything is to be deleted. */
async function open(changes: Partial<Configuration> = {}) {
  const path = join(temporaryDirectory(), 'invita.sqlite');
  const clock = new ManualClock();
  const opened = openStores({ path, realm: 'practice', newId: () => 'event-1', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  const { stores } = opened;
  onTestFinished(() => stores.close());
  const store = stores as unknown as StoreUnderTest;
  const [rossi = ''] = await furnish(store, ['Rossi', 'Verdi']);
  const told: string[] = [];
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `deletion-${ids}`;
  };
  let configuration: Configuration = {
    ...configurationDefaults,
    event_date: new Date(clock.now().wall).toISOString().slice(0, 10),
    delete_personal_data_after_days: 10,
    ...changes,
  };
  const deleter = createDataDeleter({
    stores,
    clock,
    configuration: () => configuration,
    random: { unit: () => 0.5, id: newId, bytes: (size) => new Uint8Array(size) },
    everythingChanged: () => told.push('everything'),
    planChanged: () => told.push('plan'),
  });
  const look = async (after = 0) => {
    await clock.advance(after);
    await deleter.look();
  };
  return {
    ...{ path, clock, stores, store, rossi, deleter, look, told },
    change: (next: Partial<Configuration>) => {
      configuration = { ...configuration, ...next };
    },
    households: async () => (await stores.deletion.personalData()).households,
    see: async () => {
      const { plan } = await deleter.outlook();
      await deleter.seen(plan?.due ?? '');
    },
  };
}

describe('all personal data, so many days after the event', () => {
  it('is deleted on its day once it was announced for a week, and only once', async () => {
    const { look, see, households, deleter, told, path } = await open();
    await look(2 * day);
    await see();
    expect((await deleter.outlook()).plan?.standing).toBe('FAR');
    await look(2 * day);
    expect((await deleter.outlook()).plan?.standing).toBe('NEAR');
    expect(told).toEqual(['plan']);
    await see();
    await look(6 * day);
    expect(await households()).toBe(2);
    await look(day);
    expect(await households()).toBe(0);
    const { last, plan } = await deleter.outlook();
    expect(last).toMatchObject({ because: 'DATE', clean: true, counts: { households: 2 } });
    expect(plan).toBeNull();
    expect(told).toContain('everything');
    expect(listBackups(path)).toHaveLength(1);
    await look(day);
    expect((await deleter.outlook()).last?.id).toBe(last?.id);
  });

  it('is kept as long as nobody has seen the announcement, however long that is', async () => {
    const { look, see, households, deleter, clock } = await open();
    await look(200 * day);
    expect(await households()).toBe(2);
    const { plan } = await deleter.outlook();
    expect(plan).toMatchObject({ standing: 'NEAR', at: clock.now().wall + 7 * day });
    await see();
    await look(7 * day - hour);
    expect(await households()).toBe(2);
    await look(hour);
    expect(await households()).toBe(0);
  });

  it('is kept where it is put off, switched off, or the event is later', async () => {
    const { look, see, households, deleter, change } = await open();
    await look(4 * day);
    await see();
    expect(await deleter.postpone()).toBe(true);
    await look(10 * day);
    expect(await households()).toBe(2);
    expect((await deleter.outlook()).plan?.standing).toBe('FAR');
    await look(30 * day);
    await see();
    change({ delete_personal_data_after_days: null });
    await look(30 * day);
    expect(await households()).toBe(2);
    expect(await deleter.postpone()).toBe(false);
    change({ delete_personal_data_after_days: 10, event_date: '2031-01-01' });
    await look(30 * day);
    expect(await households()).toBe(2);
  });

  it('waits for a message that is on its way, and not for one that nobody will ever know of', async () => {
    const { look, see, households, deleter, stores, store, rossi, clock } = await open();
    await look(4 * day);
    await see();
    await clock.advance(7 * day);
    const draft = aDraft('m', { kind: 'INVITATION', householdId: rossi });
    const attempt = await sending(store, draft, { now: clock.now() });
    await look(hour);
    expect(await households()).toBe(2);
    await look(23 * hour);
    expect(await households()).toBe(0);
    expect(await message(store, 'm')).toMatchObject({ status: 'CANCELLED', text: '—', recipient: '—' });
    expect((await deleter.outlook()).last?.counts).toMatchObject({ unconfirmed: 1, cancelled: 0 });
    // Its answer comes after all: it changes nothing, and nothing is sent again.
    const settlement = { to: 'SENT', messageId: 'ID-m', at: clock.now() } as const;
    expect(await stores.attempts.settle(attemptOf(attempt), settlement, clock.now())).toBe(false);
    await stores.queue.retry(['m'], clock.now().wall);
    expect(await message(store, 'm')).toMatchObject({ status: 'CANCELLED', text: '—' });
    // Its log adds up: it was under way, nobody knew, and that was it.
    expect(await story(store, 'm')).toEqual(['QUEUED', 'SEND_STARTED', 'UNCONFIRMED', 'CANCELLED']);
    expect((await stores.checkInvariants()).findings).toEqual([]);
  });

  it('is refused at once by hand while a message is on its way, and nothing is touched', async () => {
    const { deleter, households, store, rossi, stores } = await open();
    await sending(store, aDraft('m', { kind: 'INVITATION', householdId: rossi }));
    await stores.queue.enqueue([aDraft('n', { kind: 'REMINDER', householdId: rossi })], 1);
    expect(await deleter.deleteNow()).toEqual({ ok: false, code: 'MESSAGE_IN_DOUBT' });
    expect(await households()).toBe(2);
    expect(await message(store, 'n')).toMatchObject({ status: 'PENDING' });
  });

  it('is deleted by hand without a date, with what waited, and every copy goes at once', async () => {
    const { deleter, stores, store, rossi, path } = await open({ event_date: null });
    await sent(store, aDraft('m', { kind: 'INVITATION', householdId: rossi }));
    await stores.queue.enqueue([aDraft('n', { kind: 'REMINDER', householdId: rossi })], 1);
    await stores.backups.make(Date.now() + 400 * day);
    const replaced = `${path}.replaced-2027-01-01T10-00-00`;
    for (const end of ['', '-wal']) writeFileSync(replaced + end, 'somebody');
    expect(await deleter.deleteNow()).toMatchObject({
      ok: true,
      deletion: { because: 'HAND', clean: true, counts: { messages: 2, cancelled: 1 } },
    });
    expect(readdirSync(dirname(path)).filter((name) => name.includes('replaced'))).toEqual([]);
    expect(listBackups(path)).toHaveLength(1);
  });

  it('is cleaned away once, though a look comes while somebody deletes by hand', async () => {
    const { deleter, told, path } = await open();
    const [deleted] = await Promise.all([deleter.deleteNow(), deleter.look(), deleter.deleteNow()]);
    expect(deleted).toMatchObject({ ok: true, deletion: { clean: true, counts: { households: 2 } } });
    expect(told.filter((each) => each === 'everything')).toHaveLength(2);
    expect(listBackups(path)).toHaveLength(1);
  });

  it('is cleaned away to the end at the next look, where a crash had kept it from that', async () => {
    const { stores, look, deleter, clock, path } = await open({ delete_personal_data_after_days: null });
    await stores.backups.make(clock.now().wall);
    await stores.deletion.deleteAll('before-the-crash', 'HAND', clock.now());
    expect((await deleter.outlook()).last?.clean).toBe(false);
    await look(hour);
    expect((await deleter.outlook()).last?.clean).toBe(true);
    expect(listBackups(path).map(({ at }) => at)).toEqual([clock.now().wall]);
  });

  it('is kept where it is put off while an earlier one is still being cleaned away', async () => {
    const { stores, look, see, deleter, clock, households } = await open();
    await stores.deletion.deleteAll('before-the-crash', 'HAND', clock.now());
    await stores.householdEditor.add({ name: 'Zia', phones: [], guests: [] }, { newId: () => 'zia', now: 1 });
    await clock.advance(4 * day);
    await see();
    vi.spyOn(stores.retention, 'wipe').mockImplementationOnce(async () => {
      expect(await deleter.postpone()).toBe(true);
    });
    await look(7 * day);
    expect((await deleter.outlook()).last).toMatchObject({ id: 'before-the-crash', clean: true });
    expect(await households()).toBe(1);
  });

  it('does not come back with what people write to the phone afterwards, until there is a guest list again', async () => {
    const { deleter, stores, store, rossi } = await open();
    await sent(store, aDraft('m', { kind: 'INVITATION', householdId: rossi }));
    await deleter.deleteNow();
    const wrote = () => aMessage({ phone: '+393339998877', lid: '99@lid' }, { text: 'Grazie!' });
    expect(await stores.inbox.record('main', [wrote()], 1)).toEqual({ stored: 0, warmed: 0 });
    expect(await stores.inbox.learnLid('77@lid', '+393339998877', 1)).toBe(false);
    expect(await stores.inbox.learnLidOfMessage('ID-m', '77@lid', 1)).toBe(false);
    expect((await deleter.outlook()).data.any).toBe(false);
    const phones = [{ e164: '+393339998877', kind: 'mobile' as const }];
    await stores.householdEditor.add({ name: 'Zia', phones, guests: [] }, { newId: () => 'zia', now: 1 });
    expect((await stores.inbox.record('main', [wrote()], 1)).stored).toBe(1);
    expect((await stores.households.household('zia'))?.invitation).toBeNull();
  });
});
