import type { MessageStatus } from '../queue/message.ts';
import type { NumberedAnswer } from './answer-to-confirm.ts';
import type { RulePlan } from './rule.ts';

/** Times are epoch milliseconds. */
export interface RuleRecord<P extends RulePlan = RulePlan> {
  readonly id: string;
  readonly plan: P;
  readonly on: boolean;
  /** When it is to run, and since when that is so. */
  readonly planned: { readonly at: number | null; readonly since: number };
  /** Answers up to there have been looked at, then. */
  readonly looked: { readonly seen: number; readonly at: number };
}

export type RunState = 'RUNNING' | 'DONE' | 'MISSED';

export interface RunRecord {
  readonly id: string;
  readonly rule: string;
  readonly occurrence: string;
  readonly dueAt: number;
  readonly startedAt: number;
  readonly state: RunState;
  /** Code of what keeps it from queuing anything, or kept it. */
  readonly problem: string | null;
  readonly leftOut: number;
  /** Its messages by what became of them. */
  readonly messages: Readonly<Partial<Record<MessageStatus, number>>>;
}

export interface RunMessage {
  readonly id: string;
  readonly household: string | null;
  readonly name: string;
  readonly status: MessageStatus;
}

export interface NewRun {
  readonly id: string;
  readonly rule: string;
  readonly occurrence: string;
  readonly dueAt: number;
}

/** Rules, their runs and what came of them. */
export interface AutomationStore {
  /** Oldest first. */
  rules(): Promise<readonly RuleRecord[]>;
  rule(id: string): Promise<RuleRecord | null>;
  /** Makes a rule, switched off, or changes one: what is planned is planned anew. */
  save(id: string, plan: RulePlan, now: number): Promise<void>;
  /** From here on: what was answered before is not looked at. False for an unknown rule. */
  switchRule(id: string, on: boolean, now: number): Promise<boolean>;
  /** Its runs and messages stay. False for an unknown rule. */
  remove(id: string, now: number): Promise<boolean>;
  setPlanned(id: string, at: number | null, now: number): Promise<void>;
  /** The run of that occurrence: the one there is, or this new one. */
  beginRun(run: NewRun, now: number): Promise<RunRecord>;
  endRun(id: string, state: Exclude<RunState, 'RUNNING'>, leftOut: number, now: number): Promise<void>;
  noteProblem(id: string, problem: string): Promise<void>;
  /** So many more were left out by a run that goes on. */
  addLeftOut(id: string, leftOut: number): Promise<void>;
  runOf(rule: string, occurrence: string): Promise<RunRecord | null>;
  /** Newest first. */
  runs(rule: string, limit: number): Promise<readonly RunRecord[]>;
  /** In the order of queuing; null for an unknown run. */
  messages(run: string, limit: number): Promise<readonly RunMessage[] | null>;
  /** Households that a rule has queued something for; null = in any run of it, else in those of this occurrence. */
  writtenTo(rule: string, occurrence: string | null): Promise<ReadonlySet<string>>;
  /** Households that answered after that one, oldest answer first, and the last answer that was looked at for it. */
  answeredSince(
    seen: number,
    limit: number,
  ): Promise<{ readonly households: readonly string[]; readonly seen: number }>;
  /** As it was recorded, oldest first. */
  answersOf(household: string): Promise<readonly NumberedAnswer[]>;
  setLooked(rule: string, seen: number, now: number): Promise<void>;
  /** Takes confirmations that any rule has queued out of the queue, unless they are of that answer. */
  dropConfirmations(household: string, answer: string, now: number): Promise<number>;
}
