import { sql } from 'kysely';
import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type { NewGuest } from '../domain/guests/household-store.ts';
import type { Database } from './database.ts';
import { dropSnapshots, kinOf, noteForgottenGuest } from './forgotten-list.ts';
import { forgetMessages } from './forgotten-messages.ts';
import { addressColumns, addressesOf } from './forgotten-people.ts';
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
    ...{ guest, numbers, households, home: { household: id, numbers: own } },
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
 * is to be done then, null when a message is in doubt.
 */
export function wordsElsewhere(
  database: Database,
  going: readonly string[],
  numbers: readonly string[],
): ((now: number) => number) | null {
  const households = kinOf(database, going).filter((id) => !going.includes(id));
  if (households.length === 0) return () => 0;
  const others = peopleElsewhere(database, households, going);
  const gone = readSnapshots(database, going)
    .flatMap(({ guests }) => guests.filter(isNamed))
    .map((guest) => ({ guest, others, numbers, households }));
  if (gone.some((each) => isInDoubt(database, each))) return null;
  return (now) => gone.reduce((cancelled, each) => cancelled + forgetWords(database, each, now), 0);
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
