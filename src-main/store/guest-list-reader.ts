import { sql } from 'kysely';
import type { Facet, GuestListReader, TimelineEntry } from '../domain/guests/guest-list-reader.ts';
import type { Database } from './database.ts';
import { conditionsOf } from './household-filter.ts';
import { keepApart, readProposals } from './household-proposals.ts';
import { builder, query, statement } from './sql.ts';

const bySide = statement<Record<never, never>, Facet>((_, db) =>
  db
    .selectFrom('household')
    .select((eb) => [sql<string>`side`.as('value'), eb.fn.countAll<number>().as('households')])
    .where('side', 'is not', null)
    .groupBy('side')
    .orderBy('side'),
);
const byTag = statement<Record<never, never>, Facet>((_, db) =>
  db
    .selectFrom('household_tag')
    .select((eb) => ['tag as value', eb.fn.countAll<number>().as('households')])
    .groupBy('tag')
    .orderBy('tag'),
);
const byLanguage = statement<Record<never, never>, Facet>((_, db) =>
  db
    .selectFrom('household')
    .select((eb) => [sql<string>`language`.as('value'), eb.fn.countAll<number>().as('households')])
    .where('language', 'is not', null)
    .groupBy('language')
    .orderBy('language'),
);
const byAnswer = statement<Record<never, never>, Facet>((_, db) =>
  db
    .selectFrom('household')
    .select((eb) => [sql<string>`rsvp`.as('value'), eb.fn.countAll<number>().as('households')])
    .where('rsvp', 'is not', null)
    .groupBy('rsvp')
    .orderBy('rsvp'),
);

interface TimelineRow {
  at: number;
  name: string;
  details: string;
  message: string | null;
  kind: string | null;
}

/** Steps on the way that say nothing to a person; the queue screen tells them of each message. */
const unsaid = sql.join(
  [
    'CLAIM_RELEASED',
    'SKIPPED',
    'POSTPONED',
    'CHAT_FOUND',
    'PHONE_SKIPPED',
    'SEND_STARTED',
    'OUTCOME_UNKNOWN',
    'FOUND_IN_CHAT',
    'PROVEN_ABSENT',
  ].map((name) => sql.lit(name)),
);

/** Whom it took in, and whom those had taken in, but not those that an undo has brought back, tell their part. */
const selectTimeline = statement<{ id: string }, TimelineRow>((p, db) => ({
  compile: () =>
    sql<TimelineRow>`WITH RECURSIVE kin (id) AS (
      SELECT ${p.id}
      UNION
      SELECT json_extract(merged.details, '$.household')
      FROM kin JOIN household_event AS merged ON merged.household = kin.id AND merged.name = 'MERGED'
      WHERE json_extract(merged.details, '$.household') NOT IN (SELECT id FROM household)
    ),
    told (id, kind) AS (
      SELECT id, kind FROM whatsapp_message_queue WHERE household_id IN (SELECT id FROM kin)
      UNION
      SELECT id, kind FROM whatsapp_message_queue WHERE former_household IN (SELECT id FROM kin)
      UNION
      SELECT id, kind FROM whatsapp_message_queue
      WHERE id = (SELECT invited_through FROM household WHERE id = ${p.id})
    )
    SELECT at, name, details, NULL AS message, NULL AS kind, 1 AS source, seq FROM household_event
      WHERE household IN (SELECT id FROM kin)
    UNION ALL
    SELECT applied_at, 'IMPORTED', json_object('filename', filename), NULL, NULL, 0, 0
      FROM guest_import WHERE id = (SELECT import_id FROM household WHERE id = ${p.id})
    UNION ALL
    SELECT entry.at, entry.name, entry.details, told.id, told.kind, 2, entry.seq
      FROM told JOIN whatsapp_message_event AS entry ON entry.message = told.id
      WHERE entry.name NOT IN (${unsaid})
    ORDER BY at, source, seq`.compile(db),
}));

const selectEdits = statement<{ id: string; at: number }, { details: string; name: string }>((p, db) =>
  db
    .selectFrom('household_event')
    .select(['name', 'details'])
    .where('household', '=', p.id)
    .where('at', '>', p.at),
);

const selectFilters = statement<Record<never, never>, { id: string; name: string; filter: string }>((_, db) =>
  db.selectFrom('saved_guest_filter').select(['id', 'name', 'filter']).orderBy('created_at').orderBy('id'),
);
const insertFilter = statement<{ id: string; name: string; filter: string; now: number }>((p, db) =>
  db.insertInto('saved_guest_filter').values({ id: p.id, name: p.name, filter: p.filter, created_at: p.now }),
);
const deleteFilter = statement<{ id: string }>((p, db) =>
  db.deleteFrom('saved_guest_filter').where('id', '=', p.id),
);
const deleteNamed = statement<{ name: string }>((p, db) =>
  db.deleteFrom('saved_guest_filter').where('name', '=', p.name),
);

/** What a message says and where it goes. */
const written = new Set(['name', 'guests', 'phones']);

export function createGuestListReader(database: Database): GuestListReader {
  return {
    async ids(question) {
      let households = builder.selectFrom('household').select('household.id');
      for (const condition of conditionsOf(question)) households = households.where(condition);
      return database.all(query(households.orderBy('household.position'))).map(({ id }) => id);
    },
    async facets() {
      return {
        sides: database.all(bySide({})),
        tags: database.all(byTag({})),
        languages: database.all(byLanguage({})),
        answers: database.all(byAnswer({})),
      };
    },
    async timeline(household) {
      return database.all(selectTimeline({ id: household })).map(toEntry);
    },
    async changedSince(household, at) {
      return database.all(selectEdits({ id: household, at })).some(({ name, details }) => {
        if (name === 'MERGED' || name === 'UNDONE') return true;
        const { fields = '' } = JSON.parse(details) as { fields?: string };
        return name === 'EDITED' && fields.split(',').some((field) => written.has(field));
      });
    },
    async proposals() {
      return readProposals(database);
    },
    async keepApart(households, now) {
      keepApart(database, households, now);
    },
    async savedFilters() {
      return database
        .all(selectFilters({}))
        .map(({ id, name, filter }) => ({ id, name, filter: JSON.parse(filter) as unknown }));
    },
    async saveFilter({ id, name, filter }, now) {
      database.transaction(() => {
        database.run(deleteNamed({ name }));
        database.run(insertFilter({ id, name, filter: JSON.stringify(filter), now }));
      });
    },
    async removeFilter(id) {
      return database.run(deleteFilter({ id })) > 0;
    },
  };
}

function toEntry({ at, name, details, message, kind }: TimelineRow): TimelineEntry {
  return {
    at,
    name,
    details: JSON.parse(details) as TimelineEntry['details'],
    message: message === null || kind === null ? null : { id: message, kind },
  };
}
