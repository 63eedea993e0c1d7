import type { RsvpAnswer } from '../rsvp/rsvp.ts';
import type { AnswerPlan } from './rule.ts';

/** An answer in the order of recording. */
export interface NumberedAnswer extends RsvpAnswer {
  readonly seq: number;
  /** Made of other answers by a change of the guest list: nobody said it. */
  readonly carried: boolean;
}

/** How far a rule has looked. */
export interface Looked {
  readonly seen: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface News {
  readonly answer: NumberedAnswer;
  /** The household says something else than it did when the rule looked last. */
  readonly changed: boolean;
  readonly confirm: boolean;
}

/**
 * What a household says that it did not say when the rule looked last; null where that is nothing. What is only said once
 * more is not confirmed once more, unless it was the organiser who had said it, and not the household.
 */
export function newsOf(history: readonly NumberedAnswer[], looked: Looked, plan: AnswerPlan): News | null {
  const answer = standing(history.filter(({ withdrawnAt }) => withdrawnAt === null));
  if (answer === null || answer.seq <= looked.seen) return null;
  const before = standing(
    history.filter(
      ({ seq, withdrawnAt }) => seq <= looked.seen && (withdrawnAt === null || withdrawnAt > looked.at),
    ),
  );
  const changed = before === null || !saysTheSame(before, answer);
  const told = before !== null && !changed && speaks(before, plan);
  return {
    answer,
    changed,
    confirm: plan.answers.includes(answer.rsvp) && speaks(answer, plan) && !told,
  };
}

function speaks({ source, carried }: NumberedAnswer, { byAdmin }: AnswerPlan): boolean {
  return !carried && (source !== 'ADMIN' || byAdmin);
}

/** Since when a household has been saying what it says now, by our clock in epoch milliseconds; null = it says nothing. */
export function standsSince(history: readonly RsvpAnswer[]): number | null {
  const given = inTime(history.filter(({ withdrawnAt }) => withdrawnAt === null));
  const last = given.at(-1);
  if (last === undefined) return null;
  const other = given.findLastIndex((each) => !saysTheSame(each, last));
  return Math.min(...given.slice(other + 1).map(({ recordedAt }) => recordedAt));
}

function standing(history: readonly NumberedAnswer[]): NumberedAnswer | null {
  return inTime(history).at(-1) ?? null;
}

/** By the clock of its source, as `standingAnswer` has it. */
function inTime<A extends RsvpAnswer>(history: readonly A[]): readonly A[] {
  return history.toSorted((a, b) => a.answeredAt - b.answeredAt);
}

type Said = Pick<RsvpAnswer, 'rsvp' | 'adults' | 'children'>;

function saysTheSame(a: Said, b: Said): boolean {
  return a.rsvp === b.rsvp && a.adults === b.adults && a.children === b.children;
}
