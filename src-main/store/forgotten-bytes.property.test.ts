import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyLimitMs, propertyRuns } from '../testing/property-runs.ts';
import { temporaryDirectory } from '../testing/real-app.ts';
import { kept, openStore } from '../testing/store/people-corpus.ts';
import { writeAbout } from '../testing/store/person-everywhere.ts';
import { at, furnish, morning } from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { listBackups } from './backups.ts';
import { restoreChosen } from './restore.ts';
import type { Stores } from './stores.ts';

type Store = Stores & StoreUnderTest;

/** Nothing of one is part of another, and nothing that a store holds by itself looks like it. */
const word = (start: string) =>
  fc
    .array(fc.constantFrom(...'abcdefghilmnopqrstuvzàèéìòù'), { minLength: 8, maxLength: 12 })
    .map((all) => `${start}${all.join('')}`);
const person = (mark: string) =>
  fc.record({
    firstName: word(`${mark}a`),
    lastName: fc.tuple(fc.constantFrom('', "D'", 'De ', 'O’'), word(`${mark}b`)).map((all) => all.join('')),
    digits: fc.integer({ min: 1_000_000, max: 9_999_999 }).map((n) => `${mark === 'Qx' ? '347' : '348'}${n}`),
  });
type Person = ReturnType<typeof person> extends fc.Arbitrary<infer T> ? T : never;

/** In whatever spelling a program may keep them. */
function traces({ firstName, lastName, digits }: Person): string[] {
  const own = lastName.split(/[ '’]/u).at(-1) ?? lastName;
  const number = digits.replace(/(...)(...)(.*)/u, '$1 $2 $3');
  return [firstName, own]
    .flatMap((each) => [
      ...[each, each.toLowerCase(), each.toUpperCase(), each.normalize('NFD')],
      ...[encodeURIComponent(each), JSON.stringify(each).slice(1, -1)],
    ])
    .concat(digits, number);
}

const found = (person: Person, path: string) => {
  const bytes = kept(path);
  return [...new Set(traces(person))].filter((trace) => bytes.includes(trace));
};

const later = at(1_000).wall;
const context = () => {
  let made = 0;
  return { newId: () => `changed-${++made}`, now: morning.wall };
};

/** What may happen between a backup and the forgetting. */
const meanwhile = {
  nothing: async () => ['home', 'Forget one'],
  reordered: async (store: Store) => {
    const { guests = [] } = (await store.households.household('home')) ?? {};
    await store.householdEditor.update('home', { guests: guests.toReversed() }, context());
    return ['home', 'Forget one'];
  },
  split: async (store: Store, goes: Person) => {
    const { guests = [] } = (await store.households.household('home')) ?? {};
    const people = [guests.findIndex(({ firstName }) => firstName === goes.firstName)];
    const order = { name: `Casa ${goes.firstName}`, people, phones: [`+39${goes.digits}`] };
    const done = await store.householdEditor.split('home', order, context());
    return [(done.ok ? done.households : []).find((id) => id !== 'home') ?? '', 'Forget household'];
  },
  merged: async (store: Store) => {
    const guests = [{ firstName: 'Ida', lastName: 'Verdi' }];
    await store.householdEditor.add(
      { name: 'Verdi', phones: [], guests },
      { ...context(), newId: () => 'verdi' },
    );
    await store.householdEditor.merge(['verdi', 'home'], undefined, context());
    const all = await store.households.all();
    return [all.find((each) => each.guests.length > 2)?.id ?? '', 'Forget one'];
  },
  alone: async () => ['home', 'Forget household'],
} satisfies Record<string, (store: Store, goes: Person) => Promise<string[]>>;

async function forget(store: Store, goes: Person, [household = '', how = '']: readonly string[]) {
  if (how === 'Forget household') return store.retention.forget([household], later);
  const { guests = [] } = (await store.households.household(household)) ?? {};
  const index = guests.findIndex(({ firstName }) => firstName === goes.firstName);
  const { firstName, lastName } = goes;
  return store.retention.forgetGuest({ household, index, firstName, lastName }, later);
}

it.each(Object.entries(meanwhile))(
  'of a person who was forgotten no byte is left, nor after the restore of a backup (%s)',
  async (_, happens) => {
    const property = fc.asyncProperty(
      fc.noShrink(person('Qx')),
      fc.noShrink(person('Wx')),
      async (goes, stays) => {
        const path = join(temporaryDirectory(), 'invita.sqlite');
        const options = { path, realm: 'practice' as const, newId: () => 'event-1', now: 1 };
        const store = openStore(path) as Store;
        await furnish(store);
        await writeAbout(store, goes, stays);
        await store.backups.make(morning.wall);
        const backup = join(temporaryDirectory(), 'backup.sqlite');
        copyFileSync(listBackups(path)[0]?.path ?? '', backup);
        expect(found(goes, path).length).toBeGreaterThan(4);

        expect(await forget(store, goes, await happens(store, goes))).toMatchObject({ ok: true });
        await store.retention.wipe();
        await store.backups.make(later + 1);
        expect(found(goes, path)).toEqual([]);
        expect((await store.checkInvariants()).findings).toEqual([]);
        expect(found(stays, path).length > 2 || happens === meanwhile.alone).toBe(true);
        store.close();

        copyFileSync(backup, `${path}.chosen`);
        const chosen = { path: `${path}.chosen`, at: morning.wall, settings: '{}' };
        expect(await restoreChosen(options, chosen, at(60_000))).toBeNull();
        const restored = openStore(path) as Store;
        expect(found(goes, path)).toEqual([]);
        expect((await restored.checkInvariants()).findings).toEqual([]);
        expect(found(stays, path).length > 2 || happens === meanwhile.alone).toBe(true);
        restored.close();
      },
    );
    await fc.assert(property, { numRuns: propertyRuns(2, 50) });
  },
  propertyLimitMs,
);
