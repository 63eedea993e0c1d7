import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageStatus } from '../../domain/queue/message.ts';
import type { MessageFilter } from '../../domain/queue/queue-store.ts';
import { aDraft, at, attemptOf, furnish, morning, sending, sent } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;

export function describeReader(open: () => StoreUnderTest): void {
  describe('reading the queue', () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = open();
      await furnish(store);
    });

    async function allPages(filter: MessageFilter): Promise<{ ids: string[]; totals: Set<number> }> {
      const ids: string[] = [];
      const totals = new Set<number>();
      let cursor: string | undefined;
      do {
        const page = await store.reader.page(cursor === undefined ? filter : { ...filter, cursor });
        expect(page.items.length).toBeLessThanOrEqual(filter.limit);
        ids.push(...page.items.map(({ id }) => id));
        totals.add(page.total);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return { ids, totals };
    }

    async function found(text: string): Promise<readonly string[]> {
      return (await store.reader.page({ order: 'queued', limit: 50, text })).items.map(({ id }) => id);
    }

    it('pages through all of it, each message once, in either order', async () => {
      // Several with the same time, so that the time alone does not tell them apart.
      const moments = [0, 0, 0, 1000, 1000, 2000];
      for (const [index, ms] of moments.entries())
        await sent(store, aDraft(`sent-${index}`), { now: at(ms) });
      for (let index = 0; index < 5; index += 1) await store.queue.enqueue([aDraft(`new-${index}`)], now);
      const queued = (await allPages({ order: 'queued', limit: 50 })).ids;
      const latest = (await allPages({ order: 'latest', limit: 50 })).ids;
      expect(queued).toHaveLength(11);
      expect(latest[0]).toBe('sent-5');
      expect([...latest].sort()).toEqual([...queued].sort());
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async (limit) => {
          expect((await allPages({ order: 'queued', limit })).ids).toEqual(queued);
          expect((await allPages({ order: 'latest', limit })).ids).toEqual(latest);
        }),
        { numRuns: 12 },
      );
    });

    it('counts all that match, on every page', async () => {
      await store.queue.enqueue(
        Array.from({ length: 7 }, (_, index) => aDraft(`m${index}`)),
        now,
      );
      await sent(store, aDraft('x', { lane: 'WARM' }));
      const statuses: readonly MessageStatus[] = ['PENDING'];
      const { ids, totals } = await allPages({ order: 'queued', limit: 3, statuses });
      expect([ids.length, [...totals]]).toEqual([7, [7]]);
      expect(await allPages({ order: 'queued', limit: 3, statuses: [] })).toMatchObject({ ids: [] });
    });

    it('is not shifted by what arrives between two pages', async () => {
      await store.queue.enqueue([aDraft('a'), aDraft('b'), aDraft('c')], now);
      const first = await store.reader.page({ order: 'queued', limit: 2 });
      await store.queue.cancel(['a'], now);
      await store.queue.enqueue([aDraft('d')], now);
      const cursor = first.nextCursor ?? '';
      const second = await store.reader.page({ order: 'queued', limit: 2, cursor });
      expect(second.items.map(({ id }) => id)).toEqual(['c', 'd']);
      expect(second.nextCursor).toBeNull();
    });

    it('starts from the beginning with a cursor that is not its own', async () => {
      await store.queue.enqueue([aDraft('a')], now);
      for (const cursor of ['', 'nonsense', Buffer.from('[1]').toString('base64url')]) {
        expect((await store.reader.page({ order: 'queued', limit: 5, cursor })).items).toHaveLength(1);
      }
    });

    it('filters by session', async () => {
      await store.sessions.create({ type: 'sposa', label: '', wahaUrl: 'u', wahaSession: 's' }, now);
      await store.queue.enqueue([aDraft('his'), aDraft('hers', { type: 'sposa' })], now);
      const page = await store.reader.page({ order: 'queued', limit: 5, type: 'sposa' });
      expect(page.items.map(({ id }) => id)).toEqual(['hers']);
    });

    it('finds by name and by phone, however the number is written', async () => {
      await store.queue.enqueue(
        [
          aDraft('rossi', { recipient: 'Famiglia Rossi', phones: ['+393471112222'] }),
          aDraft('verdi', { recipient: 'Verdi', phones: ['+393473334444', '+3906555'] }),
        ],
        now,
      );
      expect(await found('ROSSI')).toEqual(['rossi']);
      expect(await found('347 333')).toEqual(['verdi']);
      expect(await found('+39 06 555')).toEqual(['verdi']);
      expect(await found('  ')).toEqual(['rossi', 'verdi']);
      expect(await found('bianchi')).toEqual([]);
      // One number does not begin where another ends.
      expect(await found('44443906')).toEqual([]);
    });

    it('finds a name without its accents, in part, and whatever stands in the question', async () => {
      const names = ['Nicolò D’Angelo', 'Zoë "Z" OR recipient', 'Élodie AND NOT'];
      await store.queue.enqueue(
        names.map((recipient, index) => aDraft(`m${index}`, { recipient })),
        now,
      );
      expect(await found('nicolo')).toEqual(['m0']);
      expect(await found('angel')).toEqual(['m0']);
      expect(await found('"z" or')).toEqual(['m1']);
      expect(await found('elodie and')).toEqual(['m2']);
      expect(await found('lé')).toEqual([]);
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 12 }), async (text) => {
          expect((await found(text)).length).toBeLessThanOrEqual(3);
        }),
        { numRuns: 200 },
      );
    });

    it('answers any filter as a look at every message would, page by page', async () => {
      await store.sessions.create({ type: 'sposa', label: '', wahaUrl: 'u', wahaSession: 's' }, now);
      const drafts = Array.from({ length: 24 }, (_, index) =>
        aDraft(`m${String(index).padStart(2, '0')}`, {
          type: index % 3 === 0 ? 'sposa' : 'main',
          recipient: index % 2 === 0 ? 'Rossi' : 'Bianchi',
        }),
      );
      await store.queue.enqueue(drafts, now);
      const ids = drafts.map(({ id }) => id);
      await store.queue.cancel(ids.slice(0, 9), at(1000).wall);
      await store.queue.retry(ids.slice(0, 4), at(2000).wall);
      const all = (await store.reader.page({ order: 'latest', limit: 200 })).items;
      const filters = fc.record(
        {
          statuses: fc.subarray<MessageStatus>(['PENDING', 'CANCELLED', 'SENT'], { minLength: 1 }),
          type: fc.constantFrom('main', 'sposa', 'nobody'),
          text: fc.constantFrom('rossi', 'ro', 'bianc'),
        },
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(filters, fc.integer({ min: 1, max: 30 }), async (filter, limit) => {
          const wanted = all.filter(
            ({ status, type, recipient }) =>
              (filter.statuses?.includes(status) ?? true) &&
              (filter.type ?? type) === type &&
              recipient.toLowerCase().includes(filter.text ?? ''),
          );
          const { ids: answered, totals } = await allPages({ ...filter, order: 'latest', limit });
          expect(answered).toEqual(wanted.map(({ id }) => id));
          expect([...totals]).toEqual([wanted.length]);
        }),
        { numRuns: 40 },
      );
    });

    it('takes %, _ and \\ for what they are', async () => {
      const names = ['100% amici', 'a_b', 'c\\d', 'axb'];
      await store.queue.enqueue(
        names.map((recipient, index) => aDraft(`m${index}`, { recipient })),
        now,
      );
      expect(await found('%')).toEqual(['m0']);
      expect(await found('a_b')).toEqual(['m1']);
      expect(await found('c\\d')).toEqual(['m2']);
    });

    it('counts by status and by cause of failure', async () => {
      await store.queue.enqueue([aDraft('z')], now);
      await sent(store, aDraft('x', { lane: 'WARM' }));
      const open = await sending(store, aDraft('a', { lane: 'WARM' }));
      await store.attempts.settle(attemptOf(open), { to: 'FAILED', reason: 'REJECTED' }, morning);
      expect(await store.reader.counts()).toEqual({
        total: 3,
        byStatus: {
          PENDING: 1,
          SENDING: 0,
          SENT: 1,
          DELIVERED: 0,
          READ: 0,
          UNCONFIRMED: 0,
          FAILED: 1,
          CANCELLED: 0,
        },
        byFailure: { REJECTED: 1 },
      });
    });

    it('lists what waits, in the order it leaves', async () => {
      await sent(store, aDraft('sent'));
      await store.queue.enqueue(
        [aDraft('a'), aDraft('b', { lane: 'WARM', urgentUntil: 5, notBefore: 9 })],
        now,
      );
      expect(await store.reader.waiting()).toEqual([
        { id: 'a', type: 'main', lane: 'COLD', newChat: true, urgentUntil: null, notBefore: 0, heldIn: null },
        { id: 'b', type: 'main', lane: 'WARM', newChat: true, urgentUntil: 5, notBefore: 9, heldIn: null },
      ]);
    });

    it('draws the curve of what was sent with so many points at most, and ends at the last one', async () => {
      for (let index = 0; index < 11; index += 1)
        await sent(store, aDraft(`m${index}`), { now: at(index * 1000) });
      for (let points = 1; points <= 12; points += 1) {
        const series = await store.reader.sentSeries(points);
        expect(series.length).toBeLessThanOrEqual(points);
        expect(series.at(-1)).toEqual({ at: now + 10_000, sent: 11 });
        expect(series.map(({ sent: by }) => by)).toEqual(series.map((each) => (each.at - now) / 1000 + 1));
      }
      expect((await store.reader.sentSeries(100)).length).toBe(11);
    });

    it('shows the latest that happened, without what still waits', async () => {
      await sent(store, aDraft('a'), { now: at(1000) });
      await sent(store, aDraft('b'), { now: at(2000) });
      await store.queue.enqueue([aDraft('waiting')], now + 9000);
      expect((await store.reader.latest(5)).map(({ id }) => id)).toEqual(['b', 'a']);
      expect((await store.reader.latest(1)).map(({ id }) => id)).toEqual(['b']);
    });

    it('shows what was queued for one household, whatever became of it, the latest first', async () => {
      const ids = ['rossi', 'verdi'];
      await store.households.add(
        ids.map((name) => ({ name, phones: [], guests: [] })),
        { importId: 'list', filename: null, summary: {} },
        () => ids.shift() ?? '',
        now,
      );
      const to = (id: string, householdId: string) => aDraft(id, { householdId });
      await store.queue.enqueue([to('a', 'rossi'), to('b', 'verdi'), to('c', 'rossi')], now);
      await store.queue.cancel(['a'], now);
      const ofRossi = await store.reader.ofHousehold('rossi', 5);
      expect(ofRossi.map(({ id, status }) => `${id} ${status}`)).toEqual(['c PENDING', 'a CANCELLED']);
      expect(await store.reader.ofHousehold('rossi', 1)).toHaveLength(1);
    });

    it('knows nothing of a message that never was', async () => {
      expect(await store.reader.message('nobody')).toBeNull();
      expect(await store.reader.log('nobody')).toEqual([]);
    });
  });
}
