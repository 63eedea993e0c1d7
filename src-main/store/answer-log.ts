import { sql } from 'kysely';
import type { AnswerLog, AnswerLogQuestion } from '../domain/rsvp/answer-log.ts';
import type { RsvpSource } from '../domain/rsvp/rsvp.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { type StoredAnswer, toAnswer } from './rsvp-answers.ts';
import { builder, query, statement } from './sql.ts';

type Logged = StoredAnswer & { household_name: string; stands: 0 | 1 };

const selectByExternalId = statement<{ household: string; source: string; externalId: string }, StoredAnswer>(
  (p, db) =>
    db
      .selectFrom('rsvp_answer')
      .selectAll()
      .where('household_id', '=', p.household)
      .where('source', '=', p.source as never)
      .where('external_id', '=', p.externalId)
      .where('withdrawn_at', 'is', null),
);

/** As `standingAnswer` of the domain says it: the latest by the clock of its source, the later recorded of two at once. */
const stands = sql<0 | 1>`(rsvp_answer.withdrawn_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM rsvp_answer AS later
  WHERE later.household_id = rsvp_answer.household_id AND later.withdrawn_at IS NULL
    AND (later.answered_at, later.seq) > (rsvp_answer.answered_at, rsvp_answer.seq)))`;

export function createAnswerLog(database: Database): AnswerLog {
  return {
    async page(question) {
      const [after] = question.cursor === null ? [null] : decodeCursor(question.cursor);
      const found = database.all(
        query<Logged>(
          asked(question)
            .selectAll('rsvp_answer')
            .select(['household.name as household_name', stands.as('stands')])
            .$if(after !== null, (select) => select.where('rsvp_answer.seq', '>', after ?? 0))
            .orderBy('rsvp_answer.seq')
            .limit(question.limit + 1)
            .$castTo<Logged>(),
        ),
      );
      const shown = found.slice(0, question.limit);
      const last = shown.at(-1);
      return {
        items: shown.map((row) => ({
          ...toAnswer(row),
          householdName: row.household_name,
          stands: row.stands === 1,
        })),
        nextCursor: found.length > shown.length && last !== undefined ? encodeCursor([last.seq, 0]) : null,
        total: database.get(query<{ total: number }>(asked(question).select(countOfAll)))?.total ?? 0,
      };
    },
    async byExternalId(household: string, source: RsvpSource, externalId: string) {
      const row = database.get(selectByExternalId({ household, source, externalId }));
      return row && toAnswer(row);
    },
  };
}

const countOfAll = sql<number>`count(*)`.as('total');

function asked({ since, standing }: AnswerLogQuestion) {
  return builder
    .selectFrom('rsvp_answer')
    .innerJoin('household', 'household.id', 'rsvp_answer.household_id')
    .$if(standing, (select) => select.where(stands, '=', 1))
    .$if(since !== null, (select) =>
      select.where((eb) =>
        eb.or([
          eb('rsvp_answer.recorded_at', '>=', since ?? 0),
          eb('rsvp_answer.withdrawn_at', '>=', since ?? 0),
        ]),
      ),
    );
}
