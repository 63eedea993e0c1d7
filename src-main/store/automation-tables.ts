import type { Generated } from 'kysely';

export interface AutomationRuleRow {
  id: string;
  plan: string;
  switched_on: Generated<0 | 1>;
  planned_at: number | null;
  planned_since: Generated<number>;
  answers_seen: Generated<number>;
  looked_at: Generated<number>;
  created_at: number;
  removed_at: number | null;
}

export interface AutomationRunRow {
  seq: Generated<number>;
  id: string;
  rule: string;
  occurrence: string;
  due_at: number;
  state: 'RUNNING' | 'DONE' | 'MISSED';
  problem: string | null;
  left_out: Generated<number>;
  started_at: number;
  ended_at: number | null;
}
