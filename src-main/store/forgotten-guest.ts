import { sql } from 'kysely';
import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type { NewGuest } from '../domain/guests/household-store.ts';
import { nameHousehold } from '../domain/guests/import/match/name-household.ts';
import { isCalled, mentions } from '../domain/retention/mentions.ts';
import type { AnsweredGuest } from '../domain/rsvp/rsvp.ts';
import type { Database } from './database.ts';
import { emptyMessage, forgetMessages } from './forgotten-messages.ts';
import { addressColumns, addressesOf } from './forgotten-people.ts';
import { logHousehold } from './household-log.ts';
import { cancelQueued } from './household-messages.ts';
import { writeSnapshot } from './household-snapshots.ts';
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

/** A place and no name: a backup from before may come back one day. */
const noteForgotten = statement<{ household: string; position: number; people: number; now: number }>(
  (p, db) =>
    db
      .insertInto('forgotten_guest')
      .values({ household: p.household, position: p.position, people: p.people, at: p.now })
      .onConflict((conflict) => conflict.doUpdateSet({ people: p.people, at: p.now })),
);

const noteMoment = statement<{ now: number }>((p, db) =>
  db.updateTable('event').set({ forgotten_at: p.now }),
);

/** How it was before can be put back no more. */
const dropChanges = statement<{ household: string }>((p, db) => ({
  compile: () =>
    sql`DELETE FROM household_change WHERE instr(before || after || messages, ${p.household}) > 0`.compile(
      db,
    ),
}));

const dropImported = statement<{ household: string }>((p, db) =>
  db.deleteFrom('guest_import_before').where('household', '=', p.household),
);

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
 * way just now: then nothing is touched. Inside the caller's transaction.
 */
export function forgetOne(
  database: Database,
  household: HouseholdSnapshot,
  index: number,
  now: number,
): number | null {
  const { id } = household;
  const guest = household.guests[index];
  if (guest === undefined) return 0;
  const others = household.guests.filter((_, at) => at !== index);
  const speaksOf = (text: string) => mentions(text, guest, others);
  const own = ownNumber(guest, others);
  const nobodyElses =
    own !== null && database.get(countElsewhere({ phone: own, household: id }))?.known === 0;
  const theirs = database
    .all(selectUndelivered({ household: id }))
    .filter(
      ({ text, phones }) =>
        speaksOf(text) || (own !== null && (JSON.parse(phones) as string[]).includes(own)),
    );
  if (theirs.some(({ status }) => status === 'SENDING' || status === 'UNCONFIRMED')) return null;
  const alone = { households: '[]', phones: JSON.stringify(nobodyElses ? [own] : []) };
  const strays = forgetMessages(database, alone, now);
  if (strays === null) return null;
  const cancelled = endMessages(database, id, theirs, now);
  const name = speaksOf(household.name) ? nameHousehold('', others.filter(isNamed)) : household.name;
  const after = {
    ...household,
    name,
    notes: speaksOf(household.notes) ? '' : household.notes,
    email: household.email !== null && speaksOf(household.email) ? null : household.email,
    guests: household.guests.map((each, at) => (at === index ? { firstName: '', lastName: '' } : each)),
    phones: household.phones.filter(({ e164 }) => e164 !== own),
  };
  writeSnapshot(database, after, household);
  if (name !== household.name) database.run(setRecipient({ household: id, name }));
  for (const answer of database.all(selectAnswers({ household: id }))) {
    const guests = (JSON.parse(answer.guests) as AnsweredGuest[]).map((each) =>
      isCalled(each.name, guest, others) ? { name: '', coming: each.coming } : each,
    );
    const note = speaksOf(answer.note) ? '' : answer.note;
    database.run(setAnswer({ id: answer.id, guests: JSON.stringify(guests), note }));
  }
  database.run(dropChanges({ household: id }));
  database.run(dropImported({ household: id }));
  if (own !== null && nobodyElses) eraseNumber(database, own);
  database.run(noteForgotten({ household: id, position: index, people: household.guests.length, now }));
  logHousehold(database, id, 'EDITED', now, { fields: 'guests' });
  database.run(noteMoment({ now }));
  return strays + cancelled;
}

export function isNamed({ firstName, lastName }: NewGuest): boolean {
  return `${firstName}${lastName}`.trim() !== '';
}

/** Only where the list says whose it is. */
function ownNumber(guest: NewGuest, others: readonly NewGuest[]): string | null {
  const phone = guest.phone ?? null;
  return phone === null || others.some((other) => other.phone === phone) ? null : phone;
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

function eraseNumber(database: Database, phone: string): void {
  const addresses = addressesOf(database, [phone]);
  for (const erasure of numberErasures) database.run(erasure({ addresses }));
}
