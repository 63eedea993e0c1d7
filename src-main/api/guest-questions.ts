import type { GuestQuestion } from '#contract/guests.ts';
import type { HouseholdQuestion } from '../domain/guests/household-store.ts';

/** Asks for those without one. No side, tag or answer begins with it. */
const none = '-';

/** The question as the store understands it. */
export function householdQuestion(asked: GuestQuestion): HouseholdQuestion {
  const { q, side, tag, language, rsvp, invitation, only } = asked;
  return {
    ...(q !== undefined && { text: q }),
    ...(side !== undefined && { side: orNone(side) }),
    ...(tag !== undefined && { tag: orNone(tag) }),
    ...(language !== undefined && { language: language === none ? null : language }),
    ...(rsvp !== undefined && { rsvp: rsvp === none ? null : rsvp }),
    ...(invitation !== undefined && { invitation }),
    ...(only !== undefined && { only }),
  };
}

function orNone(value: string): string | null {
  return value === none ? null : value;
}
