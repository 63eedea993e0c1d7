import type { Rsvp } from '../rsvp/rsvp.ts';

/** When an answer arrives, confirm it. */
export interface AnswerPlan {
  readonly trigger: 'ANSWER';
  readonly answers: readonly Rsvp[];
  /** Answers that the organiser took by hand are confirmed too. */
  readonly byAdmin: boolean;
  /** Null = the first of its kind. */
  readonly template: string | null;
}

/** So many days before the last day to answer, remind those who have not. */
export interface DeadlinePlan {
  readonly trigger: 'DEADLINE';
  readonly days: number;
  /** Local `HH:MM`. */
  readonly at: string;
  readonly template: string | null;
}

/** Invited: and the invitation did not fail. */
export type DateAudience = 'INVITED' | 'COMING' | 'NOT_ANSWERED' | { readonly filter: string };

/** On a day, at an hour, send a text. */
export interface DatePlan {
  readonly trigger: 'DATE';
  /** Local date `YYYY-MM-DD`. */
  readonly date: string;
  readonly at: string;
  readonly kind: 'CUSTOM' | 'REMINDER';
  readonly audience: DateAudience;
  readonly template: string | null;
}

export type TimedPlan = DeadlinePlan | DatePlan;
export type RulePlan = AnswerPlan | TimedPlan;

/** What it queues speaks to those who have not answered, and to nobody else. */
export function asksForAnswer(plan: RulePlan): boolean {
  return plan.trigger === 'DEADLINE' || (plan.trigger === 'DATE' && plan.audience === 'NOT_ANSWERED');
}

/** The one message of a rule for a household and an occasion: queued again under it, it is the same message. */
export function ruleKey(rule: string, occasion: string, household: string): string {
  // No session has `@` in its type, so that no key of a program is one of these.
  return `@${rule}:${occasion}:${household}`;
}
