import { beforeEach, describe, expect, it } from 'vitest';
import type { HouseholdQuestion, NewHousehold } from '../../domain/guests/household-store.ts';
import { aDraft, furnish, morning, sent } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;
const phones = [{ e164: '+393331234567', kind: 'mobile' as const }];

export function describeGuestList(open: () => StoreUnderTest): void {
  describe('the guest list', () => {
    let store: StoreUnderTest;
    let ids = 0;
    const newId = () => {
      ids += 1;
      return `h${ids}`;
    };

    beforeEach(async () => {
      store = open();
      ids = 0;
      await furnish(store);
    });

    async function add(...households: NewHousehold[]): Promise<void> {
      await store.households.add(
        households,
        { importId: `import-of-${ids}`, filename: 'lista.csv', summary: {} },
        newId,
        now,
      );
    }

    const several: readonly NewHousehold[] = [
      { name: 'A', phones, guests: [], details: { side: 'sposa', tags: ['amici'], language: 'it' } },
      { name: 'B', phones, guests: [], details: { side: 'sposo', tags: ['amici', 'vegani'] } },
      { name: 'C', phones: [], guests: [] },
      { name: 'D', phones, guests: [], details: { language: 'en', notes: 'arriva con A' } },
    ];

    it.each<[HouseholdQuestion, string]>([
      [{ side: 'sposa' }, 'A'],
      [{ side: null }, 'CD'],
      [{ tag: 'amici' }, 'AB'],
      [{ tag: null }, 'CD'],
      [{ language: 'en' }, 'D'],
      [{ language: null }, 'BC'],
      [{ only: 'NO_PHONE' }, 'C'],
      [{ only: 'OPTED_OUT' }, 'B'],
      [{ invitation: 'NEVER' }, 'CD'],
      [{ invitation: 'SENT' }, 'A'],
      [{ invitation: 'PENDING' }, 'B'],
      [{ rsvp: null }, 'ABCD'],
      [{ rsvp: 'COMING' }, ''],
      [{ only: 'CONFLICT' }, ''],
      [{ tag: 'amici', side: 'sposo' }, 'B'],
      [{ text: 'a', tag: null }, 'D'],
    ])('narrowed to %j is %s, on every page and all at once', async (question, expected) => {
      await add(...several);
      await sent(store, aDraft('m1', { kind: 'INVITATION', householdId: 'h1' }));
      await store.queue.enqueue([aDraft('m2', { kind: 'INVITATION', householdId: 'h2' })], now);
      store.optOut('h2', now);
      const names: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await store.households.page({
          ...question,
          limit: 1,
          ...(cursor !== null && { cursor }),
        });
        expect(page.total).toBe(expected.length);
        names.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(names.join('')).toBe(expected);
      expect(await store.guestList.ids(question)).toHaveLength(expected.length);
    });

    it('counts its sides, tags and languages', async () => {
      await add(...several);
      expect(await store.guestList.facets()).toEqual({
        sides: [
          { value: 'sposa', households: 1 },
          { value: 'sposo', households: 1 },
        ],
        tags: [
          { value: 'amici', households: 2 },
          { value: 'vegani', households: 1 },
        ],
        languages: [
          { value: 'en', households: 1 },
          { value: 'it', households: 1 },
        ],
        answers: [],
      });
    });

    it('tells the story of a household in order, without the steps in between', async () => {
      await add({ name: 'A', phones, guests: [] });
      const edit = { newId, now: now + 1 };
      await store.householdEditor.update('h1', { name: 'Alfa' }, edit);
      await sent(store, aDraft('m', { kind: 'INVITATION', householdId: 'h1' }), {
        now: { ...morning, wall: now + 2 },
      });
      const timeline = await store.guestList.timeline('h1');
      expect(timeline.map(({ name }) => name)).toEqual(['IMPORTED', 'QUEUED', 'EDITED', 'SENT']);
      expect(timeline[0]?.details).toEqual({ filename: 'lista.csv' });
      expect(timeline[3]?.message).toEqual({ id: 'm', kind: 'INVITATION' });
      expect(await store.guestList.timeline('nobody')).toEqual([]);
    });

    it('knows whether what an invitation says was changed since', async () => {
      await add({ name: 'A', phones, guests: [] });
      await store.householdEditor.update('h1', { notes: 'zia' }, { newId, now: now + 5 });
      expect(await store.guestList.changedSince('h1', now)).toBe(false);
      await store.householdEditor.update('h1', { phones: [] }, { newId, now: now + 5 });
      expect(await store.guestList.changedSince('h1', now)).toBe(true);
      expect(await store.guestList.changedSince('h1', now + 5)).toBe(false);
    });

    it('proposes to merge who shares a phone or has the same names, until somebody says they are several', async () => {
      const anna = [{ firstName: 'Anna', lastName: 'Rossi' }];
      const other = [{ e164: '+393330000009', kind: 'mobile' as const }];
      await add(
        { name: 'A', phones, guests: anna },
        { name: 'B', phones, guests: [{ firstName: 'Bruno', lastName: 'Neri' }] },
        { name: 'C', phones: other, guests: [{ firstName: 'ANNA', lastName: 'rossi' }] },
        { name: 'D', phones: [], guests: [] },
        { name: 'E', phones: [], guests: [] },
      );
      const proposals = async () =>
        (await store.guestList.proposals()).map(({ reason, households }) => [
          reason,
          households.map(({ name }) => name).join(''),
        ]);
      expect(await proposals()).toEqual([
        ['SAME_PHONE', 'AB'],
        ['SAME_NAMES', 'AC'],
      ]);
      await store.guestList.keepApart(['h2', 'h1'], now);
      expect(await proposals()).toEqual([['SAME_NAMES', 'AC']]);
      await store.householdEditor.merge(['h1', 'h3'], undefined, { newId, now });
      expect(await proposals()).toEqual([]);
      await add({ name: 'F', phones, guests: [] });
      expect(await proposals()).toEqual([['SAME_PHONE', 'ABF']]);
    });

    it('keeps filters by their name', async () => {
      await store.guestList.saveFilter({ id: 'f1', name: 'Sposa', filter: { side: 'sposa' } }, now);
      await store.guestList.saveFilter({ id: 'f2', name: 'Vegani', filter: { tag: 'vegani' } }, now + 1);
      await store.guestList.saveFilter({ id: 'f3', name: 'Sposa', filter: { side: 'Sposa' } }, now + 2);
      expect(await store.guestList.savedFilters()).toEqual([
        { id: 'f2', name: 'Vegani', filter: { tag: 'vegani' } },
        { id: 'f3', name: 'Sposa', filter: { side: 'Sposa' } },
      ]);
      expect([await store.guestList.removeFilter('f2'), await store.guestList.removeFilter('f2')]).toEqual([
        true,
        false,
      ]);
    });
  });
}
