import { sql } from 'kysely';
import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type { NewGuest } from '../domain/guests/household-store.ts';
import type { Database } from './database.ts';
import { dropSnapshots, kinOf, noteForgottenGuest } from './forgotten-list.ts';
import { forgetMessages } from './forgotten-messages.ts';
import { addressColumns, addressesOf, numbersOf } from './forgotten-people.ts';
import { forgetWords, isInDoubt } from './forgotten-words.ts';
import { logHousehold } from './household-log.ts';
import { readSnapshots, writeSnapshot } from './household-snapshots.ts';
import { newGuestId } from './household-writing.ts';
import { isNamed } from './same-guests.ts';
import { among, statement } from './sql.ts';

const setRecipient = statement<{ household: string; name: string }>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({ recipient: p.name })
    .where('forgotten_at', 'is', null)
    .where((eb) => eb.or([eb('household_id', '=', p.household), eb('former_household', '=', p.household)])),
);

const countElsewhere = statement<{ phone: string; household: string }, { known: number }>((p, db) => ({
  compile: () =>
    sql<{ known: number }>`SELECT count(*) AS known FROM household_phone
      WHERE phone = ${p.phone} AND household_id <> ${p.household}`.compile(db),
}));

/** What is known of a number that nobody on the list has any more. */
const numberErasures = addressColumns.map(([table, column]) =>
  statement<{ addresses: string }>((p, db) => ({
    compile: () =>
      sql`DELETE FROM ${sql.table(table)} WHERE ${sql.ref(column)} IN ${among(p.addresses)}`.compile(db),
  })),
);

/**
 * One of several people of a household: its name, its number, and what was sent, answered, written or noted of it there and in
 * the households that people went to or came from. The guest stays
 * counted, without a name. Gives how many messages it took out of the queue, null when one that concerns them may be on its
 * way just now: then nothing is touched. `alsoTheirs`: numbers of the household that go with them, though the list does
 * not say whose they are. Inside the caller's transaction.
 */
export function forgetOne(
  database: Database,
  household: HouseholdSnapshot,
  index: number,
  now: number,
  alsoTheirs: readonly string[] = [],
): number | null {
  const { id, guests } = household;
  const guest = guests[index];
  if (guest === undefined) return 0;
  const others = guests.filter((_, at) => at !== index);
  const own = [...new Set([...ownNumber(guest, others), ...alsoTheirs])];
  const numbers = own.filter((phone) => database.get(countElsewhere({ phone, household: id }))?.known === 0);
  const households = kinOf(database, [id]);
  const gone = {
    ...{ guests: [guest], numbers, households, home: { household: id, numbers: own } },
    others: [...others, ...peopleElsewhere(database, households, [id])],
  };
  if (isInDoubt(database, gone)) return null;
  const strays = forgetMessages(database, { households: '[]', phones: JSON.stringify(numbers) }, now);
  if (strays === null) return null;
  dropSnapshots(database, [...households, ...(guest.id ? [guest.id] : [])]);
  noteForgottenGuest(database, { household: id, position: index }, now);
  const left = {
    ...household,
    guests: guests.map((each, at) => (at === index ? nobody() : each)),
    phones: household.phones.filter(({ e164 }) => !own.includes(e164)),
  };
  writeSnapshot(database, left, household);
  const cancelled = forgetWords(database, gone, now);
  const name = readSnapshots(database, [id])[0]?.name ?? household.name;
  if (name !== household.name) database.run(setRecipient({ household: id, name }));
  eraseNumbers(database, numbers);
  logHousehold(database, id, 'EDITED', now, { fields: 'guests' });
  return strays + cancelled;
}

/**
 * Of households that go, what those say of their people that these went to or came from. Asked before they go; gives what
 * is to be done then, null when a message is in doubt. `numbers`: those of theirs that nobody who stays has.
 */
export function wordsElsewhere(
  database: Database,
  going: readonly string[],
  numbers: readonly string[],
): ((now: number) => number) | null {
  const lost = new Set(numbers);
  // Group by group: who goes at the same time, and was of another one, is nobody to look for there.
  const gone = groupsOf(database, going).map(({ going: theirs, left }) => ({
    guests: readSnapshots(database, theirs).flatMap(({ guests }) => guests.filter(isNamed)),
    others: peopleElsewhere(database, left, []),
    numbers: numbersOf(database, theirs).filter((each) => lost.has(each)),
    households: left,
  }));
  if (gone.some((each) => isInDoubt(database, each))) return null;
  return (now) => gone.reduce((cancelled, each) => cancelled + forgetWords(database, each, now), 0);
}

/** Those who go, with the households that people of theirs went to or came from and that stay; who left none is left out. */
function groupsOf(database: Database, households: readonly string[]) {
  const open = new Set(households);
  const groups: { readonly going: readonly string[]; readonly left: readonly string[] }[] = [];
  for (const household of open) {
    const { going = [], left = [] } = Object.groupBy(kinOf(database, [household]), (id) =>
      open.has(id) ? 'going' : 'left',
    );
    for (const id of going) open.delete(id);
    if (left.length > 0) groups.push({ going, left });
  }
  return groups;
}

/** Who may share a name with somebody who goes. */
function peopleElsewhere(
  database: Database,
  households: readonly string[],
  except: readonly string[],
): readonly NewGuest[] {
  const all = readSnapshots(
    database,
    households.filter((id) => !except.includes(id)),
  );
  return all.flatMap(({ guests }) => guests.filter(isNamed));
}

/** Still counted, and nobody that any copy knows. */
function nobody(): NewGuest {
  return { id: newGuestId(), firstName: '', lastName: '' };
}

/** Only where the list says whose it is. */
function ownNumber({ phone }: NewGuest, others: readonly NewGuest[]): string[] {
  return phone === undefined || others.some((other) => other.phone === phone) ? [] : [phone];
}

function eraseNumbers(database: Database, phones: readonly string[]): void {
  const addresses = addressesOf(database, phones);
  for (const erasure of numberErasures) database.run(erasure({ addresses }));
}
