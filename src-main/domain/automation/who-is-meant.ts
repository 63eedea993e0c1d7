import type { HouseholdRecord } from '../guests/household-store.ts';
import { asksForAnswer, type TimedPlan } from './rule.ts';

type Seen = Pick<HouseholdRecord, 'id' | 'rsvp' | 'optedOut' | 'invitation'>;

/** Whom a rule speaks to as things stand now. `written`: households it has written to for this before. */
export function whoIsMeant<H extends Seen>(
  plan: TimedPlan,
  households: readonly H[],
  written: ReadonlySet<string>,
): readonly H[] {
  return households.filter(
    (household) => !household.optedOut && !written.has(household.id) && isMeant(plan, household),
  );
}

function isMeant(plan: TimedPlan, { rsvp, invitation }: Seen): boolean {
  const invited = invitation !== null && !['FAILED', 'CANCELLED'].includes(invitation.status);
  if (asksForAnswer(plan)) return invited && rsvp === null;
  const audience = plan.trigger === 'DATE' ? plan.audience : 'INVITED';
  if (audience === 'COMING') return rsvp === 'COMING';
  // A filter has chosen already.
  return audience === 'INVITED' ? invited : true;
}
