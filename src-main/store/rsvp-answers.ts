import { sql } from 'kysely';
import type { Rsvp, RsvpAnswer, RsvpSource, StandingAnswer } from '../domain/rsvp/rsvp.ts';
import { standingAnswer } from '../domain/rsvp/standing-answer.ts';
import type { Database } from './database.ts';
import { dropReminders } from './drop-reminders.ts';
import type { RsvpAnswerRow } from './rsvp-tables.ts';
import { statement } from './sql.ts';

export type StoredAnswer = Omit<RsvpAnswerRow, 'seq'> & { seq: number };

const insertAnswer = statement<{
  id: string;
  household: string;
  source: string;
  rsvp: string;
  adults: number | null;
  children: number | null;
  guests: string;
  note: string;
  messageId: string | null;
  externalId: string | null;
  changeId: string | null;
  automatic: number;
  answeredAt: number;
  now: number;
}>((p, db) =>
  db.insertInto('rsvp_answer').values({
    id: p.id,
    household_id: p.household,
    source: p.source as never,
    rsvp: p.rsvp as never,
    adults: p.adults,
    children: p.children,
    guests: p.guests,
    note: p.note,
    message_id: p.messageId,
    external_id: p.externalId,
    change_id: p.changeId,
    automatic: p.automatic as never,
    answered_at: p.answeredAt,
    recorded_at: p.now,
  }),
);

const selectHistory = statement<{ household: string }, StoredAnswer>((p, db) =>
  db.selectFrom('rsvp_answer').selectAll().where('household_id', '=', p.household).orderBy('seq'),
);

const selectOne = statement<{ id: string }, StoredAnswer>((p, db) =>
  db.selectFrom('rsvp_answer').selectAll().where('id', '=', p.id).where('withdrawn_at', 'is', null),
);

const setWithdrawn = statement<{ id: string; now: number }>((p, db) =>
  db.updateTable('rsvp_answer').set({ withdrawn_at: p.now }).where('id', '=', p.id),
);

const selectStanding = statement<
  { household: string },
  {
    rsvp: Rsvp | null;
    answered_at: number | null;
    coming_adults: number | null;
    coming_children: number | null;
    answer_conflict: 0 | 1;
  }
>((p, db) =>
  db
    .selectFrom('household')
    .select(['rsvp', 'answered_at', 'coming_adults', 'coming_children', 'answer_conflict'])
    .where('id', '=', p.household),
);

const setStanding = statement<{
  household: string;
  rsvp: string | null;
  answeredAt: number | null;
  adults: number | null;
  children: number | null;
  conflict: number;
}>((p, db) =>
  db
    .updateTable('household')
    .set({
      rsvp: p.rsvp as never,
      answered_at: p.answeredAt,
      coming_adults: p.adults,
      coming_children: p.children,
      answer_conflict: p.conflict as never,
      viewed_at: sql`coalesce(viewed_at, (SELECT min(at) FROM household_event
        WHERE household_event.household = household.id AND name = 'LINK_VIEWED'))`,
    })
    .where('id', '=', p.household),
);

export interface AnswerToKeep
  extends Pick<RsvpAnswer, 'id' | 'rsvp' | 'adults' | 'children' | 'guests' | 'note' | 'answeredAt'> {
  readonly household: string;
  readonly source: RsvpSource;
  readonly messageId?: string | undefined;
  readonly externalId?: string | undefined;
  readonly changeId?: string | undefined;
  readonly automatic?: boolean | undefined;
}

/** Adds to the history, and lets what stands now stand. Inside the caller's transaction. */
export function keepAnswer(database: Database, answer: AnswerToKeep, now: number): void {
  const { id, household, source, rsvp, note, messageId, externalId, changeId, automatic } = answer;
  const counts = rsvp === 'NOT_COMING' ? { adults: null, children: null } : answer;
  database.run(
    insertAnswer({
      ...{ id, household, source, rsvp, note, now },
      adults: counts.adults,
      children: counts.children,
      guests: JSON.stringify(answer.guests),
      messageId: messageId ?? null,
      externalId: externalId ?? null,
      changeId: changeId ?? null,
      automatic: automatic === true ? 1 : 0,
      // A clock that is ahead must not beat whatever is answered until then.
      answeredAt: Math.min(answer.answeredAt, now),
    }),
  );
  settleAnswer(database, household);
  dropReminders(database, household, now);
}

export function withdrawAnswer(database: Database, id: string, now: number): RsvpAnswer | null {
  const row = database.get(selectOne({ id }));
  if (row === null) return null;
  database.run(setWithdrawn({ id, now }));
  settleAnswer(database, row.household_id);
  return toAnswer(row);
}

/** Makes the household show what stands of its history. */
export function settleAnswer(database: Database, household: string): void {
  const standing = standingAnswer(historyOf(database, household));
  database.run(
    setStanding({
      household,
      rsvp: standing?.rsvp ?? null,
      answeredAt: standing?.at ?? null,
      adults: standing?.adults ?? null,
      children: standing?.children ?? null,
      conflict: standing?.conflict ? 1 : 0,
    }),
  );
}

/** What the household shows; undefined when there is none of that id. */
export function shownAnswer(database: Database, household: string): StandingAnswer | null | undefined {
  const row = database.get(selectStanding({ household }));
  if (row === null) return undefined;
  const { rsvp, answered_at, coming_adults: adults, coming_children: children } = row;
  if (rsvp === null || answered_at === null) return null;
  return { rsvp, adults, children, at: answered_at, conflict: row.answer_conflict === 1 };
}

/** As it was recorded, oldest first. */
export function historyOf(database: Database, household: string): readonly RsvpAnswer[] {
  return database.all(selectHistory({ household })).map(toAnswer);
}

export function toAnswer(row: StoredAnswer): RsvpAnswer {
  return {
    id: row.id,
    householdId: row.household_id,
    source: row.source,
    rsvp: row.rsvp,
    adults: row.adults,
    children: row.children,
    guests: JSON.parse(row.guests) as RsvpAnswer['guests'],
    note: row.note,
    messageId: row.message_id,
    automatic: row.automatic === 1,
    answeredAt: row.answered_at,
    recordedAt: row.recorded_at,
    withdrawnAt: row.withdrawn_at,
  };
}
