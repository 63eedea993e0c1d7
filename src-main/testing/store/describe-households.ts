import { beforeEach, describe, expect, it } from 'vitest';
import type { NewHousehold } from '../../domain/guests/household-store.ts';
import { aDraft, morning } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;

function aHousehold(name: string, changes: Partial<NewHousehold> = {}): NewHousehold {
  return { name, phones: [{ e164: '+393471112222', kind: 'mobile' }], guests: [], ...changes };
}

export function describeHouseholds(open: () => StoreUnderTest): void {
  describe('households', () => {
    let store: StoreUnderTest;
    let ids = 0;
    beforeEach(() => {
      store = open();
      ids = 0;
    });

    async function add(...households: NewHousehold[]): Promise<void> {
      const source = { importId: `import-${ids}`, filename: 'lista.csv', summary: { rows: 1 } };
      await store.households.add(
        households,
        source,
        () => {
          ids += 1;
          return `h${ids}`;
        },
        now,
      );
    }

    async function found(text: string): Promise<readonly string[]> {
      return (await store.households.page({ limit: 50, text })).items.map(({ name }) => name);
    }

    it('keep phones and guests in their order', async () => {
      const phones = [
        { e164: '+393471112222', kind: 'mobile' },
        { e164: '+390655501', kind: 'landline' },
      ] as const;
      const guests = [
        { firstName: 'Anna', lastName: 'Rossi' },
        { firstName: 'Bruno', lastName: 'Rossi', phone: '+393471112222' },
      ];
      await add(aHousehold('Famiglia Rossi', { phones, guests }));
      expect(await store.households.household('h1')).toEqual({
        id: 'h1',
        name: 'Famiglia Rossi',
        phones: ['+393471112222', '+390655501'],
        guests: [
          { firstName: 'Anna', lastName: 'Rossi' },
          { firstName: 'Bruno', lastName: 'Rossi' },
        ],
        language: null,
        side: null,
        tags: [],
        notes: '',
        email: null,
        adults: null,
        children: null,
        linkVersion: 1,
        optedOut: false,
        rsvp: null,
        answer: null,
        viewedAt: null,
        createdAt: now,
        invitation: null,
      });
      expect(await store.households.household('nobody')).toBeNull();
    });

    it('keep what else is known of them, each tag once and in order', async () => {
      const details = {
        language: 'en',
        side: 'sposa',
        tags: ['vegani', 'amici', 'vegani'],
        notes: 'Arrivano in treno',
        email: 'anna@example.org',
        adults: 2,
        children: 1,
      } as const;
      await add(aHousehold('Famiglia Rossi', { details }));
      expect(await store.households.household('h1')).toMatchObject({ ...details, tags: ['amici', 'vegani'] });
      expect(await found('treno')).toEqual(['Famiglia Rossi']);
    });

    it('are all added or none', async () => {
      const broken = aHousehold('B', { phones: [{ e164: '333', kind: 'mobile' }] });
      await expect(add(aHousehold('A'), broken)).rejects.toThrow();
      expect(await store.households.counts()).toEqual({
        households: 0,
        guests: 0,
        invited: 0,
        answered: 0,
        awaited: 0,
      });
    });

    it('stay in list order, over several imports too', async () => {
      await add(aHousehold('Zeta'), aHousehold('Alfa'));
      await add(aHousehold('Mezzo'));
      expect((await store.households.all()).map(({ name }) => name)).toEqual(['Zeta', 'Alfa', 'Mezzo']);
      const some = await store.households.households(['h3', 'nobody', 'h1']);
      expect(some.map(({ id }) => id)).toEqual(['h1', 'h3']);
    });

    it('are read page by page, each once', async () => {
      await add(...Array.from({ length: 11 }, (_, index) => aHousehold(`H${index}`)));
      for (const limit of [1, 3, 11, 12]) {
        const names: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.households.page(cursor === undefined ? { limit } : { limit, cursor });
          expect(page.total).toBe(11);
          names.push(...page.items.map(({ name }) => name));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(names).toEqual(Array.from({ length: 11 }, (_, index) => `H${index}`));
      }
    });

    it('are found by any of their words, in any order, accents and percent signs included', async () => {
      await add(
        aHousehold('Famiglia Rossi', { guests: [{ firstName: 'Nicolò', lastName: 'Rossi' }] }),
        aHousehold('100% Verdi', { phones: [{ e164: '+393479998888', kind: 'mobile' }] }),
      );
      expect(await found('rossi NICOLÒ')).toEqual(['Famiglia Rossi']);
      expect(await found('347 9998')).toEqual(['100% Verdi']);
      expect(await found('%')).toEqual(['100% Verdi']);
      expect(await found('_')).toEqual([]);
      expect(await found('')).toHaveLength(2);
    });

    it('show the invitation that is not cancelled, and count who was invited', async () => {
      await store.sessions.create({ type: 'main', label: '', wahaUrl: 'u', wahaSession: 's' }, now);
      await add(aHousehold('A'), aHousehold('B'));
      const invitation = { kind: 'INVITATION', householdId: 'h1' } as const;
      await store.queue.enqueue([aDraft('first', invitation)], now);
      await store.queue.cancel(['first'], now);
      expect((await store.households.household('h1'))?.invitation).toBeNull();
      await store.queue.enqueue([aDraft('second', invitation)], now + 1);
      expect((await store.households.household('h1'))?.invitation).toEqual({
        id: 'second',
        status: 'PENDING',
        at: now + 1,
      });
      expect(await store.households.counts()).toEqual({
        households: 2,
        guests: 0,
        invited: 1,
        answered: 0,
        awaited: 0,
      });
    });

    it('show that they opted out', async () => {
      await add(aHousehold('A'));
      store.optOut('h1', now);
      expect((await store.households.household('h1'))?.optedOut).toBe(true);
    });
  });
}
