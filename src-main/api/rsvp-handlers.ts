import { Refusal } from '#contract/result.ts';
import type { RsvpAnswer as AnswerView, rsvpMethods } from '#contract/rsvp.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdStore } from '../domain/guests/household-store.ts';
import type { Random } from '../domain/random.ts';
import type { AnsweredGuest, RsvpAnswer, StandingAnswer } from '../domain/rsvp/rsvp.ts';
import type { RsvpStore } from '../domain/rsvp/rsvp-store.ts';
import type { Handlers } from './handlers.ts';
import { iso, isoOrNull } from './views.ts';

export interface RsvpHandlerParts {
  readonly rsvp: RsvpStore;
  readonly households: HouseholdStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly rsvpChanged: () => void;
}

export function rsvpHandlers(parts: RsvpHandlerParts): Pick<Handlers, keyof typeof rsvpMethods> {
  const { rsvp, households, clock, random, rsvpChanged } = parts;
  return {
    async 'rsvp.record'({ household, guests, ...content }) {
      const now = clock.now().wall;
      const answer = {
        ...content,
        guests: guests.map(withoutBlank),
        householdId: household,
        source: 'ADMIN',
        answeredAt: now,
      } as const;
      const recorded = await rsvp.record(answer, { id: random.id(), now });
      if (!recorded.ok) throw new Refusal(recorded.code, { household });
      rsvpChanged();
      const { changed, conflict, previous, current } = recorded;
      return { changed, conflict, previous: standingView(previous), current: standingView(current) };
    },
    async 'rsvp.ofHousehold'({ household }) {
      if ((await households.household(household)) === null)
        throw new Refusal('UNKNOWN_HOUSEHOLD', { household });
      return (await rsvp.ofHousehold(household)).map(answerView);
    },
    async 'rsvp.counts'() {
      const { byRsvp, ...counts } = await rsvp.counts();
      return { byRsvp: { ...byRsvp }, ...counts };
    },
  };
}

/** As it is kept: what was not said is not there. */
export function withoutBlank({
  name,
  coming,
  dietary,
}: {
  name: string;
  coming: boolean;
  dietary?: string | undefined;
}): AnsweredGuest {
  return { name, coming, ...(dietary !== undefined && { dietary }) };
}

export function standingView(standing: StandingAnswer | null) {
  return standing && { ...standing, at: iso(standing.at) };
}

export function answerView({ householdId: _, guests, ...answer }: RsvpAnswer): AnswerView {
  return {
    ...answer,
    guests: guests.map((guest) => ({ ...guest })),
    answeredAt: iso(answer.answeredAt),
    recordedAt: iso(answer.recordedAt),
    withdrawnAt: isoOrNull(answer.withdrawnAt),
  };
}
