import { sql } from 'kysely';
import type { AutomationStore, NewRun, RunRecord } from '../domain/automation/automation-store.ts';
import type { MessageStatus } from '../domain/queue/message.ts';
import type { AutomationRunRow } from './automation-tables.ts';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

type Row = Omit<AutomationRunRow, 'seq' | 'left_out'> & { seq: number; left_out: number };

const insertRun = statement<{
  id: string;
  rule: string;
  occurrence: string;
  dueAt: number;
  now: number;
}>((p, db) =>
  db
    .insertInto('automation_run')
    .values({
      id: p.id,
      rule: p.rule,
      occurrence: p.occurrence,
      due_at: p.dueAt,
      state: 'RUNNING',
      problem: null,
      started_at: p.now,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.columns(['rule', 'occurrence']).doNothing()),
);

const selectOne = statement<{ rule: string; occurrence: string }, Row>((p, db) =>
  db
    .selectFrom('automation_run')
    .selectAll()
    .where('rule', '=', p.rule)
    .where('occurrence', '=', p.occurrence),
);

const selectById = statement<{ id: string }, { id: string }>((p, db) =>
  db.selectFrom('automation_run').select('id').where('id', '=', p.id),
);

const selectLatest = statement<{ rule: string; limit: number }, Row>((p, db) =>
  db
    .selectFrom('automation_run')
    .selectAll()
    .where('rule', '=', p.rule)
    .orderBy('seq', 'desc')
    .limit(p.limit as never),
);

const setEnded = statement<{ id: string; state: string; leftOut: number; now: number }>((p, db) =>
  db
    .updateTable('automation_run')
    .set({
      state: p.state as never,
      left_out: p.leftOut,
      ended_at: p.now,
      problem: sql`CASE WHEN ${p.state} = 'DONE' THEN NULL ELSE problem END`,
    })
    .where('id', '=', p.id)
    .where('state', '=', sql.lit('RUNNING')),
);

const setProblem = statement<{ id: string; problem: string }>((p, db) =>
  db.updateTable('automation_run').set({ problem: p.problem }).where('id', '=', p.id),
);

const addLeftOut = statement<{ id: string; leftOut: number }>((p, db) =>
  db
    .updateTable('automation_run')
    .set({ left_out: sql<number>`left_out + ${p.leftOut}`, problem: null })
    .where('id', '=', p.id),
);

const countMessages = statement<{ run: string }, { status: MessageStatus; count: number }>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select((eb) => ['status', eb.fn.countAll<number>().as('count')])
    .where('automation_run', '=', p.run)
    .groupBy('status'),
);

const selectMessages = statement<
  { run: string; limit: number },
  { id: string; household_id: string | null; recipient: string; status: MessageStatus }
>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['id', 'household_id', 'recipient', 'status'])
    .where('automation_run', '=', p.run)
    .orderBy('seq')
    .limit(p.limit as never),
);

const selectWritten = statement<{ rule: string; occurrence: string | null }, { household: string | null }>(
  (p, db) => ({
    compile: () =>
      sql<{
        household: string | null;
      }>`SELECT DISTINCT coalesce(message.household_id, message.former_household) AS household
      FROM automation_run AS run JOIN whatsapp_message_queue AS message ON message.automation_run = run.id
      WHERE run.rule = ${p.rule} AND run.occurrence = coalesce(${p.occurrence}, run.occurrence)`.compile(db),
  }),
);

type RunFunctions = Pick<
  AutomationStore,
  'beginRun' | 'endRun' | 'noteProblem' | 'addLeftOut' | 'runOf' | 'runs' | 'messages' | 'writtenTo'
>;

export function automationRuns(database: Database): RunFunctions {
  function runOf(rule: string, occurrence: string): RunRecord | null {
    const row = database.get(selectOne({ rule, occurrence }));
    return row && toRun(database, row);
  }

  function begin({ id, rule, occurrence, dueAt }: NewRun, now: number): RunRecord {
    database.run(insertRun({ id, rule, occurrence, dueAt, now }));
    const begun = runOf(rule, occurrence);
    if (begun === null) throw new Error('a run was begun and is not there');
    return begun;
  }

  return {
    async beginRun(run, now) {
      return database.transaction(() => begin(run, now));
    },
    async endRun(id, state, leftOut, now) {
      database.run(setEnded({ id, state, leftOut, now }));
    },
    async noteProblem(id, problem) {
      database.run(setProblem({ id, problem }));
    },
    async addLeftOut(id, leftOut) {
      database.run(addLeftOut({ id, leftOut }));
    },
    runOf: async (rule, occurrence) => runOf(rule, occurrence),
    async runs(rule, limit) {
      return database.all(selectLatest({ rule, limit })).map((row) => toRun(database, row));
    },
    async messages(run, limit) {
      if (database.get(selectById({ id: run })) === null) return null;
      return database.all(selectMessages({ run, limit })).map(({ id, household_id, recipient, status }) => ({
        ...{ id, status },
        household: household_id,
        name: recipient,
      }));
    },
    async writtenTo(rule, occurrence) {
      const rows = database.all(selectWritten({ rule, occurrence }));
      return new Set(rows.flatMap(({ household }) => household ?? []));
    },
  };
}

function toRun(database: Database, row: Row): RunRecord {
  const counts = database.all(countMessages({ run: row.id }));
  return {
    id: row.id,
    rule: row.rule,
    occurrence: row.occurrence,
    dueAt: row.due_at,
    startedAt: row.started_at,
    state: row.state,
    problem: row.problem,
    leftOut: row.left_out,
    messages: Object.fromEntries(counts.map(({ status, count }) => [status, count])),
  };
}
