import { describe, expect, it } from 'vitest';
import { aDraft, at, attemptOf, message, morning, unconfirmed } from '../testing/store/queue-fixtures.ts';
import {
  add,
  backUp,
  begin,
  bytes,
  context,
  forgetGuest,
  later,
  listed,
  named,
  path,
  restore,
  split,
} from '../testing/store/restoring.ts';
import { Database } from './database.ts';

describe('one person who was forgotten', () => {
  const edits: readonly [string, string, string][] = [
    ['the people were put in another order', 'Anna Luca Mario', 'Mario'],
    ['somebody was added before them', 'Zoe Mario Anna Luca', 'Mario'],
    ['somebody was taken off', 'Anna Luca', 'Luca'],
    ['one of them was spelled otherwise', 'Mario Annina Luca', 'Annina'],
    ['two things were changed at once', 'Annina Luca Zoe Mario', 'Mario'],
  ];
  it.each(edits)('is the one who loses the name in a backup after which %s', async (_, names, forgotten) => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna Luca');
    const backup = await backUp(store);
    await store.householdEditor.update('neri', { guests: named(names) }, context);
    await forgetGuest(store, 'neri', forgotten);
    const restored = await restore(store, backup);
    const before = forgotten === 'Annina' ? 'Anna' : forgotten;
    const left = ['Mario', 'Anna', 'Luca'].map((name) => (name === before ? '' : name));
    expect(await listed(restored)).toEqual({ neri: left });
    restored.close();
    expect(bytes().includes(before)).toBe(false);
  });

  /** The family is called Rosi in the backup, by mistake. */
  it.each([
    [
      'one of those behind them is put right',
      [
        ['Anna', 'Rossi'],
        ['Ugo', 'Rosi'],
      ],
    ],
    [
      'one of those behind them is called quite otherwise',
      [
        ['Nannina', 'Rosi'],
        ['Ugo', 'Rosi'],
      ],
    ],
    [
      'one is put right and another one added',
      [
        ['Nannina', 'Rosi'],
        ['Ugo', 'Rosi'],
        ['Zoe', 'Rosi'],
      ],
    ],
  ])('is still known where in one save a line is taken off and %s', async (_, people) => {
    const store = await begin();
    const guests = (of: readonly (readonly string[])[]) =>
      of.map(([firstName = '', lastName = '']) => ({ firstName, lastName }));
    const before = guests([
      ['Mario', 'Rosi'],
      ['Anna', 'Rosi'],
      ['Ugo', 'Rosi'],
    ]);
    await store.householdEditor.add(
      { name: 'Rosi', phones: [], guests: before },
      { ...context, newId: () => 'rosi' },
    );
    const backup = await backUp(store);
    const changed = guests(people);
    await store.householdEditor.update('rosi', { guests: changed }, context);
    const [anna] = changed;
    if (anna === undefined) throw new Error('nobody to forget');
    const order = { household: 'rosi', index: 0, ...anna };
    expect(await store.retention.forgetGuest(order, later)).toMatchObject({ ok: true });
    const restored = await restore(store, backup);
    const { rosi = [] } = await listed(restored);
    expect([rosi.includes('Anna'), rosi.includes('Ugo')]).toEqual([false, true]);
    restored.close();
    expect(bytes().includes('Anna')).toBe(false);
  });

  it('who came after the backup takes nobody along who was there before', async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna');
    const backup = await backUp(store);
    await store.householdEditor.update('neri', { guests: named('Zoe Mario Anna') }, context);
    await forgetGuest(store, 'neri', 'Zoe');
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['Mario', 'Anna'] });
    restored.close();
  });

  it('does not come back under a spelling that an undo took back', async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna Luca');
    const respelled = { guests: named('Nannina Luca') };
    await store.householdEditor.update('neri', respelled, { ...context, newId: () => 'respelled' });
    const backup = await backUp(store);
    expect(await store.householdEditor.undo('respelled', context)).toMatchObject({ ok: true });
    await forgetGuest(store, 'neri', 'Anna');
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['', 'Luca'] });
    restored.close();
  });

  it('does not come back by the undo of a change that the backup knows', async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna');
    const alone = { guests: named('Anna'), name: 'Anna Neri' };
    await store.householdEditor.update('neri', alone, { ...context, newId: () => 'out' });
    const backup = await backUp(store);
    expect(await store.householdEditor.undo('out', context)).toMatchObject({ ok: true });
    await forgetGuest(store, 'neri', 'Mario');
    const restored = await restore(store, backup);
    expect(await restored.householdEditor.undo('out', context)).toEqual({ ok: false, code: 'CHANGE_GONE' });
    expect(await listed(restored)).toEqual({ neri: ['Anna'] });
    restored.close();
    expect(bytes().includes('Mario')).toBe(false);
  });

  it('is the same one who was taken off once and written in again', async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna Luca');
    const backup = await backUp(store);
    await store.householdEditor.update('neri', { guests: named('Anna Luca') }, context);
    await store.householdEditor.update('neri', { guests: named('Zoe Anna Mario') }, context);
    await forgetGuest(store, 'neri', 'Mario');
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['', 'Anna', 'Luca'] });
    restored.close();
  });

  it('is no reason to refuse a backup over a message that was in doubt then and is decided here', async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna Luca', ['+393331110001']);
    const via = await split(store, 'neri', 'Luca');
    const draft = aDraft('all', { householdId: 'neri', text: 'Cari Mario, Anna e Luca' });
    const open = await unconfirmed(store, draft);
    const backup = await backUp(store);
    await store.attempts.settle(attemptOf(open), { to: 'SENT', messageId: 'ID-all', at: at(500) }, at(500));
    expect(await store.retention.forget([via], later)).toMatchObject({ ok: true });
    expect(await message(store, 'all')).toMatchObject({ status: 'SENT', text: '—' });
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['Mario', 'Anna'] });
    expect(await message(restored, 'all')).toMatchObject({ status: 'SENT', text: '—', householdId: 'neri' });
    restored.close();
    expect(bytes().includes('Luca')).toBe(false);
  });

  it('is noted once, with the first moment, however often a backup is restored', async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna');
    await add(store, 'verdi', 'Ugo');
    const backup = await backUp(store);
    await forgetGuest(store, 'neri', 'Mario');
    await store.retention.forget(['verdi'], later);
    const noted = () => {
      const database = Database.openReadOnly(path);
      const lists = ['guest', 'household'].map((kind) =>
        database.scalar<string>(
          `SELECT json_group_array(json_array(id, at) ORDER BY id) FROM forgotten_${kind}`,
        ),
      );
      database.close();
      return lists;
    };
    const first = noted();
    expect(first.join()).toContain(String(later));
    const once = await restore(store, backup);
    expect(noted()).toEqual(first);
    const twice = await restore(once, backup, at(120_000));
    expect(noted()).toEqual(first);
    expect(await listed(twice)).toEqual({ neri: ['', 'Anna'] });
    twice.close();
  });
});

const phones = ['+393331110001', '+393331110002', '+393331110003'] as const;

describe('a household that was made after the backup', () => {
  it('of one who left another one, and forgotten, comes back in neither', async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna Luca', phones);
    const backup = await backUp(store);
    const via = await split(store, 'neri', 'Luca', [phones[2]]);
    await store.retention.forget([via], later);
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['Mario', 'Anna', ''] });
    expect((await restored.households.household('neri'))?.phones).toEqual(phones.slice(0, 2));
    restored.close();
    expect(['Luca', phones[2].slice(1)].filter((trace) => bytes().includes(trace))).toEqual([]);
  });

  it('and of which one person was forgotten, brings back that one nowhere', async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna Luca');
    const backup = await backUp(store);
    const via = await split(store, 'neri', 'Luca');
    await store.householdEditor.update(via, { guests: named('Ida Luca') }, context);
    await forgetGuest(store, via, 'Luca');
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['Mario', 'Anna', ''] });
    restored.close();
  });

  it('leaves in this store, too, no way to put its people back', async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna Luca');
    await store.householdEditor.update('neri', { notes: 'Tavolo 3' }, { ...context, newId: () => 'edit' });
    const via = await split(store, 'neri', 'Luca');
    await store.retention.forget([via], later);
    expect(await store.householdEditor.undo('edit', context)).toEqual({ ok: false, code: 'CHANGE_GONE' });
    store.close();
  });
});

describe('namesakes in households that people went to from one another', () => {
  it('keep the name of who is on the list, though the other one stood before them', async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna Ugo Zoe');
    const via = await split(store, 'neri', 'Zoe');
    await store.householdEditor.update(via, { guests: named('Zoe Mario') }, context);
    const backup = await backUp(store);
    await store.householdEditor.update('neri', { guests: named('Nannina Ugo') }, context);
    await forgetGuest(store, 'neri', 'Nannina');
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['', '', 'Ugo'], [via]: ['Zoe', 'Mario'] });
    restored.close();
  });

  /** Mario is taken off one, written into the other, and the first change undone. */
  const doubled = async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna Ugo');
    const via = await split(store, 'neri', 'Ugo');
    const backup = await backUp(store);
    const off = { ...context, newId: () => 'off' };
    await store.householdEditor.update('neri', { guests: named('Anna') }, off);
    await store.householdEditor.update(via, { guests: named('Ugo Mario') }, context);
    expect(await store.householdEditor.undo('off', context)).toMatchObject({ ok: true });
    return { store, via, backup };
  };

  it('take nobody along when the one who was written in anew is forgotten', async () => {
    const { store, via, backup } = await doubled();
    await forgetGuest(store, via, 'Mario');
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['Mario', 'Anna'], [via]: ['Ugo'] });
    restored.close();
  });

  it.each(['neri', 'via'])('are two people in a backup that has both (%s)', async (which) => {
    const { store, via } = await doubled();
    const both = await backUp(store);
    await forgetGuest(store, which === 'via' ? via : 'neri', 'Mario');
    const restored = await restore(store, both);
    const left =
      which === 'via'
        ? { neri: ['Mario', 'Anna'], [via]: ['Ugo', ''] }
        : { neri: ['', 'Anna'], [via]: ['Ugo', 'Mario'] };
    expect(await listed(restored)).toEqual(left);
    restored.close();
  });

  it('never have one id, though the same one left by a split and an undo brings them back', async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna');
    const off = { ...context, newId: () => 'off' };
    await store.householdEditor.update('neri', { guests: named('Anna') }, off);
    await store.householdEditor.update('neri', { guests: named('Mario Anna') }, context);
    await split(store, 'neri', 'Mario');
    expect(await store.householdEditor.undo('off', context)).toMatchObject({ ok: true });
    store.close();
    const database = Database.openReadOnly(path);
    const ids =
      "SELECT json_array(count(*), count(id), count(DISTINCT id)) FROM guest WHERE last_name = 'Neri'";
    expect(database.scalar<string>(ids)).toBe('[3,2,2]');
    database.close();
  });
});

describe('households that were merged after the backup', () => {
  const merged = async () => {
    const store = await begin();
    await add(store, 'neri', 'Mario Anna', [phones[0]]);
    await add(store, 'verdi', 'Ugo Ida', [phones[1]]);
    const backup = await backUp(store);
    await store.householdEditor.merge(['neri', 'verdi'], undefined, context);
    return { store, backup };
  };

  it('and forgotten as one, do not come back as two', async () => {
    const { store, backup } = await merged();
    await store.retention.forget(['neri'], later);
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({});
    restored.close();
    expect(['Mario', 'Ida', phones[1].slice(1)].filter((trace) => bytes().includes(trace))).toEqual([]);
  });

  it('bring back all but the one person who was forgotten', async () => {
    const { store, backup } = await merged();
    await forgetGuest(store, 'neri', 'Ida');
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['Mario', 'Anna'], verdi: ['Ugo', ''] });
    restored.close();
    expect(bytes().includes('Ida')).toBe(false);
  });

  it('and split again bring back those who were not forgotten with the rest', async () => {
    const { store, backup } = await merged();
    await split(store, 'neri', 'Ugo', [phones[1]]);
    await store.retention.forget(['neri'], later);
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ verdi: ['Ugo', ''] });
    expect((await restored.households.household('verdi'))?.phones).toEqual([phones[1]]);
    restored.close();
    expect(['Mario', 'Ida'].filter((trace) => bytes().includes(trace))).toEqual([]);
  });
});

it('households that were forgotten since take nothing from one that only another of them left', async () => {
  const store = await begin();
  await add(store, 'neri', 'Mario Anna Luca');
  const via = await split(store, 'neri', 'Luca');
  await add(store, 'bassi', 'Chiesa Marco');
  const text = 'Caro Luca, nella chiesa di San Marco';
  await store.queue.enqueue(
    [aDraft('waiting', { householdId: via, kind: 'INVITATION', text })],
    morning.wall,
  );
  const backup = await backUp(store);
  await store.retention.forget(['neri'], later);
  await store.retention.forget(['bassi'], later);
  const restored = await restore(store, backup);
  expect(await listed(restored)).toEqual({ [via]: ['Luca'] });
  expect(await message(restored, 'waiting')).toMatchObject({ text, householdId: via });
  expect((await restored.reader.log('waiting')).map(({ name }) => name)).not.toContain('CANCELLED');
});
