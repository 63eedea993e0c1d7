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
import { type HouseholdRange, readByRange, wholeList } from './household-ranges.ts';
import { mayHaveArrived } from './may-have-arrived.ts';
import { readRsvpCounts } from './rsvp-store.ts';
import { statement } from './sql.ts';

const quarterMs = 15 * 60_000;

const within = ({ after, upTo }: Record<keyof HouseholdRange, unknown>) =>
  sql`household.position > ${after} AND household.position <= ${upTo}`;

/** Each household with the status of its invitation, its own or the one its people got elsewhere. */
const invitationOf = sql`household LEFT JOIN whatsapp_message_queue AS invitation
  ON invitation.id = coalesce((SELECT id FROM whatsapp_message_queue
    WHERE household_id = household.id AND kind = 'INVITATION' AND ${mayHaveArrived}), household.invited_through)`;

const selectFunnel = statement<HouseholdRange, Funnel>((p, db) => ({
  compile: () =>
    sql<Funnel>`SELECT count(*) AS listed,
      count(invitation.status) AS invited,
      count(*) FILTER (WHERE invitation.status IN ('SENT', 'DELIVERED', 'READ')) AS sent,
      count(*) FILTER (WHERE invitation.status IN ('DELIVERED', 'READ')) AS delivered,
      count(*) FILTER (WHERE invitation.status = 'READ') AS read,
      count(household.viewed_at) AS viewed,
      count(household.rsvp) AS answered,
      count(*) FILTER (WHERE household.rsvp = 'COMING') AS coming
    FROM ${invitationOf} WHERE ${within(p)}`.compile(db),
}));

interface AnswersRow {
  quarter: number;
  rsvp: Rsvp;
  households: number;
}

/** The plus keeps SQLite from an index by which it would read the whole list for each part of it. */
const selectAnswers = statement<HouseholdRange, AnswersRow>((p, db) => ({
  compile: () =>
    sql<AnswersRow>`
      SELECT answered_at / ${sql.lit(quarterMs)} AS quarter, rsvp, count(*) AS households
      FROM household WHERE ${within(p)} AND +rsvp IS NOT NULL AND answered_at IS NOT NULL GROUP BY 1, 2`.compile(
      db,
    ),
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

const selectComing = statement<HouseholdRange & { limit: number }, ComingRow>((p, db) => ({
  compile: () =>
    sql<ComingRow>`SELECT household.id, household.name, household.notes,
      ${comingAdults} AS adults, ${comingChildren} AS children, coming_adults IS NULL AS assumed,
      coalesce(answer.guests, '[]') AS answered, coalesce(answer.note, '') AS note,
      (SELECT json_group_array(json_object('name', trim(first_name || ' ' || last_name)) ORDER BY position)
        FROM guest WHERE household_id = household.id) AS listed
    FROM (SELECT * FROM household WHERE rsvp = 'COMING' AND ${within(p)} ORDER BY position LIMIT ${p.limit}) AS household
    LEFT JOIN rsvp_answer AS answer ON answer.id = ${standing}
    ORDER BY household.position`.compile(db),
}));

interface MenuRow extends Menu {
  /** The same for the same words in any case. */
  words: string;
}

const selectMenus = statement<HouseholdRange, MenuRow>((p, db) => ({
  compile: () =>
    sql<MenuRow>`SELECT lower(trim(guest.value ->> 'dietary')) AS words, min(trim(guest.value ->> 'dietary')) AS dietary,
      count(*) AS guests
    FROM household
    JOIN rsvp_answer AS answer ON answer.id = ${standing}
    JOIN json_each(answer.guests) AS guest
    WHERE household.rsvp = 'COMING' AND ${within(p)} AND guest.value ->> 'coming' AND trim(guest.value ->> 'dietary') <> ''
    GROUP BY 1`.compile(db),
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

const countMissing = statement<HouseholdRange, { reason: MissingReason; households: number }>((p, db) => ({
  compile: () =>
    sql<{ reason: MissingReason; households: number }>`SELECT ${reason} AS reason, count(*) AS households
    FROM ${invitationOf} WHERE ${within(p)} AND NOT ${hasLeft} GROUP BY 1`.compile(db),
}));

type MissingRow = Omit<MissingHousehold, 'phones'> & { phones: string };

const selectMissing = statement<HouseholdRange & { limit: number }, MissingRow>((p, db) => ({
  compile: () =>
    sql<MissingRow>`SELECT household.id, household.name, household.email, ${reason} AS reason,
      (SELECT json_group_array(phone ORDER BY position) FROM household_phone WHERE household_id = household.id) AS phones
    FROM ${invitationOf} WHERE ${within(p)} AND NOT ${hasLeft} ORDER BY household.position LIMIT ${p.limit}`.compile(
      db,
    ),
}));

/** @param atOnce households that are read between two turns of the loop */
export function createReportStore(database: Database, atOnce?: number): ReportStore {
  const all = <Row>(read: (range: HouseholdRange) => readonly Row[]) => readByRange(database, read, atOnce);
  /** No more than `limit`, and no part of the list after that. */
  function first<Row>(limit: number, read: (order: HouseholdRange & { limit: number }) => readonly Row[]) {
    let left = limit;
    return readByRange(
      database,
      (range) => {
        if (left === 0) return null;
        const rows = read({ ...range, limit: left });
        left -= rows.length;
        return rows;
      },
      atOnce,
    );
  }
  return {
    async funnel() {
      return sumOf(await all((range) => database.all(selectFunnel(range))));
    },
    async answers() {
      return answersIn(await all((range) => database.all(selectAnswers(range))));
    },
    coming: (limit) => first(limit, (order) => database.all(selectComing(order)).map(toComing)),
    async menus() {
      return menusIn(await all((range) => database.all(selectMenus(range))));
    },
    async missingCounts() {
      return missingIn(await all((range) => database.all(countMissing(range))));
    },
    missing: (limit) => first(limit, (order) => database.all(selectMissing(order)).map(toMissing)),
  };
}

/** Each household is counted in one part, so that what holds of a part holds of their sum. */
function sumOf(parts: readonly Funnel[]): Funnel {
  const of = (stage: keyof Funnel) => parts.reduce((sum, part) => sum + part[stage], 0);
  return {
    ...{ listed: of('listed'), invited: of('invited'), sent: of('sent'), delivered: of('delivered') },
    ...{ read: of('read'), viewed: of('viewed'), answered: of('answered'), coming: of('coming') },
  };
}

function answersIn(rows: readonly AnswersRow[]): readonly AnswersAt[] {
  const byMoment = Map.groupBy(rows, ({ quarter, rsvp }) => `${quarter} ${rsvp}`);
  return [...byMoment.values()]
    .flatMap(([row, ...others]) =>
      row === undefined
        ? []
        : {
            at: row.quarter * quarterMs,
            rsvp: row.rsvp,
            households: others.reduce((sum, { households }) => sum + households, row.households),
          },
    )
    .toSorted((a, b) => a.at - b.at || (a.rsvp < b.rsvp ? -1 : 1));
}

/** As it was written first in the alphabet; the most wanted first. */
function menusIn(rows: readonly MenuRow[]): readonly Menu[] {
  const found = new Map<string, { dietary: string; guests: number }>();
  for (const { words, dietary, guests } of rows) {
    const menu = found.get(words);
    if (menu === undefined) found.set(words, { dietary, guests });
    else {
      menu.guests += guests;
      if (dietary < menu.dietary) menu.dietary = dietary;
    }
  }
  return [...found.values()].toSorted(
    (a, b) => b.guests - a.guests || (a.dietary < b.dietary ? -1 : Number(a.dietary > b.dietary)),
  );
}

function missingIn(
  rows: readonly { readonly reason: MissingReason; readonly households: number }[],
): ReadonlyMap<MissingReason, number> {
  const counts = new Map<MissingReason, number>();
  for (const { reason, households } of rows) counts.set(reason, (counts.get(reason) ?? 0) + households);
  return counts;
}

/** What may be kept when nobody is: numbers alone, of one moment. A menu is what somebody wrote, so that only how many had one stays. */
export function readFigures(database: Database): KeptFigures {
  const { byRsvp, assumed } = readRsvpCounts(database);
  return {
    funnel: sumOf(database.all(selectFunnel(wholeList))),
    missing: Object.fromEntries(missingIn(database.all(countMissing(wholeList)))),
    answers: answersIn(database.all(selectAnswers(wholeList))),
    coming: {
      ...byRsvp.COMING,
      assumed,
      withMenu: database.all(selectMenus(wholeList)).reduce((sum, { guests }) => sum + guests, 0),
    },
  };
}

function toMissing({ phones, ...household }: MissingRow): MissingHousehold {
  return { ...household, phones: JSON.parse(phones) as string[] };
}

function toComing({ id, name, adults, children, assumed, note, notes, ...row }: ComingRow): ComingHousehold {
  const answered = (JSON.parse(row.answered) as AnsweredGuest[]).filter(({ coming }) => coming);
  const listed = (JSON.parse(row.listed) as { name: string }[]).map((guest) => ({ ...guest, coming: true }));
  const guests = answered.length > 0 ? answered : listed;
  return { id, name, adults, children, assumed: assumed === 1, guests, note, listNotes: notes };
}
