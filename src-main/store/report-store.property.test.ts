import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { furnish, morning } from '../testing/store/queue-fixtures.ts';
import { answer, fates, invite } from '../testing/store/report-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { openTestStore } from '../testing/test-store.ts';
import { Database } from './database.ts';
import { createReportStore } from './report-store.ts';
import { createRsvpStore } from './rsvp-store.ts';

const aHousehold = fc.record({
  fate: fc.constantFrom(...fates),
  rsvp: fc.constantFrom('COMING', 'NOT_COMING', 'MAYBE', null),
  viewed: fc.boolean(),
  optedOut: fc.boolean(),
});

type Household = typeof aHousehold extends fc.Arbitrary<infer T> ? T : never;

/** What waits in the queue is queued last: the fixtures send whatever is next. */
async function fill(store: StoreUnderTest, list: readonly Household[]): Promise<void> {
  const names = list.map((_, index) => `Famiglia ${index}`);
  const ids = await furnish(store, names);
  const waits = ({ fate }: Household) => Number(fate === 'QUEUED');
  const order = [...list.entries()].sort(([, a], [, b]) => waits(a) - waits(b));
  for (const [index, { fate, rsvp, viewed }] of order) {
    const household = ids[index] ?? '';
    await invite(store, `m${index}`, household, fate);
    if (rsvp !== null) await answer(store, household, rsvp);
    if (viewed) await store.rsvp.viewed(household, morning.wall);
  }
  // Last: the households of the fixtures share a phone, and to that of one who opted out nothing is sent.
  for (const [index, { optedOut }] of list.entries()) {
    if (optedOut) store.optOut(ids[index] ?? '', morning.wall);
  }
}

it('the figures agree with the queue and the answers, and never grow on the way', async () => {
  const property = fc.asyncProperty(fc.array(aHousehold, { maxLength: 9 }), async (list) => {
    const store = openTestStore();
    try {
      await fill(store, list);
      const funnel = await store.reports.funnel();
      const { listed, invited, sent, delivered, read, viewed, answered, coming } = funnel;
      const stages = [listed, invited, sent, delivered, read];
      expect(stages).toEqual(stages.toSorted((a, b) => b - a));
      expect(coming).toBeLessThanOrEqual(answered);

      const { byStatus } = await store.reader.counts();
      const [SENT, DELIVERED, READ] = [byStatus.SENT, byStatus.DELIVERED, byStatus.READ];
      expect([sent, delivered, read]).toEqual([SENT + DELIVERED + READ, DELIVERED + READ, READ]);
      const counted = await store.households.counts();
      expect([listed, invited]).toEqual([counted.households, counted.invited]);
      const left = new Set(['SENT', 'DELIVERED', 'READ']);
      const silent = (await store.households.all()).filter(
        (each) => each.rsvp === null && left.has(each.invitation?.status ?? ''),
      );
      expect(counted.awaited).toBe(silent.length);
      const rsvp = await store.rsvp.counts();
      expect([viewed, coming, listed - answered]).toEqual([
        rsvp.viewed,
        rsvp.byRsvp.COMING.households,
        rsvp.notAnswered,
      ]);
      const dated = await store.reports.answers();
      expect(dated.reduce((sum, { households }) => sum + households, 0)).toBe(answered);

      const missing = await store.reports.missing(100);
      expect(missing).toHaveLength(listed - sent);
      const counts = await store.reports.missingCounts();
      const byReason = Map.groupBy(missing, ({ reason }) => reason);
      expect(new Map([...byReason].map(([reason, each]) => [reason, each.length]))).toEqual(counts);
    } finally {
      store.close();
    }
  });
  await fc.assert(property, { numRuns: 60 });
});

/** Everything the reports say, read in parts of so many households. */
async function told(path: string, atOnce: number, limit: number): Promise<unknown> {
  const database = Database.openReadOnly(path);
  try {
    const reports = createReportStore(database, atOnce);
    return {
      funnel: await reports.funnel(),
      answers: await reports.answers(),
      menus: await reports.menus(),
      missing: [...(await reports.missingCounts())].toSorted(),
      rows: [await reports.coming(limit), await reports.missing(limit)],
      rsvp: await createRsvpStore(database, atOnce).counts(),
    };
  } finally {
    database.close();
  }
}

const dietary = fc.constantFrom('', 'Vegana', 'vegana ', 'VEGANA', 'Celiaca', 'celiaca');

it('read in parts of any size, the reports say what they say of the whole', async () => {
  const people = fc.array(fc.record({ household: aHousehold, dietary }), { maxLength: 9 });
  const property = fc.asyncProperty(
    people,
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 6 }),
    async (list, atOnce, limit) => {
      const directory = mkdtempSync(join(tmpdir(), 'invita-parts-'));
      const path = join(directory, 'invita.sqlite');
      const store = openTestStore(path);
      try {
        await fill(
          store,
          list.map(({ household }) => household),
        );
        const households = await store.households.all();
        for (const [index, { id }] of households.entries()) {
          const eats = list[index]?.dietary ?? '';
          if (households[index]?.rsvp !== 'COMING') continue;
          const guests = [{ name: 'Anna', coming: true, dietary: eats }];
          await answer(store, id, 'COMING', { adults: index, guests }, morning.wall + index * 1_000_000);
        }
        expect(await told(path, atOnce, limit)).toEqual(await told(path, 1000, limit));
      } finally {
        store.close();
        rmSync(directory, { recursive: true, force: true });
      }
    },
  );
  await fc.assert(property, { numRuns: 25 });
});

it('a long list lets others have their turn between its parts, and one that fits into a part does not wait', async () => {
  const store = openTestStore();
  await furnish(
    store,
    Array.from({ length: 1200 }, (_, index) => `Famiglia ${index}`),
  );
  let turns = 0;
  let reading = true;
  const count = () => {
    turns += 1;
    if (reading) setImmediate(count);
  };
  setImmediate(count);
  expect((await store.reports.funnel()).listed).toBe(1200);
  reading = false;
  expect(turns).toBeGreaterThanOrEqual(2);
  store.close();
});

it('a list that is closed while it is read is said to be busy, and is no fault of the program', async () => {
  const store = openTestStore();
  await furnish(
    store,
    Array.from({ length: 1200 }, (_, index) => `Famiglia ${index}`),
  );
  const reading = store.reports.funnel();
  store.close();
  await expect(reading).rejects.toMatchObject({ name: 'StorageError', problem: 'STORE_BUSY' });
});
