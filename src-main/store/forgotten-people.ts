import { sql } from 'kysely';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

/** Households as a JSON array of their ids. */
interface Ids extends Record<string, string> {
  ids: string;
}

const selectKin = statement<Ids, { id: string }>((p, db) => ({
  compile: () =>
    sql<{ id: string }>`WITH RECURSIVE kin (id) AS (
      SELECT value FROM json_each(${p.ids})
      UNION
      SELECT merged.details ->> 'household'
      FROM kin JOIN household_event AS merged ON merged.household = kin.id AND merged.name = 'MERGED'
      WHERE merged.details ->> 'household' NOT IN (SELECT id FROM household)
    ) SELECT id FROM kin`.compile(db),
}));

/** Numbers and hidden user ids that they are written to under or wrote under. */
const selectNumbers = statement<Ids, { phone: string }>((p, db) => ({
  compile: () =>
    sql<{ phone: string }>`WITH gone (id) AS (SELECT value FROM json_each(${p.ids}))
      SELECT phone FROM household_phone WHERE household_id IN gone
      UNION SELECT phone FROM guest WHERE household_id IN gone AND phone IS NOT NULL
      UNION SELECT sender FROM incoming_message WHERE household_id IN gone
      UNION SELECT sender FROM known_sender WHERE household_id IN gone
      UNION SELECT each.value FROM whatsapp_message_queue AS message JOIN json_each(message.phones) AS each
        WHERE message.household_id IN gone AND message.forgotten_at IS NULL
      UNION SELECT each.value FROM whatsapp_message_queue AS message JOIN json_each(message.phones) AS each
        WHERE message.former_household IN gone AND message.forgotten_at IS NULL`.compile(db),
}));

const selectOthers = statement<Ids, { phone: string }>((p, db) => ({
  compile: () =>
    sql<{ phone: string }>`SELECT phone FROM household_phone
      WHERE household_id NOT IN (SELECT value FROM json_each(${p.ids}))`.compile(db),
}));

const selectLids = statement<{ phones: string }, { lid: string }>((p, db) => ({
  compile: () =>
    sql<{ lid: string }>`WITH gone (phone) AS (SELECT value FROM json_each(${p.phones}))
    SELECT lid FROM lid_book WHERE phone IN gone
    UNION SELECT lid FROM chat WHERE phone IN gone AND lid IS NOT NULL`.compile(db),
}));

const selectChats = statement<{ phones: string }, { chat: string }>((p, db) => ({
  compile: () =>
    sql<{ chat: string }>`WITH gone (phone) AS (SELECT value FROM json_each(${p.phones}))
    SELECT substr(phone, 2) || '@c.us' AS chat FROM gone
    UNION SELECT chat_id FROM chat WHERE phone IN gone`.compile(db),
}));

/** Where a phone, a hidden user id or a chat stands, besides the guest list and the queue. */
export const addressColumns = [
  ['incoming_message', 'sender'],
  ['known_sender', 'sender'],
  ['stopped_phone', 'sender'],
  ['known_chat', 'chat_id'],
  ['chat', 'phone'],
  ['lid_book', 'phone'],
] as const;

export interface People {
  /** The households, and those they had taken in, as a JSON array. */
  readonly households: string;
  /** E.164, as a JSON array. */
  readonly phones: string;
  /** Phones, hidden user ids and chats that stand for them, as a JSON array. */
  readonly addresses: string;
}

/** Everything the households go by. */
export function peopleOf(database: Database, ids: readonly string[]): People {
  const households = JSON.stringify(
    database.all(selectKin({ ids: JSON.stringify(ids) })).map(({ id }) => id),
  );
  const others = new Set(database.all(selectOthers({ ids: households })).map(({ phone }) => phone));
  const phones = numbersOf(database, JSON.parse(households) as string[]).filter((each) => !others.has(each));
  return { households, phones: JSON.stringify(phones), addresses: addressesOf(database, phones) };
}

/** What they are written to under or wrote under, others on the list perhaps too: E.164, or a hidden user id. */
export function numbersOf(database: Database, households: readonly string[]): readonly string[] {
  return database.all(selectNumbers({ ids: JSON.stringify(households) })).map(({ phone }) => phone);
}

/** Phones, with the hidden user ids and chats that stand for them, as a JSON array. */
export function addressesOf(database: Database, phones: readonly string[]): string {
  const json = JSON.stringify(phones);
  const lids = database.all(selectLids({ phones: json })).map(({ lid }) => lid);
  const chats = database.all(selectChats({ phones: json })).map(({ chat }) => chat);
  return JSON.stringify([...phones, ...lids, ...chats]);
}
