import { beforeEach, describe, expect, it } from 'vitest';
import type { NewAnswer } from '../../domain/rsvp/rsvp-store.ts';
import { morning } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;
const hour = 60 * 60_000;

export function describeRsvp(open: () => StoreUnderTest): void {
  describe('answers', () => {
    let store: StoreUnderTest;
    let ids = 0;
    const newId = () => {
      ids += 1;
      return `id-${ids}`;
    };
    const context = { newId, now };

    beforeEach(async () => {
      store = open();
      ids = 0;
      const session = { type: 'main', label: '', wahaUrl: 'u', wahaSession: 's' };
      await store.sessions.create(session, now);
    });

    async function add(name: string, people = 2): Promise<string> {
      const guests = Array.from({ length: people }, (_, index) => ({
        firstName: `${name}${index}`,
        lastName: 'Rossi',
      }));
      const added = await store.householdEditor.add({ name, phones: [], guests }, context);
      if (!added.ok) throw new Error(added.code);
      return added.households[0] ?? '';
    }

    async function record(householdId: string, changes: Partial<NewAnswer> = {}, at = now) {
      const answer: NewAnswer = {
        householdId,
        source: 'WEBSITE',
        rsvp: 'COMING',
        adults: null,
        children: null,
        guests: [],
        note: '',
        answeredAt: at,
        ...changes,
      };
      const result = await store.rsvp.record(answer, { id: newId(), now: at });
      if (!result.ok) throw new Error(result.code);
      return result;
    }

    async function get(id: string) {
      const household = await store.households.household(id);
      if (household === null) throw new Error(`no household ${id}`);
      return household;
    }

    const told = async (household: string) =>
      (await store.guestList.timeline(household)).map(({ name }) => name);

    it('stand on the household, with numbers, time and trace', async () => {
      const rossi = await add('Rossi');
      const first = await record(rossi, { adults: 2, children: 1, note: 'Un vegano' });
      expect(first).toMatchObject({ recorded: true, changed: true, conflict: false, previous: null });
      expect(await get(rossi)).toMatchObject({
        rsvp: 'COMING',
        answer: { at: now, adults: 2, children: 1, conflict: false },
      });
      const second = await record(rossi, { rsvp: 'NOT_COMING', adults: 2 }, now + hour);
      expect(second).toMatchObject({ changed: true, previous: { rsvp: 'COMING', adults: 2 } });
      expect(await get(rossi)).toMatchObject({ rsvp: 'NOT_COMING', answer: { adults: null } });
      expect((await store.rsvp.ofHousehold(rossi)).map(({ rsvp, note }) => [rsvp, note])).toEqual([
        ['NOT_COMING', ''],
        ['COMING', 'Un vegano'],
      ]);
      expect(await told(rossi)).toEqual(['ADDED', 'RSVP_ANSWERED', 'RSVP_ANSWERED']);
    });

    it('that are older than the one that stands are kept, and change nothing but what is in conflict', async () => {
      const rossi = await add('Rossi');
      await record(rossi, { rsvp: 'NOT_COMING' });
      const late = await record(rossi, { source: 'WHATSAPP', answeredAt: now - hour }, now + 1);
      expect(late).toMatchObject({ recorded: true, changed: false, conflict: true });
      expect(await get(rossi)).toMatchObject({ rsvp: 'NOT_COMING', answer: { conflict: true } });
      expect(await store.guestList.ids({ only: 'CONFLICT' })).toEqual([rossi]);
      await record(rossi, { source: 'ADMIN', rsvp: 'NOT_COMING' }, now + 2);
      expect(await store.guestList.ids({ only: 'CONFLICT' })).toEqual([]);
    });

    it('from a clock that is ahead do not beat what is answered later', async () => {
      const rossi = await add('Rossi');
      await record(rossi, { answeredAt: now + 1_000 * hour });
      await record(rossi, { rsvp: 'NOT_COMING' }, now + hour);
      expect(await get(rossi)).toMatchObject({ rsvp: 'NOT_COMING' });
    });

    it.each([{ messageId: '3A1' }, { externalId: 'row-17' }])('told twice as %j count once', async (once) => {
      const rossi = await add('Rossi');
      await record(rossi, once);
      expect(await record(rossi, { ...once, rsvp: 'NOT_COMING' }, now + 1)).toMatchObject({
        recorded: false,
        changed: false,
        current: { rsvp: 'COMING' },
      });
      expect(await store.rsvp.ofHousehold(rossi)).toHaveLength(1);
      const other = await add('Neri');
      expect(await record(other, once)).toMatchObject({ recorded: true });
    });

    it('that are taken back let the one before stand, and the same message may be read again', async () => {
      const rossi = await add('Rossi');
      await record(rossi, { adults: 2 });
      await record(rossi, { source: 'WHATSAPP', rsvp: 'NOT_COMING', messageId: '3A1', automatic: true });
      const [latest] = await store.rsvp.ofHousehold(rossi);
      expect(latest).toMatchObject({ automatic: true, messageId: '3A1' });
      expect(await store.rsvp.withdraw(latest?.id ?? '', now + 1)).toBe(true);
      expect(await get(rossi)).toMatchObject({ rsvp: 'COMING', answer: { adults: 2, conflict: false } });
      expect(await store.rsvp.withdraw(latest?.id ?? '', now + 2)).toBe(false);
      expect((await told(rossi)).at(-1)).toBe('RSVP_WITHDRAWN');
      expect(await record(rossi, { source: 'WHATSAPP', messageId: '3A1' })).toMatchObject({ recorded: true });
    });

    it('of nobody are refused, and nothing is kept', async () => {
      const answer = {
        householdId: 'nobody',
        source: 'WEBSITE',
        rsvp: 'MAYBE',
        guests: [],
        note: '',
      } as const;
      const counts = { adults: null, children: null, answeredAt: now };
      expect(await store.rsvp.record({ ...answer, ...counts }, { id: 'x', now })).toEqual({
        ok: false,
        code: 'UNKNOWN_HOUSEHOLD',
      });
      expect(await store.rsvp.ofHousehold('nobody')).toEqual([]);
      expect(await store.rsvp.viewed('nobody', now)).toBe(false);
    });

    it('narrow the guest list, and are counted with the list’s numbers where they give none', async () => {
      const [three, unknown, no, maybe] = [await add('A'), await add('B', 4), await add('C'), await add('D')];
      await add('E');
      await record(three, { adults: 2, children: 1 });
      await record(unknown);
      await record(no, { rsvp: 'NOT_COMING', adults: 5 });
      await record(maybe, { rsvp: 'MAYBE' });
      await store.rsvp.viewed(maybe, now);
      const names = async (rsvp: 'COMING' | 'NOT_COMING' | 'MAYBE' | null) =>
        (await store.households.page({ limit: 50, rsvp })).items.map(({ name }) => name).join('');
      expect([
        await names('COMING'),
        await names('NOT_COMING'),
        await names('MAYBE'),
        await names(null),
      ]).toEqual(['AB', 'C', 'D', 'E']);
      expect(await store.rsvp.counts()).toEqual({
        byRsvp: {
          COMING: { households: 2, adults: 6, children: 1 },
          NOT_COMING: { households: 1, adults: 0, children: 0 },
          MAYBE: { households: 1, adults: 0, children: 0 },
        },
        assumed: 1,
        notAnswered: 1,
        viewed: 1,
        conflicts: 0,
      });
      expect((await store.guestList.facets()).answers).toEqual([
        { value: 'COMING', households: 2 },
        { value: 'MAYBE', households: 1 },
        { value: 'NOT_COMING', households: 1 },
      ]);
    });

    it('come with when the link was first opened, told once', async () => {
      const rossi = await add('Rossi');
      expect(await store.rsvp.viewed(rossi, now + 5)).toBe(true);
      expect(await store.rsvp.viewed(rossi, now + 9)).toBe(false);
      expect((await get(rossi)).viewedAt).toBe(now + 5);
      expect(await told(rossi)).toEqual(['ADDED', 'LINK_VIEWED']);
    });

    describe('when the guest list changes', () => {
      const edit = async (result: ReturnType<StoreUnderTest['householdEditor']['undo']>) => {
        const edited = await result;
        if (!edited.ok) throw new Error(edited.code);
        return edited;
      };
      const undo = (change: string | null) => edit(store.householdEditor.undo(change ?? '', context));

      it('come back with a household that was removed', async () => {
        const rossi = await add('Rossi');
        await record(rossi, { adults: 2 });
        await store.rsvp.viewed(rossi, now);
        const removed = await edit(store.householdEditor.bulk([rossi], { do: 'remove' }, context));
        expect((await store.rsvp.counts()).byRsvp.COMING.households).toBe(0);
        await undo(removed.change);
        expect(await get(rossi)).toMatchObject({ rsvp: 'COMING', answer: { adults: 2 }, viewedAt: now });
      });

      it('that came after a change do not stand in the way of its undo, and outlive it', async () => {
        const rossi = await add('Rossi');
        const tagged = await edit(
          store.householdEditor.bulk([rossi], { do: 'addTag', tag: 'amici' }, context),
        );
        await record(rossi, { adults: 2 });
        await undo(tagged.change);
        expect(await get(rossi)).toMatchObject({ rsvp: 'COMING', tags: [] });
      });

      it('of households that are merged become one, and are their own again when that is undone', async () => {
        const [a, b, c] = [await add('A'), await add('B'), await add('C')];
        await record(a, { rsvp: 'NOT_COMING' });
        await record(b, { adults: 2, children: 1 }, now + 1);
        await record(c, { source: 'WHATSAPP', adults: 1 }, now + 2);
        const merged = await edit(store.householdEditor.merge([a, b, c], undefined, context));
        expect(await get(a)).toMatchObject({ rsvp: 'COMING', answer: { adults: 3, children: null } });
        expect((await store.rsvp.counts()).byRsvp.COMING.households).toBe(1);
        await undo(merged.change);
        expect(await get(a)).toMatchObject({ rsvp: 'NOT_COMING', answer: { conflict: false } });
        expect(await get(b)).toMatchObject({ rsvp: 'COMING', answer: { adults: 2, children: 1 } });
        expect(await get(c)).toMatchObject({ rsvp: 'COMING', answer: { adults: 1 } });
      });

      it('count who is coming once when a household is split, and whole again when that is undone', async () => {
        const rossi = await add('Rossi', 3);
        await record(rossi, { adults: 3, children: 1 });
        const split = await edit(
          store.householdEditor.split(rossi, { name: 'Anna', people: [0], phones: [] }, context),
        );
        const [, anna = ''] = split.households;
        expect(await get(rossi)).toMatchObject({ rsvp: 'COMING', answer: { adults: 2, children: 1 } });
        expect(await get(anna)).toMatchObject({ rsvp: 'COMING', answer: { adults: 1, children: 0 } });
        expect((await store.rsvp.counts()).byRsvp.COMING).toEqual({ households: 2, adults: 3, children: 1 });
        await undo(split.change);
        expect(await get(rossi)).toMatchObject({ rsvp: 'COMING', answer: { adults: 3, children: 1 } });
        expect((await store.rsvp.counts()).byRsvp.COMING).toEqual({ households: 1, adults: 3, children: 1 });
      });
    });
  });
}
