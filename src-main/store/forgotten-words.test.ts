import { beforeEach, describe, expect, it } from 'vitest';
import { aMessage } from '../testing/store/inbox-fixtures.ts';
import {
  aDraft,
  furnish,
  message,
  morning,
  sending,
  sent,
  unconfirmed,
} from '../testing/store/queue-fixtures.ts';
import { answer } from '../testing/store/report-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { openTestStore } from '../testing/test-store.ts';

const now = morning.wall;
const later = now + 60_000;
const numbers = { mario: '+393331110001', anna: '+393331110002' };
const mario = { household: 'neri', index: 0, firstName: 'Mario', lastName: 'Neri' };

let store: StoreUnderTest;
let made: number;
const context = { newId: () => `made-${++made}`, now };
beforeEach(async () => {
  made = 0;
  store = openTestStore();
  await furnish(store);
  const guests = [
    { firstName: 'Mario', lastName: 'Neri', phone: numbers.mario },
    { firstName: 'Anna', lastName: 'Neri', phone: numbers.anna },
    { firstName: 'Luca', lastName: 'Verdi' },
  ];
  const phones = Object.values(numbers).map((e164) => ({ e164, kind: 'mobile' as const }));
  const details = { tags: ['amici', 'mario'], notes: 'Tavolo 3' };
  const household = { name: 'Famiglia Neri', phones, guests, details };
  await store.householdEditor.add(household, { ...context, newId: () => 'neri' });
});

const toAll = (id: string, changes = {}) =>
  aDraft(id, {
    householdId: 'neri',
    recipient: 'Famiglia Neri',
    phones: [numbers.mario, numbers.anna],
    text: 'Cari Mario, Anna e Luca',
    ...changes,
  });
const forgetMario = () => store.retention.forgetGuest(mario, later);

describe('one person who was forgotten', () => {
  it('is named by nothing that was sent any more, which counts as sent, and is read later', async () => {
    await sent(store, toAll('all', { kind: 'INVITATION' }));
    await sent(store, toAll('others', { text: 'Cara famiglia Neri', phones: [numbers.anna] }));
    expect(await forgetMario()).toMatchObject({ ok: true });
    expect(await message(store, 'all')).toMatchObject({
      status: 'SENT',
      text: '—',
      phones: ['—', numbers.anna],
      householdId: 'neri',
    });
    expect(await message(store, 'others')).toMatchObject({
      text: 'Cara famiglia Neri',
      phones: [numbers.anna],
    });
    await store.attempts.applyAck('ID-all', 3, false, morning);
    expect(await message(store, 'all')).toMatchObject({ status: 'READ' });
    const [again] = await store.queue.enqueue([toAll('again', { kind: 'INVITATION' })], later);
    expect(again).toEqual({ kind: 'alreadyInvited', id: 'all' });
  });

  it('is spoken of in no reply, tag or food of the others, of which the rest stays', async () => {
    await answer(store, 'neri', 'COMING', {
      guests: [
        { name: 'Anna', coming: true, dietary: 'come Mario' },
        { name: 'Luca', coming: true, dietary: 'vegano' },
      ],
      note: '',
    });
    const who = { phone: numbers.anna };
    const said = [aMessage(who, { text: 'Mario non viene' }), aMessage(who, { text: 'Io sì' })];
    await store.inbox.record('main', said, now);
    await forgetMario();
    const [after] = await store.reports.coming(10);
    expect(after?.guests).toEqual([
      { name: 'Anna', coming: true },
      { name: 'Luca', coming: true, dietary: 'vegano' },
    ]);
    const written = (await store.inbox.ofHousehold('neri', 5)).map(({ text }) => text);
    expect(written.toSorted()).toEqual(['', 'Io sì']);
    expect(await store.households.household('neri')).toMatchObject({ tags: ['amici'], notes: 'Tavolo 3' });
  });

  it('stays owner of the number when a name beside theirs is changed', async () => {
    const guests = ['Luca Verdi', 'Anna Neri', 'Mario Neri'].map((name) => {
      const [firstName = '', lastName = ''] = name.split(' ');
      return { firstName, lastName };
    });
    await store.householdEditor.update('neri', { guests }, context);
    await store.retention.forgetGuest({ ...mario, index: 2 }, later);
    expect((await store.households.household('neri'))?.phones).toEqual([numbers.anna]);
  });
});

describe('a household that was split off', () => {
  const luca = async () => {
    const order = { name: 'Luca Verdi', people: [2], phones: [] };
    const done = await store.householdEditor.split('neri', order, context);
    return (done.ok ? done.households : []).find((id) => id !== 'neri') ?? '';
  };

  it('and forgotten is named by nothing of the one it left, neither by a text nor by the log', async () => {
    await sent(store, toAll('all', { kind: 'INVITATION' }));
    await sent(store, toAll('others', { text: 'Cari Mario e Anna' }));
    expect(await store.retention.forget([await luca()], later)).toMatchObject({ ok: true, cancelled: 0 });
    expect((await message(store, 'all')).text).toBe('—');
    expect((await message(store, 'others')).text).toBe('Cari Mario e Anna');
    const [entry] = (await store.guestList.timeline('neri')).filter(({ name }) => name === 'SPLIT');
    expect(entry?.details).not.toHaveProperty('name');
    expect(await store.households.household('neri')).toMatchObject({ name: 'Famiglia Neri' });
  });

  it('is not forgotten while a message that names it is being sent to the one it left', async () => {
    const id = await luca();
    const attempt = await sending(store, toAll('all'));
    expect(await store.retention.forget([id], later)).toEqual({ ok: false, code: 'MESSAGE_IN_DOUBT' });
    expect(await store.households.household(id)).not.toBeNull();
    await store.attempts.confirmSent(attempt, 'ID-all', 1, now);
    expect(await store.retention.forget([id], later)).toMatchObject({ ok: true });
  });

  it('takes what waits for the one it left and names it out of the queue', async () => {
    const id = await luca();
    await store.queue.enqueue([toAll('all')], now);
    expect(await store.retention.forget([id], later)).toMatchObject({ ok: true, cancelled: 1 });
    expect(await message(store, 'all')).toMatchObject({ status: 'CANCELLED', text: '—' });
  });
});

describe('households that are forgotten together', () => {
  const other = { id: 'bassi', phone: '+393331110003' };
  /** Luca leaves the Neri, who go; the Bassi go too, and have nothing to do with either. */
  const luca = async () => {
    const household = {
      name: 'Marco Chiesa',
      phones: [{ e164: other.phone, kind: 'mobile' as const }],
      guests: [{ firstName: 'Marco', lastName: 'Chiesa' }],
    };
    await store.householdEditor.add(household, { ...context, newId: () => other.id });
    const done = await store.householdEditor.split(
      'neri',
      { name: 'Luca Verdi', people: [2], phones: [] },
      context,
    );
    const id = (done.ok ? done.households : []).find((each) => each !== 'neri') ?? '';
    const changes = { tags: ['coro marco'], notes: 'Canta nella chiesa' };
    await store.householdEditor.update(id, changes, context);
    return id;
  };
  const toLuca = (id: string, text: string) => aDraft(id, { kind: 'INVITATION', text });

  it('leave alone what stays of those that only another one of them had to do with', async () => {
    const id = await luca();
    const waiting = 'Caro Luca, nella chiesa di San Marco';
    await store.queue.enqueue([{ ...toLuca('waiting', waiting), householdId: id }], now);
    expect(await store.retention.forget(['neri', other.id], later)).toMatchObject({ ok: true, cancelled: 0 });
    expect(await message(store, 'waiting')).toMatchObject({
      status: 'PENDING',
      text: waiting,
      householdId: id,
    });
    expect(await store.households.household(id)).toMatchObject({
      tags: ['coro marco'],
      notes: 'Canta nella chiesa',
    });
  });

  it('are not held up by a message in doubt that speaks of none of its own', async () => {
    const id = await luca();
    await unconfirmed(store, { ...toLuca('doubt', 'Caro Luca, nella chiesa di San Marco'), householdId: id });
    expect(await store.retention.forget(['neri', other.id], later)).toMatchObject({ ok: true });
    expect(await message(store, 'doubt')).toMatchObject({ status: 'UNCONFIRMED', householdId: id });
  });

  it('leave the undo of an edit of one whose id only begins like theirs', async () => {
    for (const id of ['bassi', 'bassi-2'])
      await store.householdEditor.add(
        { name: id, phones: [], guests: [{ firstName: 'Ugo', lastName: id }] },
        { ...context, newId: () => id },
      );
    const edit = { ...context, newId: () => 'edit' };
    await store.householdEditor.update('bassi-2', { notes: 'Tavolo 4' }, edit);
    expect(await store.retention.forget(['bassi', 'neri'], later)).toMatchObject({ ok: true });
    expect(await store.householdEditor.undo('edit', context)).toMatchObject({ ok: true });
    expect(await store.households.household('bassi-2')).toMatchObject({ notes: '' });
  });

  it('leave no word and no number of any of their own, and what was cancelled can be sent anew', async () => {
    const id = await luca();
    const texts = ['Caro Luca, vieni con Mario', 'Con Anna?', `Chiama il ${numbers.mario}`, 'Caro Luca'];
    const drafts = texts.map((text, at) => ({
      ...toLuca(`m${at}`, text),
      kind: at === 0 ? ('INVITATION' as const) : ('CUSTOM' as const),
      householdId: id,
    }));
    await store.queue.enqueue(drafts, now);
    expect(await store.retention.forget(['neri', other.id], later)).toMatchObject({ ok: true, cancelled: 3 });
    const left = await Promise.all(drafts.map(async (draft) => (await message(store, draft.id)).text));
    expect(left).toEqual(['—', '—', '—', 'Caro Luca']);
    const [again] = await store.queue.enqueue([{ ...toLuca('again', 'Caro Luca'), householdId: id }], later);
    expect(again).toMatchObject({ kind: 'queued' });
  });
});
