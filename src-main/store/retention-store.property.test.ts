import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { fill, hide, kept, openStore, remind, somebody, traces } from '../testing/store/people-corpus.ts';
import { aDraft, furnish, morning, sending } from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';

const now = morning.wall;
const minute = 60_000;

it('of a household that was forgotten no byte is left, in the store nor in its copies, and all else stays', async () => {
  const property = fc.asyncProperty(
    fc.noShrink(somebody('Q')),
    fc.noShrink(somebody('W')),
    async (gone, stays) => {
      const path = join(temporaryDirectory(), 'invita.sqlite');
      const stores = openStore(path);
      try {
        await furnish(stores as unknown as StoreUnderTest);
        const forgotten = await fill(stores, gone);
        const other = await fill(stores, stays);
        await remind(stores, forgotten, gone);
        await remind(stores, other, stays);
        await stores.backups.make(now - minute);
        writeFileSync(`${path}.before-v9`, kept(path));
        const before = await stores.reader.counts();
        expect(traces(gone).filter((trace) => kept(path).includes(trace)).length).toBeGreaterThan(6);

        const later = Date.now() + minute;
        expect(await stores.retention.forget([forgotten], later)).toEqual({
          ok: true,
          households: 1,
          cancelled: 1,
        });
        await stores.retention.wipe();
        expect(stores.backups.holdForgotten()).toBe(true);
        await stores.backups.make(later + minute);
        expect(stores.backups.holdForgotten()).toBe(false);

        const bytes = kept(path);
        expect(traces(gone).filter((trace) => bytes.includes(trace))).toEqual([]);
        expect(bytes.includes(stays.first) && bytes.includes(stays.phone)).toBe(true);

        // What was counted is counted still, and the promises of the queue hold.
        expect((await stores.checkInvariants()).findings).toEqual([]);
        const { total, byStatus } = await stores.reader.counts();
        expect([total, byStatus.READ, byStatus.SENT]).toEqual([
          before.total,
          before.byStatus.READ,
          before.byStatus.SENT,
        ]);
        expect([byStatus.PENDING, byStatus.CANCELLED]).toEqual([1, 1]);
        expect(await stores.slots.recent('393330000000', 10)).toHaveLength(4);
        expect((await stores.households.household(other))?.invitation?.status).toBe('READ');
        expect(await stores.households.household(forgotten)).toBeNull();
      } finally {
        stores.close();
      }
    },
  );
  await fc.assert(property, { numRuns: 4 });
});

it('of everybody no byte is left once all of it is deleted, wherever it stood, and the numbers are', async () => {
  const property = fc.asyncProperty(
    fc.noShrink(somebody('Q')),
    fc.noShrink(somebody('W')),
    fc.noShrink(somebody('X')),
    async (one, other, stranger) => {
      const path = join(temporaryDirectory(), 'invita.sqlite');
      const stores = openStore(path);
      const store = stores as unknown as StoreUnderTest;
      try {
        await furnish(store);
        const ids = [await fill(stores, one), await fill(stores, other)];
        await hide(stores, stranger);
        const attempt = await sending(
          store,
          aDraft('doubt', { householdId: null, text: `Ciao ${one.first}` }),
        );
        await stores.attempts.markUnconfirmed(attempt, 'UNREADABLE', now);
        await remind(stores, ids[0] ?? '', one);
        await remind(stores, ids[1] ?? '', other);
        await stores.householdEditor.bulk([ids[1] ?? ''], { do: 'remove' }, { newId: () => 'removal', now });
        for (const aside of ['before-v9', 'replaced-2027-01-01T10-00-00', 'restoring'])
          writeFileSync(`${path}.${aside}`, kept(path));
        // By a clock that is ahead: a copy from the future goes too.
        await stores.backups.make(now + 100 * 24 * 60 * minute);
        const everybody = [one, other, stranger].flatMap(traces);
        expect(everybody.filter((trace) => kept(path).includes(trace)).length).toBeGreaterThan(20);
        const before = await stores.reader.counts();
        const funnel = await stores.reports.funnel();

        const at = { ...morning, wall: now + minute, uptime: morning.uptime + minute };
        const deleted = await stores.deletion.deleteAll('d1', 'DATE', at);
        expect(deleted).toMatchObject({ ok: true, deletion: { counts: { unconfirmed: 1 } } });
        await stores.retention.wipe();
        await stores.backups.makeOnly(at.wall + minute);

        const bytes = kept(path);
        expect(everybody.filter((trace) => bytes.includes(trace))).toEqual([]);
        expect((await stores.checkInvariants()).findings).toEqual([]);
        const { total, byStatus } = await stores.reader.counts();
        expect([total, byStatus.READ, byStatus.SENT]).toEqual([
          before.total,
          before.byStatus.READ,
          before.byStatus.SENT,
        ]);
        expect([byStatus.PENDING, byStatus.SENDING, byStatus.UNCONFIRMED]).toEqual([0, 0, 0]);
        expect((await stores.deletion.figures())?.funnel).toEqual(funnel);
        expect(await stores.deletion.personalData()).toEqual({
          households: 0,
          guests: 0,
          waiting: 0,
          any: false,
        });
        // Nothing that is over goes out once more, whatever is asked for.
        const { items } = await stores.reader.page({ order: 'queued', limit: 200 });
        await stores.queue.retry(
          items.map(({ id }) => id),
          at.wall,
        );
        expect((await stores.reader.counts()).byStatus.PENDING).toBe(0);
      } finally {
        stores.close();
      }
    },
  );
  await fc.assert(property, { numRuns: 3 });
}, 120_000);
