import type { Parsed } from '#contract';
import { Refusal } from '#contract/result.ts';
import type { Sent } from '../api/order-sender.ts';
import type { RunRecord } from '../domain/automation/automation-store.ts';
import type { RulePlan } from '../domain/automation/rule.ts';
import type { AutomationParts } from './parts.ts';

const kinds = { ANSWER: 'RSVP_CONFIRMATION', DEADLINE: 'REMINDER' } as const;

/** What a person would press to send the same thing to the same households. */
export function orderOf(plan: RulePlan, households: readonly string[]): Parsed<'invitations.send'> {
  return {
    households: [...households],
    kind: plan.trigger === 'DATE' ? plan.kind : kinds[plan.trigger],
    ...(plan.template !== null && { template: plan.template }),
  };
}

/** What keeps a run from queuing is noted on it, for the organiser to mend: null. It is tried again as long as it makes sense. */
export async function withProblem(
  run: RunRecord,
  { store, changed }: AutomationParts,
  send: () => Promise<Sent>,
): Promise<Sent | null> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (run.problem !== error.code) {
      await store.noteProblem(run.id, error.code);
      changed();
    }
    return null;
  }
}
