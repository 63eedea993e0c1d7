import { describe, expect, it, onTestFinished } from 'vitest';
import type { NewHousehold } from '../domain/guests/household-store.ts';
import { aDraft } from '../testing/store/queue-fixtures.ts';
import { openStores } from './stores.ts';

function open() {
  const opened = openStores({ path: ':memory:', realm: 'real', newId: () => 'event', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  const { stores } = opened;
  onTestFinished(() => stores.close());
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `h${ids}`;
  };
  return {
    stores,
    apply: (importId: string, households: readonly NewHousehold[], gone: readonly string[] = []) => {
      const source = { importId, filename: 'a.csv', summary: { households: households.length, guests: 1 } };
      return stores.imports.apply({ households, gone, source, remember: null }, newId, 100);
    },
  };
}

function mobile(e164: string): NewHousehold['phones'] {
  return [{ e164, kind: 'mobile' }];
}

function aHousehold(firstName: string, e164: string, more: Partial<NewHousehold> = {}): NewHousehold {
  return {
    name: `${firstName} Rossi`,
    phones: mobile(e164),
    guests: [{ firstName, lastName: 'Rossi' }],
    ...more,
  };
}

describe('an import that is taken back', () => {
  it('gives a stored household its number and its people back', async () => {
    const { stores, apply } = open();
    await apply('first', [aHousehold('Mario', '+393331234501')]);
    const before = await stores.households.all();
    const newer = aHousehold('Mario', '+393331234509', { existingId: 'h1', phonesInstead: true });
    await apply('second', [{ ...newer, guests: [{ firstName: 'Pia', lastName: 'Rossi' }] }]);
    expect(await stores.households.all()).toMatchObject([
      { phones: ['+393331234509'], guests: [{ firstName: 'Mario' }, { firstName: 'Pia' }] },
    ]);
    expect(await stores.imports.undo('second', 200)).toBe('undone');
    expect(await stores.households.all()).toEqual(before);
  });

  it('brings back whom the newer list had taken off', async () => {
    const { stores, apply } = open();
    await apply('first', [aHousehold('Mario', '+393331234501'), aHousehold('Anna', '+393331234502')]);
    const before = await stores.households.all();
    await apply('second', [], ['h1']);
    expect(await stores.households.all()).toHaveLength(1);
    expect(await stores.imports.undo('second', 200)).toBe('undone');
    expect(await stores.households.all()).toEqual(before);
  });

  it('takes what waits out of the queue with it', async () => {
    const { stores, apply } = open();
    await stores.sessions.create({ type: 'main', label: 'T', wahaUrl: 'http://x', wahaSession: 'd' }, 1);
    await apply('first', [aHousehold('Mario', '+393331234501')]);
    await stores.queue.enqueue([aDraft('m1', { householdId: 'h1', kind: 'INVITATION' })], 150);
    expect(await stores.imports.imports(1)).toMatchObject([{ undoable: true }]);
    expect(await stores.imports.undo('first', 200)).toBe('undone');
    expect(await stores.households.all()).toEqual([]);
    expect((await stores.reader.counts()).byStatus).toMatchObject({ CANCELLED: 1 });
  });
});

describe('a newer list', () => {
  it('changes nothing of a household that has an invitation, or one on its way', async () => {
    const { stores, apply } = open();
    await stores.sessions.create({ type: 'main', label: 'T', wahaUrl: 'http://x', wahaSession: 'd' }, 1);
    await apply('first', [aHousehold('Mario', '+393331234501')]);
    await stores.queue.enqueue([aDraft('m1', { householdId: 'h1', kind: 'INVITATION' })], 150);
    const changed = aHousehold('Mario', '+393331234509', {
      existingId: 'h1',
      phonesInstead: true,
      guests: [],
    });
    await apply('second', [changed], ['h1']);
    expect(await stores.households.all()).toMatchObject([{ phones: ['+393331234501'] }]);
  });
});
