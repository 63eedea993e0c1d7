import type { FirstPlan, PlanStore } from '../domain/forecast/first-plan.ts';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

const selectPlan = statement<Record<never, never>, { first_plan: string | null }>((_, db) =>
  db.selectFrom('event').select('first_plan'),
);

const setPlan = statement<{ plan: string }>((p, db) => db.updateTable('event').set({ first_plan: p.plan }));

export function createPlanStore(database: Database): PlanStore {
  return {
    async firstPlan() {
      const plan = database.get(selectPlan({}))?.first_plan ?? null;
      return plan === null ? null : (JSON.parse(plan) as FirstPlan);
    },
    async keepFirstPlan(plan) {
      database.run(setPlan({ plan: JSON.stringify(plan) }));
    },
  };
}
