import { sql } from 'kysely';
import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type { NewGuest } from '../domain/guests/household-store.ts';
import { nameHousehold } from '../domain/guests/import/match/name-household.ts';
import { isCalled, mentions } from '../domain/retention/mentions.ts';
import type { AnsweredGuest } from '../domain/rsvp/rsvp.ts';
import type { Database } from './database.ts';
import { dropSnapshots, kinOf, noteForgottenGuest } from './forgotten-list.ts';
import { emptyMessage, forgetMessages } from './forgotten-messages.ts';
import { addressColumns, addressesOf } from './forgotten-people.ts';
import { logHousehold } from './household-log.ts';
import { cancelQueued } from './household-messages.ts';
import { writeSnapshot } from './household-snapshots.ts';
import { newGuestId } from './household-writing.ts';
import type { Message } from './rows.ts';
import type { StoredAnswer } from './rsvp-answers.ts';
import { among, statement } from './sql.ts';

const selectAnswers = statement<{ household: string }, StoredAnswer>((p, db) =>
  db.selectFrom('rsvp_answer').selectAll().where('household_id', '=', p.household),
);

const setAnswer = statement<{ id: string; guests: string; note: string }>((p, db) =>
  db.updateTable('rsvp_answer').set({ guests: p.guests, note: p.note }).where('id', '=', p.id),
);

type Of = Pick<Message, 'id' | 'text' | 'phones' | 'status' | 'attempts' | 'message_id' | 'idempotency_key'>;

/** All of the household's that may leave, now or once more; what was delivered never does. */
const selectUndelivered = statement<{ household: string }, Of>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['id', 'text', 'phones', 'status', 'attempts', 'message_id', 'idempotency_key'])
    .where('household_id', '=', p.household)
    .where('status', 'not in', ['DELIVERED', 'READ'])
    .orderBy('seq'),
);

/** It stays with its household, as one that may have arrived, and never leaves again. */
const setBarred = statement<{ id: string; now: number }>((p, db) =>
  db.updateTable('whatsapp_message_queue').set({ barred_at: p.now }).where('id', '=', p.id),
);

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
 * One of several people of a household: its name, its number, what the household's answers say of it. The guest stays
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
  const { id } = household;
  const guest = household.guests[index];
  if (guest === undefined) return 0;
  const others = household.guests.filter((_, at) => at !== index);
  const speaksOf = (text: string) => mentions(text, guest, others);
  const own = new Set([...ownNumber(guest, others), ...alsoTheirs]);
  const nobodyElses = [...own].filter(
    (phone) => database.get(countElsewhere({ phone, household: id }))?.known === 0,
  );
  const theirs = database
    .all(selectUndelivered({ household: id }))
    .filter(
      ({ text, phones }) =>
        speaksOf(text) || (JSON.parse(phones) as string[]).some((phone) => own.has(phone)),
    );
  if (theirs.some(({ status }) => status === 'SENDING' || status === 'UNCONFIRMED')) return null;
  const alone = { households: '[]', phones: JSON.stringify(nobodyElses) };
  const strays = forgetMessages(database, alone, now);
  if (strays === null) return null;
  const cancelled = endMessages(database, id, theirs, now);
  const name = speaksOf(household.name) ? nameHousehold('', others.filter(isNamed)) : household.name;
  const after = {
    ...household,
    name,
    notes: speaksOf(household.notes) ? '' : household.notes,
    email: household.email !== null && speaksOf(household.email) ? null : household.email,
    guests: household.guests.map((each, at) => (at === index ? nobody() : each)),
    phones: household.phones.filter(({ e164 }) => !own.has(e164)),
  };
  dropSnapshots(database, [...kinOf(database, [id]), ...(guest.id ? [guest.id] : [])]);
  noteForgottenGuest(database, { household: id, position: index }, now);
  writeSnapshot(database, after, household);
  if (name !== household.name) database.run(setRecipient({ household: id, name }));
  for (const answer of database.all(selectAnswers({ household: id }))) {
    const guests = (JSON.parse(answer.guests) as AnsweredGuest[]).map((each) =>
      isCalled(each.name, guest, others) ? { name: '', coming: each.coming } : each,
    );
    const note = speaksOf(answer.note) ? '' : answer.note;
    database.run(setAnswer({ id: answer.id, guests: JSON.stringify(guests), note }));
  }
  eraseNumbers(database, nobodyElses);
  logHousehold(database, id, 'EDITED', now, { fields: 'guests' });
  return strays + cancelled;
}

export function isNamed({ firstName, lastName }: NewGuest): boolean {
  return `${firstName}${lastName}`.trim() !== '';
}

/** Still counted, and nobody that any copy knows. */
function nobody(): NewGuest {
  return { id: newGuestId(), firstName: '', lastName: '' };
}

/** Only where the list says whose it is. */
function ownNumber({ phone }: NewGuest, others: readonly NewGuest[]): string[] {
  return phone === undefined || others.some((other) => other.phone === phone) ? [] : [phone];
}

/**
 * What speaks of them or goes to their number never leaves any more, whatever may give it back: what was never tried says
 * no more whom it was for, and the household may be invited anew; what was tried is barred.
 */
function endMessages(database: Database, household: string, theirs: readonly Of[], now: number): number {
  for (const message of theirs) {
    if (message.status === 'PENDING') cancelQueued(database, household, 'REMOVED', now, message.id);
    if (message.attempts === 0 && message.message_id === null)
      emptyMessage(database, message, household, now);
    else database.run(setBarred({ id: message.id, now }));
  }
  return theirs.filter(({ status }) => status === 'PENDING').length;
}

function eraseNumbers(database: Database, phones: readonly string[]): void {
  const addresses = addressesOf(database, phones);
  for (const erasure of numberErasures) database.run(erasure({ addresses }));
}
