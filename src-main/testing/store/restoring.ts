import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect } from 'vitest';
import type { NewGuest } from '../../domain/guests/household-store.ts';
import { listBackups } from '../../store/backups.ts';
import { restoreChosen } from '../../store/restore.ts';
import type { Stores } from '../../store/stores.ts';
import { temporaryDirectory } from '../real-app.ts';
import { openStore } from './people-corpus.ts';
import { at, furnish, morning } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/*
 * What the stories of restores over forgotten people are told with: a store on a file for each test, households whose people
 * are called Neri, a copy of it, and its restore.
 */

type Store = Stores & StoreUnderTest;

const now = morning.wall;
/** When somebody is forgotten, after the copy was made. */
export const later = at(1_000).wall;
/** Of the store of this test. */
export let path: string;
let made = 0;
beforeEach(() => {
  path = join(temporaryDirectory(), 'invita.sqlite');
  made = 0;
});

export const options = () => ({ path, realm: 'practice' as const, newId: () => 'event-1', now: 1 });
export const context = { newId: () => `made-${++made}`, now };

export function open(): Store {
  return openStore(path) as unknown as Store;
}

export const named = (names: string): NewGuest[] =>
  names.split(' ').map((firstName) => ({ firstName, lastName: 'Neri' }));

export async function begin(): Promise<Store> {
  const store = open();
  await furnish(store);
  return store;
}

export async function add(
  store: Store,
  id: string,
  names: string,
  phones: readonly string[] = [],
): Promise<void> {
  const household = {
    name: `Famiglia ${names.replaceAll(' ', ', ')}`,
    phones: phones.map((e164) => ({ e164, kind: 'mobile' as const })),
    guests: named(names),
  };
  await store.householdEditor.add(household, { ...context, newId: () => id });
}

export async function backUp(store: Store): Promise<string> {
  await store.backups.make(now);
  const backup = `${path}.kept`;
  copyFileSync(listBackups(path)[0]?.path ?? '', backup);
  return backup;
}

export async function forgetGuest(store: Store, household: string, firstName: string): Promise<void> {
  const { guests = [] } = (await store.households.household(household)) ?? {};
  const index = guests.findIndex((guest) => guest.firstName === firstName);
  const guest = { household, index, firstName, lastName: 'Neri' };
  expect(await store.retention.forgetGuest(guest, later)).toMatchObject({ ok: true });
}

export async function split(store: Store, household: string, firstName: string, phones: string[] = []) {
  const { guests = [] } = (await store.households.household(household)) ?? {};
  const people = [guests.findIndex((guest) => guest.firstName === firstName)];
  const done = await store.householdEditor.split(household, { name: 'Via', people, phones }, context);
  return (done.ok ? done.households : []).find((id) => id !== household) ?? '';
}

export async function restore(store: Store, backup: string, moment = at(60_000)): Promise<Store> {
  store.close();
  copyFileSync(backup, `${path}.chosen`);
  expect(
    await restoreChosen(options(), { path: `${path}.chosen`, at: now, settings: '{}' }, moment),
  ).toBeNull();
  const restored = open();
  expect((await restored.checkInvariants()).findings).toEqual([]);
  return restored;
}

/** Everybody of the list, by first name, household by household. */
export async function listed(store: Store): Promise<Record<string, string[]>> {
  const households = await store.households.all();
  return Object.fromEntries(
    households.map(({ id, guests }) => [id, guests.map(({ firstName }) => firstName)]),
  );
}

export function bytes(): Buffer {
  return Buffer.concat([path, `${path}-wal`].flatMap((file) => readIfThere(file)));
}

function readIfThere(file: string): Buffer[] {
  try {
    return [readFileSync(file)];
  } catch {
    return [];
  }
}
