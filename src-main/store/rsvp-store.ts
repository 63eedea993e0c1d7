import { sql } from 'kysely';
import type { Rsvp } from '../domain/rsvp/rsvp.ts';
import type { NewAnswer, RecordResult, RsvpCounts, RsvpStore } from '../domain/rsvp/rsvp-store.ts';
import { comingAdults, comingChildren } from './coming-people.ts';
import type { Database } from './database.ts';
import { logHousehold } from './household-log.ts';
import { type HouseholdRange, readByRange, wholeList } from './household-ranges.ts';
import { historyOf, keepAnswer, shownAnswer, withdrawAnswer } from './rsvp-answers.ts';
import { statement } from './sql.ts';

const selectSame = statement<
  { household: string; source: string; messageId: string | null; externalId: string | null },
  { id: string }
>((p, db) =>
  db
    .selectFrom('rsvp_answer')
    .select('id')
    .where('household_id', '=', p.household)
    .where('withdrawn_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('message_id', '=', p.messageId),
        eb.and([eb('external_id', '=', p.externalId), eb('source', '=', p.source as never)]),
      ]),
    )
    .limit(1),
);

interface CountRow {
  rsvp: Rsvp | null;
  households: number;
  adults: number;
  children: number;
  assumed: number;
  viewed: number;
  conflicts: number;
}

const ifComing = (count: typeof comingAdults) =>
  sql<number>`sum(CASE WHEN rsvp = 'COMING' THEN ${count} ELSE 0 END)`;

const selectCounts = statement<HouseholdRange, CountRow>((p, db) =>
  db
    .selectFrom('household')
    .where('position', '>', p.after)
    .where('position', '<=', p.upTo)
    .select((eb) => [
      'rsvp',
      eb.fn.countAll<number>().as('households'),
      ifComing(comingAdults).as('adults'),
      ifComing(comingChildren).as('children'),
      ifComing(sql`(coming_adults IS NULL)`).as('assumed'),
      sql<number>`sum(viewed_at IS NOT NULL)`.as('viewed'),
      sql<number>`sum(answer_conflict)`.as('conflicts'),
    ])
    // The plus: of an index by answer the whole list would be read for each part of it.
    .groupBy(sql`+rsvp`),
);

const setViewed = statement<{ household: string; at: number }>((p, db) =>
  db
    .updateTable('household')
    .set({ viewed_at: p.at })
    .where('id', '=', p.household)
    .where('viewed_at', 'is', null),
);

/** @param atOnce households that are read between two turns of the loop */
export function createRsvpStore(database: Database, atOnce?: number): RsvpStore {
  return {
    async record(answer, context) {
      return database.transaction(() => recordAnswer(database, answer, context));
    },
    async withdraw(answer, now) {
      return database.transaction(() => withdraw(database, answer, now));
    },
    async ofHousehold(household) {
      return historyOf(database, household).toReversed();
    },
    async counts() {
      return toCounts(await readByRange(database, (range) => database.all(selectCounts(range)), atOnce));
    },
    async viewed(household, at) {
      return database.transaction(() => {
        if (database.run(setViewed({ household, at })) === 0) return false;
        logHousehold(database, household, 'LINK_VIEWED', at);
        return true;
      });
    },
  };
}

export function readRsvpCounts(database: Database): RsvpCounts {
  return toCounts(database.all(selectCounts(wholeList)));
}

/** Inside the caller's transaction. */
export function recordAnswer(
  database: Database,
  answer: NewAnswer,
  { id, now }: { readonly id: string; readonly now: number },
): RecordResult {
  const { householdId: household, source, messageId = null, externalId = null } = answer;
  const previous = shownAnswer(database, household);
  if (previous === undefined) return { ok: false, code: 'UNKNOWN_HOUSEHOLD' };
  if (database.get(selectSame({ household, source, messageId, externalId })) !== null) {
    const conflict = previous?.conflict ?? false;
    return { ok: true, recorded: false, changed: false, conflict, previous, current: previous };
  }
  keepAnswer(database, { ...answer, household, id }, now);
  const current = shownAnswer(database, household) ?? null;
  const { rsvp, adults: comingAdults, children: comingChildren, automatic = false } = answer;
  const counts = rsvp === 'NOT_COMING' ? {} : { adults: comingAdults, children: comingChildren };
  logHousehold(database, household, 'RSVP_ANSWERED', now, { source, rsvp, ...counts, automatic });
  const changed =
    current?.rsvp !== previous?.rsvp ||
    current?.adults !== previous?.adults ||
    current?.children !== previous?.children;
  return { ok: true, recorded: true, changed, conflict: current?.conflict ?? false, previous, current };
}

/** Inside the caller's transaction. */
export function withdraw(database: Database, answer: string, now: number): boolean {
  const gone = withdrawAnswer(database, answer, now);
  if (gone === null) return false;
  logHousehold(database, gone.householdId, 'RSVP_WITHDRAWN', now, { source: gone.source, rsvp: gone.rsvp });
  return true;
}

function toCounts(rows: readonly CountRow[]): RsvpCounts {
  type Field = Exclude<keyof CountRow, 'rsvp'>;
  const sum = (field: Field, of = rows) => of.reduce((total, row) => total + row[field], 0);
  const byAnswer = Map.groupBy(rows, ({ rsvp }) => rsvp);
  const of = (rsvp: Rsvp | null, field: Field) => sum(field, byAnswer.get(rsvp) ?? []);
  const countOf = (rsvp: Rsvp) => ({
    households: of(rsvp, 'households'),
    adults: of(rsvp, 'adults'),
    children: of(rsvp, 'children'),
  });
  return {
    byRsvp: { COMING: countOf('COMING'), NOT_COMING: countOf('NOT_COMING'), MAYBE: countOf('MAYBE') },
    assumed: of('COMING', 'assumed'),
    notAnswered: of(null, 'households'),
    viewed: sum('viewed'),
    conflicts: sum('conflicts'),
  };
}
