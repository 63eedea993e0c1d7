import { sql } from 'kysely';
import type { AutomationStore, RuleRecord } from '../domain/automation/automation-store.ts';
import { type RulePlan, ruleKey } from '../domain/automation/rule.ts';
import { automationRuns } from './automation-runs.ts';
import type { AutomationRuleRow } from './automation-tables.ts';
import type { Database } from './database.ts';
import { cancelQueued } from './household-messages.ts';
import { type StoredAnswer, toAnswer } from './rsvp-answers.ts';
import { statement } from './sql.ts';

type Row = Omit<AutomationRuleRow, 'switched_on' | 'planned_since' | 'answers_seen' | 'looked_at'> & {
  switched_on: 0 | 1;
  planned_since: number;
  answers_seen: number;
  looked_at: number;
};

const selectRules = statement<Record<never, never>, Row>((_, db) =>
  db
    .selectFrom('automation_rule')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id'),
);

const selectRule = statement<{ id: string }, Row>((p, db) =>
  db.selectFrom('automation_rule').selectAll().where('id', '=', p.id).where('removed_at', 'is', null),
);

const upsertRule = statement<{ id: string; plan: string; now: number }>((p, db) =>
  db
    .insertInto('automation_rule')
    .values({
      id: p.id,
      plan: p.plan,
      planned_at: null,
      planned_since: p.now,
      created_at: p.now,
      removed_at: null,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ plan: p.plan, planned_at: null, planned_since: p.now }),
    ),
);

const setSwitch = statement<{ id: string; on: number; now: number }>((p, db) =>
  db
    .updateTable('automation_rule')
    .set({
      switched_on: p.on as never,
      planned_at: null,
      planned_since: p.now,
      answers_seen: sql<number>`coalesce((SELECT max(seq) FROM rsvp_answer), 0)`,
      looked_at: p.now,
    })
    .where('id', '=', p.id)
    .where('removed_at', 'is', null),
);

const setRemoved = statement<{ id: string; now: number }>((p, db) =>
  db
    .updateTable('automation_rule')
    .set({ removed_at: p.now, switched_on: 0 })
    .where('id', '=', p.id)
    .where('removed_at', 'is', null),
);

const setPlanned = statement<{ id: string; at: number | null; now: number }>((p, db) =>
  db
    .updateTable('automation_rule')
    .set({ planned_at: p.at, planned_since: p.now })
    .where('id', '=', p.id)
    .where('planned_at', 'is not', p.at),
);

const selectAnswered = statement<{ seen: number; limit: number }, { seq: number; household_id: string }>(
  (p, db) =>
    db
      .selectFrom('rsvp_answer')
      .select(['seq', 'household_id'])
      .where('seq', '>', p.seen)
      .orderBy('seq')
      .limit(p.limit as never),
);

const selectHistory = statement<{ household: string }, StoredAnswer>((p, db) =>
  db.selectFrom('rsvp_answer').selectAll().where('household_id', '=', p.household).orderBy('seq'),
);

const setLooked = statement<{ id: string; seen: number; now: number }>((p, db) =>
  db
    .updateTable('automation_rule')
    .set({ answers_seen: p.seen, looked_at: p.now })
    .where('id', '=', p.id)
    // Switched anew meanwhile, it is further already.
    .where('answers_seen', '<=', p.seen),
);

const selectConfirmations = statement<{ household: string }, { id: string; key: string | null }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['id', 'idempotency_key as key'])
    .where('household_id', '=', p.household)
    .where('status', '=', sql.lit('PENDING'))
    .where('kind', '=', sql.lit('RSVP_CONFIRMATION'))
    .where('automation_run', 'is not', null),
);

export function createAutomationStore(database: Database): AutomationStore {
  return {
    ...automationRuns(database),
    async rules() {
      return database.all(selectRules({})).map(toRule);
    },
    async rule(id) {
      const row = database.get(selectRule({ id }));
      return row && toRule(row);
    },
    async save(id, plan, now) {
      database.run(upsertRule({ id, plan: JSON.stringify(plan), now }));
    },
    async switchRule(id, on, now) {
      return database.run(setSwitch({ id, on: on ? 1 : 0, now })) > 0;
    },
    async remove(id, now) {
      return database.run(setRemoved({ id, now })) > 0;
    },
    async setPlanned(id, at, now) {
      database.run(setPlanned({ id, at, now }));
    },
    async answeredSince(seen, limit) {
      const rows = database.all(selectAnswered({ seen, limit }));
      return {
        households: [...new Set(rows.map(({ household_id }) => household_id))],
        seen: rows.at(-1)?.seq ?? seen,
      };
    },
    async answersOf(household) {
      return database
        .all(selectHistory({ household }))
        .map((row) => ({ ...toAnswer(row), seq: row.seq, carried: row.change_id !== null }));
    },
    async setLooked(id, seen, now) {
      database.run(setLooked({ id, seen, now }));
    },
    async dropConfirmations(household, answer, now) {
      return database.transaction(
        () =>
          database
            .all(selectConfirmations({ household }))
            .filter(({ key }) => !key?.endsWith(ruleKey('', answer, household).slice(1)))
            .filter(({ id }) => cancelQueued(database, household, 'ANSWER_CHANGED', now, id).moved.length > 0)
            .length,
      );
    },
  };
}

function toRule(row: Row): RuleRecord {
  return {
    id: row.id,
    plan: JSON.parse(row.plan) as RulePlan,
    on: row.switched_on === 1,
    planned: { at: row.planned_at, since: row.planned_since },
    looked: { seen: row.answers_seen, at: row.looked_at },
  };
}
