import { sql } from 'kysely';
import type { HouseholdSnapshot } from '../domain/guests/editing/snapshot.ts';
import type { NewGuest } from '../domain/guests/household-store.ts';
import { nameHousehold } from '../domain/guests/import/match/name-household.ts';
import { holdsNumber, isCalled, mentions } from '../domain/retention/mentions.ts';
import type { AnsweredGuest } from '../domain/rsvp/rsvp.ts';
import type { Database } from './database.ts';
import { blank, emptyMessage, forgottenKey, sha256 } from './forgotten-messages.ts';
import { cancelQueued } from './household-messages.ts';
import { readSnapshots, writeSnapshot } from './household-snapshots.ts';
import type { Message } from './rows.ts';
import type { StoredAnswer } from './rsvp-answers.ts';
import { isNamed } from './same-guests.ts';
import { among, statement } from './sql.ts';

/** Who goes, one or several who were of the same households, and where words may speak of them. */
export interface Gone {
  readonly guests: readonly NewGuest[];
  /** Who stays of them, and shares perhaps a name. */
  readonly others: readonly NewGuest[];
  /** E.164, of nobody who stays. */
  readonly numbers: readonly string[];
  /** The household of which they were one, and the numbers they had there, though others on the list may have them too. */
  readonly home?: { readonly household: string; readonly numbers: readonly string[] };
  /** Theirs, and those that people went to or came from, on the list or not. */
  readonly households: readonly string[];
}

type Of = Pick<
  Message,
  | 'id'
  | 'text'
  | 'phones'
  | 'recipient'
  | 'status'
  | 'attempts'
  | 'message_id'
  | 'idempotency_key'
  | 'chat_id'
> & { household: string };

type In = { households: string };

const selectMessages = statement<In, Of>((p, db) => ({
  compile: () =>
    sql<Of>`SELECT id, text, phones, recipient, status, attempts, message_id, idempotency_key, chat_id,
      coalesce(household_id, former_household) AS household FROM whatsapp_message_queue
    WHERE forgotten_at IS NULL
      AND (household_id IN ${among(p.households)} OR former_household IN ${among(p.households)})
    ORDER BY seq`.compile(db),
}));

/** It stays with its household, as one that may have arrived, and never leaves again. */
const setBarred = statement<{
  id: string;
  now: number;
  text: string;
  hash: string;
  phones: string;
  chat: string | null;
  key: string | null;
}>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      barred_at: sql<number>`coalesce(barred_at, ${p.now})`,
      text: p.text,
      text_sha256: p.hash,
      phones: p.phones,
      chat_id: p.chat,
      idempotency_key: p.key,
      idempotency_fingerprint: sql<string | null>`CASE WHEN ${p.key} IS NOT NULL THEN 'forgotten' END`,
    })
    .where('id', '=', p.id),
);

const setRecipient = statement<{ id: string; recipient: string }>((p, db) =>
  db.updateTable('whatsapp_message_queue').set({ recipient: p.recipient }).where('id', '=', p.id),
);

const selectAnswers = statement<In, StoredAnswer>((p, db) =>
  db
    .selectFrom('rsvp_answer')
    .selectAll()
    .where('household_id', 'in', sql<string>`${among(p.households)}`),
);

const setAnswer = statement<{ id: string; guests: string; note: string }>((p, db) =>
  db.updateTable('rsvp_answer').set({ guests: p.guests, note: p.note }).where('id', '=', p.id),
);

type Written = { id: string; text: string; name: string | null; note: string | null };

const selectWritten = statement<In, Written>((p, db) => ({
  compile: () =>
    sql<Written>`SELECT incoming_message.message_id AS id, text, push_name AS name, reading ->> 'note' AS note
      FROM incoming_message LEFT JOIN reply_proposal USING (message_id)
      WHERE household_id IN ${among(p.households)}`.compile(db),
}));

const setWritten = statement<{ id: string; text: string; name: string | null }>((p, db) =>
  db.updateTable('incoming_message').set({ text: p.text, push_name: p.name }).where('message_id', '=', p.id),
);

const dropNote = statement<{ id: string }>((p, db) =>
  db
    .updateTable('reply_proposal')
    .set({ reading: sql<string>`json_remove(reading, '$.note')` })
    .where('message_id', '=', p.id),
);

/** What a log says of a household that was split off or merged stands with one of its kin, and so with these. */
const selectNamed = statement<In, { seq: number; name: string }>((p, db) => ({
  compile: () =>
    sql<{ seq: number; name: string }>`SELECT seq, details ->> 'name' AS name FROM household_event
      WHERE details ->> 'name' IS NOT NULL
        AND household IN ${among(p.households)}`.compile(db),
}));

const dropName = statement<{ seq: number }>((p, db) =>
  db
    .updateTable('household_event')
    .set({ details: sql<string>`json_remove(details, '$.name')` })
    .where('seq', '=', p.seq),
);

/** Whether it names them, or holds one of their numbers however it is written. */
function speaksOf({ guests, others, numbers }: Gone, text: string | null): boolean {
  if (text === null) return false;
  return (
    guests.some((guest) => mentions(text, guest, others)) || numbers.some((each) => holdsNumber(text, each))
  );
}

/**
 * Takes them out of what was queued, sent, answered, written and noted in these households. Gives how many messages it
 * took out of the queue. None may be in doubt (`isInDoubt`). Inside the caller's transaction.
 */
export function forgetWords(database: Database, gone: Gone, now: number): number {
  const cancelled = forgetInMessages(database, gone, now);
  for (const household of readSnapshots(database, gone.households)) {
    const left = withoutWords(gone, household);
    writeSnapshot(database, left, household);
  }
  const households = JSON.stringify(gone.households);
  for (const answer of database.all(selectAnswers({ households }))) forgetInAnswer(database, gone, answer);
  for (const { id, text, name, note } of database.all(selectWritten({ households }))) {
    const left = { text: speaksOf(gone, text) ? '' : text, name: speaksOf(gone, name) ? null : name };
    if (left.text !== text || left.name !== name) database.run(setWritten({ id, ...left }));
    if (speaksOf(gone, note)) database.run(dropNote({ id }));
  }
  for (const { seq, name } of database.all(selectNamed({ households })))
    if (speaksOf(gone, name)) database.run(dropName({ seq }));
  return cancelled;
}

/** Whether a message that concerns them is being sent, or nobody knows whether it arrived. */
export function isInDoubt(database: Database, gone: Gone): boolean {
  return theirsOf(database, gone).some(({ status }) => status === 'SENDING' || status === 'UNCONFIRMED');
}

function messagesOf(database: Database, { households }: Gone): readonly Of[] {
  return database.all(selectMessages({ households: JSON.stringify(households) }));
}

function theirsOf(database: Database, gone: Gone): readonly Of[] {
  return messagesOf(database, gone).filter(
    (message) => speaksOf(gone, message.text) || withoutNumbers(gone, message) !== message.phones,
  );
}

/** What is left of the numbers it goes to, as JSON. */
function withoutNumbers({ numbers, home }: Gone, { household, phones }: Of): string {
  const gone = new Set([...numbers, ...(home?.household === household ? home.numbers : [])]);
  return JSON.stringify((JSON.parse(phones) as string[]).map((phone) => (gone.has(phone) ? blank : phone)));
}

/**
 * What speaks of them or goes to their number never leaves any more, whatever may give it back: what was never tried says
 * no more whom it was for, and the household may be invited anew; what was tried or sent is barred, without words.
 */
function forgetInMessages(database: Database, gone: Gone, now: number): number {
  let cancelled = 0;
  for (const message of theirsOf(database, gone)) {
    const { id, household, status, attempts, message_id } = message;
    if (status === 'PENDING') {
      cancelQueued(database, household, 'REMOVED', now, id);
      cancelled += 1;
    }
    if (attempts === 0 && message_id === null) emptyMessage(database, message, household, now);
    else bar(database, gone, message, now);
  }
  for (const { id, recipient } of messagesOf(database, gone))
    if (speaksOf(gone, recipient)) database.run(setRecipient({ id, recipient: blank }));
  return cancelled;
}

function bar(database: Database, gone: Gone, message: Of, now: number): void {
  const { id, chat_id: chat, idempotency_key: key } = message;
  const text = speaksOf(gone, message.text) ? blank : message.text;
  const phones = withoutNumbers(gone, message);
  // Of a chat that is known by a hidden id only, nobody can tell whose it is.
  const isOthers = (JSON.parse(phones) as string[]).some((phone) => chat === `${phone.slice(1)}@c.us`);
  database.run(
    setBarred({
      ...{ id, now, text, hash: sha256(text), phones },
      chat: phones === message.phones || isOthers ? chat : null,
      key: key && forgottenKey(key),
    }),
  );
}

function withoutWords(gone: Gone, household: HouseholdSnapshot): HouseholdSnapshot {
  const { name, notes, email, tags, guests } = household;
  const named = guests.filter(isNamed);
  const newName = named.length === 0 ? blank : nameHousehold('', named);
  return {
    ...household,
    name: speaksOf(gone, name) ? newName : name,
    notes: speaksOf(gone, notes) ? '' : notes,
    email: speaksOf(gone, email) ? null : email,
    tags: tags.filter((tag) => !speaksOf(gone, tag)),
  };
}

function forgetInAnswer(database: Database, gone: Gone, { id, guests, note }: StoredAnswer): void {
  const { guests: going, others } = gone;
  const left = (JSON.parse(guests) as AnsweredGuest[]).map((each) =>
    going.some((guest) => isCalled(each.name, guest, others))
      ? { name: '', coming: each.coming }
      : withoutFood(gone, each),
  );
  database.run(setAnswer({ id, guests: JSON.stringify(left), note: speaksOf(gone, note) ? '' : note }));
}

/** «Senza glutine per Mario» beside another one's name. */
function withoutFood(gone: Gone, each: AnsweredGuest): AnsweredGuest {
  const { dietary, ...others } = each;
  return speaksOf(gone, dietary ?? null) ? others : each;
}
