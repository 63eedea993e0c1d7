import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { openStores, type Stores } from '../../store/stores.ts';
import { aDraft, morning, sent } from './queue-fixtures.ts';
import { answer } from './report-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = morning.wall;

/** Words nobody else has, as people are called: with accents, quotes and apostrophes. */
const letters = 'abcdefghilmnopqrstuvzàèéìòù';
/** Each begins in a way of its own: nothing of one is part of another. */
const word = (start: string) =>
  fc
    .array(fc.constantFrom(...letters), { minLength: 8, maxLength: 14 })
    .map((all) => `${start}${all.join('')}`);
export const somebody = (who: string) =>
  fc.record({
    first: word(`${who}A`),
    last: fc
      .tuple(word(`${who}B`), fc.constantFrom("D'", '', 'Di "Bello" '))
      .map(([each, start]) => start + each),
    note: word(`${who}C`),
    phone: fc
      .integer({ min: 100_000, max: 999_999 })
      .map((digits) => `+39347${who.charCodeAt(0) % 10}${digits}`),
    key: word(`${who}D`),
    said: word(`${who}E`),
  });
type Somebody = ReturnType<typeof somebody> extends fc.Arbitrary<infer T> ? T : never;

export function openStore(path: string): Stores {
  const opened = openStores({ path, realm: 'practice', newId: () => 'event-1', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  return opened.stores;
}

let ids = 0;
const context = {
  newId: () => {
    ids += 1;
    return `household-made-${ids}`;
  },
  now,
};

/** Wherever the product writes something of a household, it is written. */
export async function fill(stores: Stores, person: Somebody): Promise<string> {
  const { first, last, note, phone, said } = person;
  const store = stores as unknown as StoreUnderTest;
  const household = {
    name: `Famiglia ${last}`,
    phones: [{ e164: phone, kind: 'mobile' as const }],
    guests: [{ firstName: first, lastName: last, phone }],
    details: { notes: note, email: `${first}@example.org`, tags: [note] },
  };
  const added = await stores.householdEditor.add(household, context);
  const id = added.ok ? (added.households[0] ?? '') : '';
  const taken = await stores.householdEditor.add(
    { ...household, name: `Ancora ${last}`, phones: [] },
    context,
  );
  const other = taken.ok ? (taken.households[0] ?? '') : '';
  await stores.householdEditor.update(id, { notes: `${note} anche qui` }, context);
  await stores.householdEditor.merge([id, other], undefined, context);
  const draft = {
    householdId: id,
    recipient: household.name,
    phones: [phone],
    text: `Cara ${first}, ${note}`,
  };
  await sent(store, aDraft(`i-${id}`, { ...draft, kind: 'INVITATION' }));
  await stores.attempts.applyAck(`ID-i-${id}`, 3, false, morning);
  await sent(store, aDraft(`t-${id}`, { ...draft, householdId: null, kind: 'TEST' }));
  const guests = [{ name: first, coming: true, dietary: note }];
  await answer(store, id, 'COMING', { guests, note: said });
  const who = { phone, lid: `${phone.slice(1)}00@lid` };
  const message = { fromMe: false, ack: 2, who, pushName: first, attachment: false, at: now };
  await stores.inbox.record('main', [{ ...message, id: `3A${id}`, text: `${said} da ${first}` }], now);
  await stores.inbox.learnLid(who.lid, phone, now);
  await stores.rsvp.viewed(id, now);
  return id;
}

/** Last of all: the fixtures send whatever waits. */
export async function remind(
  stores: Stores,
  id: string,
  { first, phone, note, key }: Somebody,
): Promise<void> {
  const idempotency = { key, fingerprint: `${phone} ${note}` };
  const draft = {
    householdId: id,
    recipient: first,
    phones: [phone],
    text: `${first}, ${note}`,
    idempotency,
  };
  await stores.queue.enqueue([aDraft(`r-${id}`, { ...draft, kind: 'REMINDER' })], now);
}

/** Of somebody who is on no list: what they wrote, and wherever else a name may have come to stand. */
export async function hide(stores: Stores, { first, last, note, phone, said, key }: Somebody): Promise<void> {
  const id = context.newId();
  const who = { phone, lid: `${phone.slice(1)}77@lid` };
  const message = { fromMe: false, ack: 2, who, pushName: first, attachment: false, at: now };
  await stores.inbox.record('main', [{ ...message, id: `3AX${id}`, text: `${said} da ${first}` }], now);
  await stores.inbox.stop(phone, now);
  await stores.guestList.saveFilter({ id: `f-${id}`, name: last, filter: { q: note } }, now);
  await stores.households.add(
    [],
    { importId: `import-${id}`, filename: `Lista di ${last}.xlsx`, summary: { said } },
    () => 'nobody',
    now,
  );
  const text = { id: `t-${id}`, kind: 'CUSTOM', language: 'it', family: 'f', name: 'Testo' } as const;
  await stores.templates.create({ ...text, body: `Ciao ${first}`, attachment: null }, now);
  await stores.templates.save(text.id, { body: 'Ciao {{ household.name }}', attachment: null }, now);
  await stores.templates.create({ ...text, id: `${text.id}-2`, body: `Ciao ${key}`, attachment: null }, now);
  await stores.templates.remove(`${text.id}-2`, now);
}

/** Every byte that is kept: store, log beside it, backups, what updates put aside. */
export function kept(path: string): Buffer {
  const files = readdirSync(dirname(path), { recursive: true, withFileTypes: true });
  return Buffer.concat(
    files.filter((file) => file.isFile()).map((file) => readFileSync(join(file.parentPath, file.name))),
  );
}

export const traces = ({ first, last, note, phone, key, said }: Somebody) =>
  [first, last.split(' ').at(-1) ?? last, note, phone.slice(1), key, said].flatMap((word) => [
    word,
    word.toLowerCase(),
    JSON.stringify(word).slice(1, -1),
  ]);
