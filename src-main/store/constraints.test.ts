import type { Insertable } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MessageStatus, transitions } from '../domain/queue/message.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';
import type { Message } from './rows.ts';
import { builder, query } from './sql.ts';
import type { Tables } from './tables.ts';

const statuses = Object.keys(transitions) as MessageStatus[];
const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const));

let database: Database;
beforeEach(() => {
  const opened = openDatabase({ path: ':memory:', realm: 'real', newId: () => 'event', now: 0 });
  if (!opened.ok) throw new Error(opened.code);
  database = opened.database;
  database.exec(
    "INSERT INTO session (type, label, waha_url, waha_session, created_at) VALUES ('main', '', 'u', 's', 0)",
  );
});
afterEach(() => database.close());

const attempt = {
  attempt_token: 't',
  attempt_wall: 1,
  attempt_uptime: 1,
  attempt_boot: 'b',
  attempt_url: 'u',
  attempt_number: '39',
  attempt_link_generation: 1,
};
const noAttempt = Object.fromEntries(Object.keys(attempt).map((column) => [column, null]));

/** The columns that belong to a status, as the CHECKs want them. */
function columnsOf(status: MessageStatus): Partial<Message> {
  const left = ['SENT', 'DELIVERED', 'READ'].includes(status);
  const open = ['SENDING', 'UNCONFIRMED'].includes(status);
  return {
    ...(open ? attempt : noAttempt),
    sent_at: left ? 1 : null,
    delivered_at: ['DELIVERED', 'READ'].includes(status) ? 1 : null,
    read_at: status === 'READ' ? 1 : null,
    failure_reason: status === 'FAILED' ? 'REJECTED' : null,
  };
}

function insert(status: MessageStatus, changes: Partial<Message> = {}): void {
  const row: Insertable<Tables['whatsapp_message_queue']> = {
    ...{
      id: 'm',
      type: 'main',
      kind: 'CUSTOM',
      lane: 'COLD',
      recipient: 'A',
      phones: '["+39"]',
      chat_id: 'c',
    },
    ...{ text: 'Ciao', text_sha256: 'h', created_at: 0, updated_at: 0, status },
    ...columnsOf(status),
    ...changes,
  };
  database.run(query(builder.insertInto('whatsapp_message_queue').values(row)));
  // A change takes the old words out of the index, which must be there.
  database.exec(
    'INSERT INTO message_search (rowid, recipient, phones) SELECT seq, recipient, phones FROM whatsapp_message_queue ORDER BY seq DESC LIMIT 1',
  );
}

function change(changes: Partial<Message>): void {
  database.run(query(builder.updateTable('whatsapp_message_queue').set(changes)));
}

describe('the database itself refuses', () => {
  it.each(pairs)('or allows %s → %s exactly as the domain does', (from, to) => {
    insert(from);
    const go = () => change({ ...columnsOf(to), status: to });
    if ((transitions[from] as readonly MessageStatus[]).includes(to)) expect(go).not.toThrow();
    else expect(go).toThrow('illegal transition');
  });

  it.each<[string, MessageStatus, Partial<Message>]>([
    ['a sent message without its time', 'SENT', { sent_at: null }],
    ['a time of sending on a waiting message', 'PENDING', { sent_at: 1 }],
    ['a time of sending on a cancelled message', 'CANCELLED', { sent_at: 1 }],
    ['a delivered message without its time', 'DELIVERED', { delivered_at: null }],
    ['a read message without its time', 'READ', { read_at: null }],
    ['a time of reading on a message that is not read', 'DELIVERED', { read_at: 1 }],
    ['a failure without a reason', 'FAILED', { failure_reason: null }],
    ['a reason of failure on a message that has not failed', 'SENT', { failure_reason: 'REJECTED' }],
    ['a reason nobody knows', 'FAILED', { failure_reason: 'BAD_LUCK' as never }],
    ['a claim on a message under way', 'SENDING', { claim_token: 't' }],
    ['an attempt on a waiting message', 'PENDING', attempt],
    ['an attempt to no chat', 'SENDING', { chat_id: null }],
    ['a key without the fingerprint of its request', 'PENDING', { idempotency_key: 'k' }],
    ['a negative number of attempts', 'PENDING', { attempts: -1 }],
    ['a message without text', 'PENDING', { text: '' }],
    ['a message without phones', 'PENDING', { phones: '[]' }],
    ['phones that are not a list', 'PENDING', { phones: 'x' }],
    ['a message of no session', 'PENDING', { type: 'nobody' }],
    ['a message of no household', 'PENDING', { household_id: 'nobody' }],
  ])('%s', (_, status, changes) => {
    expect(() => insert(status, changes)).toThrow(/constraint failed/);
  });

  it.each(Object.keys(attempt))('an attempt without its %s', (column) => {
    expect(() => insert('SENDING', { [column]: null })).toThrow('CHECK');
  });

  it('to change what was sent to somebody who was forgotten, but for words and numbers that go', () => {
    insert('SENT', { phones: '["+391","+392"]' });
    const barred = { barred_at: 1, text_sha256: 'x' };
    for (const other of [{ text: 'Other' }, { phones: '["+391","+393"]' }, { phones: '["—"]' }])
      expect(() => change({ ...barred, text: '—', ...other })).toThrow('frozen');
    change({ ...barred, text: '—', phones: '["+391","—"]' });
    for (const back of [{ text: 'Ciao' }, { phones: '["+391","+392"]' }])
      expect(() => change(back)).toThrow('frozen');
  });

  it.each<MessageStatus>(['SENDING', 'UNCONFIRMED'])(
    'to take the words of a message that is %s',
    (status) => {
      insert(status);
      expect(() => change({ barred_at: 1, text: '—' })).toThrow('frozen');
    },
  );

  it.each<MessageStatus>(['SENDING', 'SENT', 'DELIVERED', 'READ', 'UNCONFIRMED'])(
    'to change the text or the phones of a message that is %s',
    (status) => {
      insert(status);
      expect(() => change({ text: 'Other' })).toThrow('frozen');
      expect(() => change({ phones: '["+40"]' })).toThrow('frozen');
    },
  );

  it('a second invitation of a household that is alive', () => {
    database.exec(
      "INSERT INTO household (id, name, search, position, created_at) VALUES ('h', 'A', 'a', 1, 0)",
    );
    insert('FAILED', { kind: 'INVITATION', household_id: 'h' });
    const second = { id: 'n', kind: 'INVITATION', household_id: 'h' } as const;
    expect(() => insert('PENDING', second)).toThrow('UNIQUE');
    expect(() => insert('CANCELLED', second)).not.toThrow();
  });

  it('to change or shorten the log', () => {
    insert('PENDING');
    database.exec("INSERT INTO whatsapp_message_event (message, at, name) VALUES ('m', 1, 'QUEUED')");
    expect(() => database.exec("UPDATE whatsapp_message_event SET name = 'SENT'")).toThrow('append-only');
    expect(() => database.exec('DELETE FROM whatsapp_message_event')).toThrow('append-only');
  });

  it.each(['Main', '1main', '', 'a b', 'a'.repeat(32), 'größe'])('the session type %j', (type) => {
    const make = () =>
      database.run({ sql: "UPDATE session SET type = ? WHERE type = 'main'", parameters: [type] });
    expect(make).toThrow('CHECK');
  });
});

describe('a transaction', () => {
  it('that fails leaves nothing behind and the next one works', () => {
    const fail = () =>
      database.transaction(() => {
        insert('PENDING');
        throw new Error('on the way');
      });
    expect(fail).toThrow('on the way');
    expect(database.scalar('SELECT count(*) FROM whatsapp_message_queue')).toBe(0);
    database.transaction(() => insert('PENDING'));
    expect(database.scalar('SELECT count(*) FROM whatsapp_message_queue')).toBe(1);
  });

  it('neither nests nor waits', () => {
    expect(() => database.transaction(() => database.transaction(() => 1))).toThrow('do not nest');
    expect(() => database.transaction(async () => insert('PENDING'))).toThrow('must not wait');
    expect(database.scalar('SELECT count(*) FROM whatsapp_message_queue')).toBe(0);
  });
});
