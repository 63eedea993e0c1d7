import fc from 'fast-check';
import { expect, it } from 'vitest';
import { furnish, morning } from '../testing/store/queue-fixtures.ts';
import { answer, fates, invite } from '../testing/store/report-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { openTestStore } from '../testing/test-store.ts';

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
