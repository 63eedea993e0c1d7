import type { Stores } from '../../store/stores.ts';
import { aDraft, morning, sending, sent } from './queue-fixtures.ts';
import { answer } from './report-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

interface Person {
  readonly firstName: string;
  readonly lastName: string;
  /** Of a number in Italy, without the country. */
  readonly digits: string;
}

const now = morning.wall;

/**
 * A household `home` of two, with everything that the product writes of somebody: one of them named wherever words of both
 * may stand, each with a number and an answer.
 */
export async function writeAbout(store: Stores & StoreUnderTest, goes: Person, stays: Person): Promise<void> {
  let made = 0;
  const context = { now, newId: () => `home-${++made}` };
  const phoneOf = ({ digits }: Person) => `+39${digits}`;
  const guestOf = (person: Person) => {
    const { firstName, lastName } = person;
    return { firstName, lastName, phone: phoneOf(person) };
  };
  const both = [stays, goes];
  const phones = both.map((each) => ({ e164: phoneOf(each), kind: 'mobile' as const }));
  const names = both.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join(' & ');
  const details = {
    notes: `${goes.firstName} arriva tardi, ${goes.digits}`,
    email: `${encodeURI(goes.lastName.toLowerCase())}@example.org`,
    tags: ['amici', goes.firstName].sort(),
  };
  // As an import does it: first one household, then somebody more in it.
  let ids = ['home'];
  const source = { importId: 'list-1', filename: 'lista.xlsx', summary: {} };
  await store.households.add(
    [{ name: names, phones, guests: both.map(guestOf), details }],
    source,
    () => ids.shift() ?? '',
    now,
  );
  ids = [];
  const guests = [{ firstName: 'Zoe', lastName: 'Bianchi' }];
  await store.households.add(
    [{ name: '', phones: [], guests, existingId: 'home' }],
    { ...source, importId: 'list-2' },
    () => 'nobody',
    now,
  );
  await store.householdEditor.update('home', { notes: `${details.notes}!` }, context);
  // Somebody who came by a merge, and a change that was undone.
  const other = {
    name: `Casa ${goes.lastName}`,
    phones: [],
    guests: [{ firstName: 'Ugo', lastName: 'Neri' }],
  };
  await store.householdEditor.add(other, { ...context, newId: () => 'other' });
  await store.queue.enqueue([aDraft('to-other', { householdId: 'other', recipient: other.name })], now);
  await store.householdEditor.merge(['home', 'other'], undefined, context);
  const out = await store.householdEditor.bulk(['home'], { do: 'remove' }, context);
  if (out.ok && out.change !== null) await store.householdEditor.undo(out.change, context);

  await messages(store, goes, stays, names);
  await replies(store, goes, stays);
}

async function messages(
  store: Stores & StoreUnderTest,
  goes: Person,
  stays: Person,
  names: string,
): Promise<void> {
  const text = `Cari ${names}, vi aspettiamo`;
  const draft = { householdId: 'home', recipient: names, text };
  const [hers, theirs] = [[`+39${stays.digits}`], [`+39${goes.digits}`, `+39${stays.digits}`]];
  await sent(store, aDraft('invitation', { ...draft, kind: 'INVITATION', phones: theirs }));
  await store.attempts.applyAck('ID-invitation', 3, false, morning);
  await sent(store, aDraft('sent', { ...draft, phones: hers }));
  await sent(store, aDraft('refused', { ...draft, phones: hers }));
  await store.attempts.applyAck('ID-refused', -1, false, morning);
  await sent(store, aDraft('test', { kind: 'TEST', text, recipient: names, phones: [`+39${goes.digits}`] }));
  const doubt = await sending(store, aDraft('doubt', { ...draft, phones: theirs }));
  await store.attempts.markUnconfirmed(doubt, 'UNREADABLE', now);
  await store.queue.cancel(['doubt'], now);
  const idempotency = { key: `rsvp-${goes.firstName}-${goes.digits}`, fingerprint: 'f' };
  await store.queue.enqueue(
    [
      aDraft('waits', { ...draft, phones: theirs, idempotency }),
      aDraft('cancelled', { ...draft, phones: hers }),
      aDraft('silent', { ...draft, phones: hers, text: 'Cara famiglia' }),
    ],
    now,
  );
  await store.queue.cancel(['cancelled'], now);
}

async function replies(store: Stores & StoreUnderTest, goes: Person, stays: Person): Promise<void> {
  await answer(store, 'home', 'COMING', {
    guests: [
      { name: `${goes.firstName} ${goes.lastName}`, coming: true, dietary: `vegano, dice ${goes.firstName}` },
      { name: stays.firstName, coming: true, dietary: `come ${goes.firstName.toUpperCase()}` },
    ],
    note: `Verremo io e ${goes.firstName}, cell. +39 ${goes.digits}`,
  });
  for (const [index, from] of [goes, stays].entries()) {
    const phone = `+39${from.digits}`;
    const who = { phone, lid: `${from.digits}00${index}@lid` };
    const text = `Verremo, ${goes.firstName} è celiaco`;
    const said = { fromMe: false, ack: 2, who, pushName: from.firstName, attachment: false, at: now };
    await store.inbox.record('main', [{ ...said, id: `3A${index}`, text }], now);
    await store.inbox.learnLid(who.lid, phone, now);
  }
  await store.rsvp.viewed('home', now);
}
