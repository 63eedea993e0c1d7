import { sql } from 'kysely';
import type {
  AnswersAt,
  ComingHousehold,
  Funnel,
  KeptFigures,
  Menu,
  MissingHousehold,
  MissingReason,
  ReportStore,
} from '../domain/reports/report-store.ts';
import type { AnsweredGuest, Rsvp } from '../domain/rsvp/rsvp.ts';
import { comingAdults, comingChildren } from './coming-people.ts';
import type { Database } from './database.ts';
import { mayHaveArrived } from './may-have-arrived.ts';
import { readRsvpCounts } from './rsvp-store.ts';
import { statement } from './sql.ts';

type Nothing = Record<never, never>;

const quarterMs = 15 * 60_000;

/** Each household with the status of its invitation, its own or the one its people got elsewhere. */
const invitationOf = sql`household LEFT JOIN whatsapp_message_queue AS invitation
  ON invitation.id = coalesce((SELECT id FROM whatsapp_message_queue
    WHERE household_id = household.id AND kind = 'INVITATION' AND ${mayHaveArrived}), household.invited_through)`;

const selectFunnel = statement<Nothing, Funnel>((_, db) => ({
  compile: () =>
    sql<Funnel>`SELECT count(*) AS listed,
      count(invitation.status) AS invited,
      count(*) FILTER (WHERE invitation.status IN ('SENT', 'DELIVERED', 'READ')) AS sent,
      count(*) FILTER (WHERE invitation.status IN ('DELIVERED', 'READ')) AS delivered,
      count(*) FILTER (WHERE invitation.status = 'READ') AS read,
      count(household.viewed_at) AS viewed,
      count(household.rsvp) AS answered,
      count(*) FILTER (WHERE household.rsvp = 'COMING') AS coming
    FROM ${invitationOf}`.compile(db),
}));

const selectAnswers = statement<Nothing, { quarter: number; rsvp: Rsvp; households: number }>((_, db) => ({
  compile: () =>
    sql<{ quarter: number; rsvp: Rsvp; households: number }>`
      SELECT answered_at / ${sql.lit(quarterMs)} AS quarter, rsvp, count(*) AS households
      FROM household WHERE rsvp IS NOT NULL AND answered_at IS NOT NULL GROUP BY 1, 2 ORDER BY 1`.compile(db),
}));

/** The answer that stands: the latest by the clock of its source, of those not taken back. */
const standing = sql`(SELECT id FROM rsvp_answer WHERE household_id = household.id AND withdrawn_at IS NULL
  ORDER BY answered_at DESC, seq DESC LIMIT 1)`;

interface ComingRow {
  id: string;
  name: string;
  adults: number;
  children: number;
  assumed: 0 | 1;
  answered: string;
  listed: string;
  note: string;
  notes: string;
}

const selectComing = statement<{ limit: number }, ComingRow>((p, db) => ({
  compile: () =>
    sql<ComingRow>`SELECT household.id, household.name, household.notes,
      ${comingAdults} AS adults, ${comingChildren} AS children, coming_adults IS NULL AS assumed,
      coalesce(answer.guests, '[]') AS answered, coalesce(answer.note, '') AS note,
      (SELECT json_group_array(json_object('name', trim(first_name || ' ' || last_name)) ORDER BY position)
        FROM guest WHERE household_id = household.id) AS listed
    FROM (SELECT * FROM household WHERE rsvp = 'COMING' ORDER BY position LIMIT ${p.limit}) AS household
    LEFT JOIN rsvp_answer AS answer ON answer.id = ${standing}
    ORDER BY household.position`.compile(db),
}));

const selectMenus = statement<Nothing, Menu>((_, db) => ({
  compile: () =>
    sql<Menu>`SELECT min(trim(guest.value ->> 'dietary')) AS dietary, count(*) AS guests
    FROM household
    JOIN rsvp_answer AS answer ON answer.id = ${standing}
    JOIN json_each(answer.guests) AS guest
    WHERE household.rsvp = 'COMING' AND guest.value ->> 'coming' AND trim(guest.value ->> 'dietary') <> ''
    GROUP BY lower(trim(guest.value ->> 'dietary'))
    ORDER BY guests DESC, dietary`.compile(db),
}));

const hasLeft = sql`coalesce(invitation.status IN ('SENT', 'DELIVERED', 'READ'), 0)`;

/** What stands in the way today comes before what once did. */
const reason = sql<MissingReason>`CASE
  WHEN household.opted_out_at IS NOT NULL THEN 'OPTED_OUT'
  WHEN invitation.status IN ('PENDING', 'SENDING') THEN 'WAITING'
  WHEN invitation.status = 'FAILED' THEN invitation.failure_reason
  WHEN invitation.status IS NOT NULL THEN invitation.status
  WHEN NOT EXISTS (SELECT 1 FROM household_phone WHERE household_id = household.id) THEN 'NO_PHONE'
  ELSE 'NEVER_INVITED' END`;

const countMissing = statement<Nothing, { reason: MissingReason; households: number }>((_, db) => ({
  compile: () =>
    sql<{ reason: MissingReason; households: number }>`SELECT ${reason} AS reason, count(*) AS households
    FROM ${invitationOf} WHERE NOT ${hasLeft} GROUP BY 1`.compile(db),
}));

type MissingRow = Omit<MissingHousehold, 'phones'> & { phones: string };

const selectMissing = statement<{ limit: number }, MissingRow>((p, db) => ({
  compile: () =>
    sql<MissingRow>`SELECT household.id, household.name, household.email, ${reason} AS reason,
      (SELECT json_group_array(phone ORDER BY position) FROM household_phone WHERE household_id = household.id) AS phones
    FROM ${invitationOf} WHERE NOT ${hasLeft} ORDER BY household.position LIMIT ${p.limit}`.compile(db),
}));

export function createReportStore(database: Database): ReportStore {
  return {
    async funnel() {
      return readFunnel(database);
    },
    async answers() {
      return readAnswers(database);
    },
    async coming(limit) {
      return database.all(selectComing({ limit })).map(toComing);
    },
    async menus() {
      return database.all(selectMenus({})).map((menu) => ({ ...menu }));
    },
    async missingCounts() {
      return readMissingCounts(database);
    },
    async missing(limit) {
      return database
        .all(selectMissing({ limit }))
        .map(({ phones, ...household }) => ({ ...household, phones: JSON.parse(phones) as string[] }));
    },
  };
}

function readFunnel(database: Database): Funnel {
  const funnel = database.get(selectFunnel({}));
  if (funnel === null) throw new Error('a count has always one row');
  return { ...funnel };
}

function readAnswers(database: Database): readonly AnswersAt[] {
  return database
    .all(selectAnswers({}))
    .map(({ quarter, rsvp, households }) => ({ at: quarter * quarterMs, rsvp, households }));
}

function readMissingCounts(database: Database): ReadonlyMap<MissingReason, number> {
  return new Map(database.all(countMissing({})).map((row) => [row.reason, row.households]));
}

/** What may be kept when nobody is: numbers alone. A menu is what somebody wrote, so that only how many had one stays. */
export function readFigures(database: Database): KeptFigures {
  const { byRsvp, assumed } = readRsvpCounts(database);
  return {
    funnel: readFunnel(database),
    missing: Object.fromEntries(readMissingCounts(database)),
    answers: readAnswers(database),
    coming: {
      ...byRsvp.COMING,
      assumed,
      withMenu: database.all(selectMenus({})).reduce((sum, { guests }) => sum + guests, 0),
    },
  };
}

function toComing({ id, name, adults, children, assumed, note, notes, ...row }: ComingRow): ComingHousehold {
  const answered = (JSON.parse(row.answered) as AnsweredGuest[]).filter(({ coming }) => coming);
  const listed = (JSON.parse(row.listed) as { name: string }[]).map((guest) => ({ ...guest, coming: true }));
  const guests = answered.length > 0 ? answered : listed;
  return { id, name, adults, children, assumed: assumed === 1, guests, note, listNotes: notes };
}
