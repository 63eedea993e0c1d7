import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { aDraft, furnish, morning, sent } from '../testing/store/queue-fixtures.ts';
import { answer } from '../testing/store/report-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { openStores, type Stores } from './stores.ts';

const now = morning.wall;
const minute = 60_000;

/** Words nobody else has, as people are called: with accents, quotes and apostrophes. */
const letters = 'abcdefghilmnopqrstuvzàèéìòù';
/** Each begins in a way of its own: nothing of one is part of another. */
const word = (start: string) =>
  fc
    .array(fc.constantFrom(...letters), { minLength: 8, maxLength: 14 })
    .map((all) => `${start}${all.join('')}`);
const somebody = (who: string) =>
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

function openStore(path: string): Stores {
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
async function fill(stores: Stores, person: Somebody): Promise<string> {
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
async function remind(stores: Stores, id: string, { first, phone, note, key }: Somebody): Promise<void> {
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

/** Every byte that is kept: store, log beside it, backups, what updates put aside. */
function kept(path: string): Buffer {
  const files = readdirSync(dirname(path), { recursive: true, withFileTypes: true });
  return Buffer.concat(
    files.filter((file) => file.isFile()).map((file) => readFileSync(join(file.parentPath, file.name))),
  );
}

const traces = ({ first, last, note, phone, key, said }: Somebody) =>
  [first, last.split(' ').at(-1) ?? last, note, phone.slice(1), key, said].flatMap((word) => [
    word,
    word.toLowerCase(),
    JSON.stringify(word).slice(1, -1),
  ]);

it('of a household that was forgotten no byte is left, in the store nor in its copies, and all else stays', async () => {
  const property = fc.asyncProperty(
    fc.noShrink(somebody('Q')),
    fc.noShrink(somebody('W')),
    async (gone, stays) => {
      const path = join(temporaryDirectory(), 'invita.sqlite');
      const stores = openStore(path);
      try {
        await furnish(stores as unknown as StoreUnderTest);
        const forgotten = await fill(stores, gone);
        const other = await fill(stores, stays);
        await remind(stores, forgotten, gone);
        await remind(stores, other, stays);
        await stores.backups.make(now - minute);
        writeFileSync(`${path}.before-v9`, kept(path));
        const before = await stores.reader.counts();
        expect(traces(gone).filter((trace) => kept(path).includes(trace)).length).toBeGreaterThan(6);

        const later = Date.now() + minute;
        expect(await stores.retention.forget([forgotten], later)).toEqual({
          ok: true,
          households: 1,
          cancelled: 1,
        });
        await stores.retention.wipe();
        expect(stores.backups.holdForgotten()).toBe(true);
        await stores.backups.make(later + minute);
        expect(stores.backups.holdForgotten()).toBe(false);

        const bytes = kept(path);
        expect(traces(gone).filter((trace) => bytes.includes(trace))).toEqual([]);
        expect(bytes.includes(stays.first) && bytes.includes(stays.phone)).toBe(true);

        // What was counted is counted still, and the promises of the queue hold.
        expect((await stores.checkInvariants()).findings).toEqual([]);
        const { total, byStatus } = await stores.reader.counts();
        expect([total, byStatus.READ, byStatus.SENT]).toEqual([
          before.total,
          before.byStatus.READ,
          before.byStatus.SENT,
        ]);
        expect([byStatus.PENDING, byStatus.CANCELLED]).toEqual([1, 1]);
        expect(await stores.slots.recent('393330000000', 10)).toHaveLength(4);
        expect((await stores.households.household(other))?.invitation?.status).toBe('READ');
        expect(await stores.households.household(forgotten)).toBeNull();
      } finally {
        stores.close();
      }
    },
  );
  await fc.assert(property, { numRuns: 4 });
}, 60_000);
