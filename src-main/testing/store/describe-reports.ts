import { beforeEach, describe, expect, it } from 'vitest';
import { furnish, morning } from './queue-fixtures.ts';
import { answer, invite } from './report-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;

export function describeReports(open: () => StoreUnderTest): void {
  describe('reports', () => {
    let store: StoreUnderTest;
    beforeEach(() => {
      store = open();
    });

    let ids = 0;
    const newId = () => {
      ids += 1;
      return `report-${ids}`;
    };

    async function add(name: string, guests: readonly string[] = [], notes = ''): Promise<string> {
      const people = guests.map((firstName) => ({ firstName, lastName: '' }));
      const household = { name, phones: [], guests: people, details: { notes } };
      const added = await store.householdEditor.add(household, { newId, now });
      return added.ok ? (added.households[0] ?? '') : '';
    }

    it('of an empty list are all zeros', async () => {
      expect(Object.values(await store.reports.funnel())).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
      expect(await store.reports.missing(10)).toEqual([]);
      expect([...(await store.reports.missingCounts())]).toEqual([]);
      expect(await store.reports.answers()).toEqual([]);
      expect(await store.reports.coming(10)).toEqual([]);
      expect(await store.reports.menus()).toEqual([]);
    });

    it('say of each household that has no invitation why', async () => {
      const [queued, refused, unsure, taken, out] = await furnish(store, ['A', 'B', 'C', 'D', 'E', 'F']);
      await add('Senza numero');
      await invite(store, 'b', refused ?? '', 'FAILED');
      await invite(store, 'c', unsure ?? '', 'UNCONFIRMED');
      await invite(store, 'd', taken ?? '', 'CANCELLED');
      store.optOut(out ?? '', now);
      await invite(store, 'a', queued ?? '', 'QUEUED');
      const reasons = (await store.reports.missing(10)).map(({ name, reason }) => `${name} ${reason}`);
      expect(reasons).toEqual([
        'A WAITING',
        'B REJECTED',
        'C UNCONFIRMED',
        'D NEVER_INVITED',
        'E OPTED_OUT',
        'F NEVER_INVITED',
        'Senza numero NO_PHONE',
      ]);
      expect((await store.reports.missing(2)).map(({ name }) => name)).toEqual(['A', 'B']);
      expect((await store.reports.missing(1))[0]?.phones).toEqual(['+393331234567']);
    });

    it('tell a caterer who comes and what they eat, by the answer that stands', async () => {
      const rossi = await add('Rossi', ['Anna', 'Bruno'], 'Seggiolone');
      const neri = await add('Neri', ['Carla', 'Dario', 'Elsa']);
      const verdi = await add('Verdi', ['Fabio']);
      const guests = (dietary: string) => [
        { name: 'Anna', coming: true, dietary },
        { name: 'Bruno', coming: false, dietary: 'Kosher' },
      ];
      await answer(store, rossi, 'COMING', { adults: 1, children: 1, guests: guests('Celiaca') });
      await answer(
        store,
        rossi,
        'COMING',
        { adults: 1, guests: guests('Vegana'), note: 'Arriva tardi' },
        now + 1,
      );
      await answer(store, neri, 'COMING', { guests: [{ name: 'Carla', coming: true, dietary: ' vegana ' }] });
      await answer(store, verdi, 'NOT_COMING', {
        guests: [{ name: 'Fabio', coming: true, dietary: 'Vegana' }],
      });
      const [first, second, ...others] = await store.reports.coming(10);
      expect(others).toEqual([]);
      expect(first).toEqual({
        id: rossi,
        name: 'Rossi',
        adults: 1,
        children: 0,
        assumed: false,
        guests: [{ name: 'Anna', coming: true, dietary: 'Vegana' }],
        note: 'Arriva tardi',
        listNotes: 'Seggiolone',
      });
      expect(second).toMatchObject({ name: 'Neri', adults: 3, children: 0, assumed: true });
      expect(await store.reports.menus()).toEqual([{ dietary: 'Vegana', guests: 2 }]);
      const { byRsvp, assumed } = await store.rsvp.counts();
      expect([byRsvp.COMING, assumed]).toEqual([{ households: 2, adults: 4, children: 0 }, 1]);
      expect(await store.reports.coming(1)).toHaveLength(1);
    });

    it('name those on the list where the answer names nobody, and count what was taken back no more', async () => {
      const rossi = await add('Rossi', ['Anna', 'Bruno']);
      await answer(store, rossi, 'COMING', { adults: 2 });
      expect((await store.reports.coming(1))[0]?.guests.map(({ name }) => name)).toEqual(['Anna', 'Bruno']);
      const [latest] = await store.rsvp.ofHousehold(rossi);
      await store.rsvp.withdraw(latest?.id ?? '', now);
      expect(await store.reports.coming(1)).toEqual([]);
      expect((await store.reports.funnel()).answered).toBe(0);
    });
  });
}
