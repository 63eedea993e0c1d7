import { sql } from 'kysely';
import type { HouseholdFilter, HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import type { MessageStatus } from '../domain/queue/message.ts';
import type { Rsvp } from '../domain/rsvp/rsvp.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { conditionsOf } from './household-filter.ts';
import { applyImport } from './import-writing.ts';
import { chatOf } from './inbox-matching.ts';
import { mayHaveArrived } from './may-have-arrived.ts';
import { hasOptedOut } from './opt-out.ts';
import { builder, query, statement } from './sql.ts';
import { isStopped } from './stopped-phones.ts';

interface Joined {
  id: string;
  name: string;
  position: number;
  language: 'it' | 'en' | null;
  side: string | null;
  notes: string;
  email: string | null;
  adults: number | null;
  children: number | null;
  tags: string;
  link_version: number;
  opted_out_at: number | null;
  rsvp: Rsvp | null;
  answered_at: number | null;
  coming_adults: number | null;
  coming_children: number | null;
  answer_conflict: 0 | 1;
  viewed_at: number | null;
  created_at: number;
  phones: string;
  guests: string;
  invitation_id: string | null;
  invitation_status: MessageStatus | null;
  invitation_at: number | null;
}

const joined = builder
  .selectFrom('household')
  .leftJoin('whatsapp_message_queue as invitation', (join) =>
    join.on(
      sql<boolean>`invitation.id = coalesce((SELECT id FROM whatsapp_message_queue
        WHERE household_id = household.id AND kind = 'INVITATION' AND ${mayHaveArrived}), household.invited_through)`,
    ),
  )
  .select([
    'household.id',
    'household.name',
    'household.position',
    'household.language',
    'household.side',
    'household.notes',
    'household.email',
    'household.adults',
    'household.children',
    'household.link_version',
    'household.opted_out_at',
    'household.rsvp',
    'household.answered_at',
    'household.coming_adults',
    'household.coming_children',
    'household.answer_conflict',
    'household.viewed_at',
    'household.created_at',
    'invitation.id as invitation_id',
    'invitation.status as invitation_status',
    'invitation.updated_at as invitation_at',
    sql<string>`(SELECT json_group_array(phone ORDER BY position) FROM household_phone WHERE household_id = household.id)`.as(
      'phones',
    ),
    sql<string>`(SELECT json_group_array(json_object('firstName', first_name, 'lastName', last_name) ORDER BY position)
      FROM guest WHERE household_id = household.id)`.as('guests'),
    sql<string>`(SELECT json_group_array(tag ORDER BY tag) FROM household_tag WHERE household_id = household.id)`.as(
      'tags',
    ),
  ]);

const selectAll = statement<Record<never, never>, Joined>(() => joined.orderBy('household.position'));
const selectOne = statement<{ id: string }, Joined>((p) => joined.where('household.id', '=', p.id));
const selectSome = statement<{ ids: string }, Joined>((p) =>
  joined
    .where('household.id', 'in', sql<string>`(SELECT value FROM json_each(${p.ids}))`)
    .orderBy('household.position'),
);

interface Counts {
  households: number;
  guests: number;
  invited: number;
  answered: number;
  awaited: number;
}

const selectCounts = statement<Record<never, never>, Counts>((_, db) =>
  db.selectNoFrom((eb) => [
    eb
      .selectFrom('household')
      .select(eb.fn.countAll<number>().as('n'))
      .$asScalar()
      .$notNull()
      .as('households'),
    eb.selectFrom('guest').select(eb.fn.countAll<number>().as('n')).$asScalar().$notNull().as('guests'),
    eb
      .selectFrom('whatsapp_message_queue')
      .select(eb.fn.countAll<number>().as('n'))
      .where('kind', '=', 'INVITATION')
      .where(mayHaveArrived)
      .where('household_id', 'is not', null)
      .$asScalar()
      .$notNull()
      .as('invited'),
    eb
      .selectFrom('household')
      .select(eb.fn.countAll<number>().as('n'))
      .where('rsvp', 'is not', null)
      .$asScalar()
      .$notNull()
      .as('answered'),
    eb
      .selectFrom('whatsapp_message_queue')
      .innerJoin('household', 'household.id', 'whatsapp_message_queue.household_id')
      .select(eb.fn.countAll<number>().as('n'))
      .where('kind', '=', 'INVITATION')
      .where('superseded_by', 'is', null)
      .where('status', 'in', ['SENT', 'DELIVERED', 'READ'])
      .where('household.rsvp', 'is', null)
      .$asScalar()
      .$notNull()
      .as('awaited'),
  ]),
);

const selectName = statement<{ phone: string; except: string }, { name: string }>((p, db) =>
  db
    .selectFrom('household')
    .innerJoin('household_phone', 'household_phone.household_id', 'household.id')
    .select('household.name')
    .where('household_phone.phone', '=', p.phone)
    .where('household.id', '<>', p.except)
    .limit(1),
);

const selectOptedOutPhones = statement<Record<never, never>, { phone: string }>((_, db) =>
  db
    .selectFrom('household')
    .innerJoin('household_phone', 'household_phone.household_id', 'household.id')
    .select('household_phone.phone')
    .where('household.opted_out_at', 'is not', null),
);

export function createHouseholdStore(database: Database): HouseholdStore {
  return {
    async page(filter) {
      return readPage(database, filter);
    },
    async household(id) {
      const row = database.get(selectOne({ id }));
      return row && toHousehold(row);
    },
    async households(ids) {
      return database.all(selectSome({ ids: JSON.stringify(ids) })).map(toHousehold);
    },
    async all() {
      return database.all(selectAll({})).map(toHousehold);
    },
    async matching(question) {
      let rows = joined;
      for (const condition of conditionsOf(question)) rows = rows.where(condition);
      return database.all<Joined>(query(rows.orderBy('household.position'))).map(toHousehold);
    },
    async counts() {
      const none = { households: 0, guests: 0, invited: 0, answered: 0, awaited: 0 };
      return database.get(selectCounts({})) ?? none;
    },
    async optedOutPhones() {
      return new Set(database.all(selectOptedOutPhones({})).map(({ phone }) => phone));
    },
    async nameOf(phone, except = '') {
      return database.get(selectName({ phone, except }))?.name ?? null;
    },
    async hasOptedOut(phone) {
      return hasOptedOut(database, phone) || isStopped(database, phone, chatOf(phone));
    },
    async add(households, source, newId, now) {
      const work = { households, gone: [], source, remember: null };
      database.transaction(() => applyImport(database, work, newId, now));
    },
  };
}

function readPage(database: Database, { limit, cursor, offset, ...question }: HouseholdFilter) {
  let counted = builder.selectFrom('household');
  let rows = joined;
  for (const condition of conditionsOf(question)) {
    counted = counted.where(condition);
    rows = rows.where(condition);
  }
  if (offset !== undefined) {
    // Their ids first: what is left out costs no look at phones and messages.
    const wanted = counted
      .select('household.id')
      .orderBy('household.position')
      .limit(limit + 1)
      .offset(offset);
    rows = joined.where('household.id', 'in', wanted);
  }
  const total = database.get(query(counted.select((eb) => eb.fn.countAll<number>().as('total'))))?.total ?? 0;
  const after = cursor === undefined ? null : decodeCursor(cursor)[0];
  if (after !== null) rows = rows.where('household.position', '>', after);
  const found = database.all<Joined>(query(rows.orderBy('household.position').limit(limit + 1)));
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    items: items.map(toHousehold),
    nextCursor: more ? encodeCursor([last.position, 0]) : null,
    total,
  };
}

function answerOf(row: Joined): HouseholdRecord['answer'] {
  const { answered_at: at, coming_adults: adults, coming_children: children } = row;
  return at === null ? null : { at, adults, children, conflict: row.answer_conflict === 1 };
}

function toHousehold(row: Joined): HouseholdRecord {
  const invited = row.invitation_id !== null && row.invitation_status !== null && row.invitation_at !== null;
  return {
    id: row.id,
    name: row.name,
    phones: JSON.parse(row.phones) as string[],
    guests: JSON.parse(row.guests) as { firstName: string; lastName: string }[],
    language: row.language,
    side: row.side,
    tags: JSON.parse(row.tags) as string[],
    notes: row.notes,
    email: row.email,
    adults: row.adults,
    children: row.children,
    linkVersion: row.link_version,
    optedOut: row.opted_out_at !== null,
    rsvp: row.rsvp,
    answer: answerOf(row),
    viewedAt: row.viewed_at,
    createdAt: row.created_at,
    invitation: invited
      ? { id: row.invitation_id, status: row.invitation_status, at: row.invitation_at }
      : null,
  } as HouseholdRecord;
}
