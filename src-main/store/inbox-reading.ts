import { sql } from 'kysely';
import type {
  Conversation,
  ConversationFilter,
  InboxStore,
  IncomingRecord,
} from '../domain/inbox/inbox-store.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import type { IncomingRow } from './inbox-tables.ts';
import { builder, query, statement } from './sql.ts';

type Incoming = Omit<IncomingRow, 'seq'> & { seq: number };
type Joined = Incoming & {
  household_name: string | null;
  messages: number;
  unseen: number;
  undecided: 0 | 1;
  stopped_at: number | null;
};

const selectOfHousehold = statement<{ household: string; limit: number }, Incoming>((p, db) =>
  db
    .selectFrom('incoming_message')
    .selectAll()
    .where('household_id', '=', p.household)
    .orderBy('received_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(p.limit as never),
);

const selectToAnswer = statement<
  { household: string; message: string | null },
  Incoming & { number: string | null }
>((p, db) =>
  db
    .selectFrom('incoming_message')
    .leftJoin('session', 'session.type', 'incoming_message.type')
    .selectAll('incoming_message')
    .select('session.number')
    .where('household_id', '=', p.household)
    .where(sql<boolean>`message_id = coalesce(${p.message}, message_id)`)
    .orderBy('received_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(sql.lit(1)),
);

const selectOfSender = statement<{ sender: string; limit: number }, Incoming>((p, db) =>
  db
    .selectFrom('incoming_message')
    .selectAll()
    .where('sender', '=', p.sender)
    .orderBy('received_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(p.limit as never),
);

const selectPosition = statement<
  { number: string },
  { read_until: number | null; last_heard_at: number | null }
>((p, db) =>
  db.selectFrom('number_inbox').select(['read_until', 'last_heard_at']).where('number', '=', p.number),
);

const setReadUntil = statement<{ number: string; until: number }>((p, db) =>
  db
    .insertInto('number_inbox')
    .values({ number: p.number, read_until: p.until })
    .onConflict((conflict) =>
      conflict
        .column('number')
        .doUpdateSet({ read_until: sql`max(coalesce(number_inbox.read_until, 0), excluded.read_until)` }),
    ),
);

const setHeardAt = statement<{ number: string; at: number }>((p, db) =>
  db
    .insertInto('number_inbox')
    .values({ number: p.number, last_heard_at: p.at })
    .onConflict((conflict) => conflict.column('number').doUpdateSet({ last_heard_at: p.at })),
);

const setHouseholdSeen = statement<{ household: string }>((p, db) =>
  db
    .updateTable('incoming_message')
    .set({ seen: 1 })
    .where('household_id', '=', p.household)
    .where('seen', '=', 0),
);

const setSenderSeen = statement<{ sender: string }>((p, db) =>
  db.updateTable('incoming_message').set({ seen: 1 }).where('sender', '=', p.sender).where('seen', '=', 0),
);

type Reading = Pick<
  InboxStore,
  | 'conversations'
  | 'see'
  | 'ofHousehold'
  | 'toAnswer'
  | 'ofSender'
  | 'readUntil'
  | 'noteRead'
  | 'lastHeardAt'
  | 'noteHeard'
>;

export function createInboxReading(database: Database): Reading {
  return {
    async conversations(filter) {
      return conversations(database, filter);
    },
    async see(who) {
      return database.run('household' in who ? setHouseholdSeen(who) : setSenderSeen(who)) > 0;
    },
    async ofHousehold(household, limit) {
      return database.all(selectOfHousehold({ household, limit })).map(toIncoming);
    },
    async toAnswer(household, message) {
      const row = database.get(selectToAnswer({ household, message: message ?? null }));
      return row && { ...toIncoming(row), number: row.number };
    },
    async ofSender(sender, limit) {
      return database.all(selectOfSender({ sender, limit })).map(toIncoming);
    },
    async readUntil(number) {
      return database.get(selectPosition({ number }))?.read_until ?? null;
    },
    async noteRead(number, until) {
      database.run(setReadUntil({ number, until }));
    },
    async lastHeardAt(number) {
      return database.get(selectPosition({ number }))?.last_heard_at ?? null;
    },
    async noteHeard(number, at) {
      database.run(setHeardAt({ number, at }));
    },
  };
}

const correspondent = sql<string>`coalesce(incoming_message.household_id, incoming_message.sender)`;

/** Whoever wrote last comes first. */
function conversations(
  database: Database,
  { unknownOnly, needsYouOnly = false, text = '', limit, cursor }: ConversationFilter,
) {
  const latest = builder
    .selectFrom('incoming_message')
    .select((eb) => [
      correspondent.as('correspondent'),
      eb.fn.max('seq').as('last'),
      eb.fn.countAll<number>().as('messages'),
      sql<number>`count(*) FILTER (WHERE seen = 0)`.as('unseen'),
    ])
    .groupBy('correspondent')
    .as('latest');
  const words = text.toLocaleLowerCase('it').split(/\s+/).filter(Boolean);
  const all = builder
    .selectFrom('incoming_message')
    .innerJoin(latest, 'latest.last', 'incoming_message.seq')
    .$if(unknownOnly, (rows) => rows.where('incoming_message.household_id', 'is', null))
    .$if(needsYouOnly, (rows) =>
      rows.where(sql<boolean>`(incoming_message.household_id IS NULL OR latest.unseen > 0 OR ${undecided})`),
    )
    .$if(words.length > 0, (rows) => rows.where(sql<boolean>`latest.correspondent IN (${saying(words)})`));
  const total = database.get(query(all.select((eb) => eb.fn.countAll<number>().as('total'))))?.total ?? 0;
  const before = cursor === undefined ? null : decodeCursor(cursor)[0];
  const rows = all
    .leftJoin('household', 'household.id', 'incoming_message.household_id')
    .leftJoin('stopped_phone', 'stopped_phone.sender', 'incoming_message.sender')
    .selectAll('incoming_message')
    .select(['household.name as household_name', 'latest.messages', 'latest.unseen'])
    .select(['stopped_phone.stopped_at', undecided.as('undecided')])
    .$if(before !== null, (some) => some.where('incoming_message.seq', '<', before as number))
    .orderBy('incoming_message.seq', 'desc')
    .limit(limit + 1);
  const found = database.all<Joined>(query(rows as never));
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    items: items.map(toConversation),
    nextCursor: more ? encodeCursor([last.seq, 0]) : null,
    total,
  };
}

const undecided = sql<number>`EXISTS (
  SELECT 1 FROM incoming_message AS theirs JOIN reply_proposal USING (message_id)
  WHERE theirs.household_id = incoming_message.household_id AND reply_proposal.state = 'OPEN')`;

/** Those of whom one message, with its names and its number, holds all the words. */
function saying(words: readonly string[]) {
  const conditions = words.map((word) => {
    const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
    return sql`(coalesce(household.search, '') || ' ' || coalesce(push_name, '') || ' ' || sender || ' ' || text)
      LIKE ${pattern} ESCAPE '\\'`;
  });
  return sql`SELECT ${correspondent} FROM incoming_message LEFT JOIN household
    ON household.id = incoming_message.household_id WHERE ${sql.join(conditions, sql` AND `)}`;
}

function toConversation(row: Joined): Conversation {
  return {
    sender: row.sender,
    pushName: row.push_name,
    household:
      row.household_id === null || row.household_name === null
        ? null
        : { id: row.household_id, name: row.household_name },
    messages: row.messages,
    unseen: row.unseen,
    undecided: row.undecided === 1,
    stopped: row.stopped_at !== null,
    last: toIncoming(row),
  };
}

function toIncoming(row: Incoming): IncomingRecord {
  return {
    messageId: row.message_id,
    type: row.type,
    sender: row.sender,
    pushName: row.push_name,
    text: row.text,
    attachment: row.attachment === 1,
    householdId: row.household_id,
    receivedAt: row.received_at,
    edited: row.edited_at !== null,
    revoked: row.revoked_at !== null,
  };
}
