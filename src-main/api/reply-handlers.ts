import type { ReplyProposal as ProposalView, replyMethods } from '#contract/replies.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdStore } from '../domain/guests/household-store.ts';
import type { Random } from '../domain/random.ts';
import type { DecideResult, ReplyProposal, ReplyStore } from '../domain/replies/reply-store.ts';
import type { Handlers } from './handlers.ts';
import { withoutBlank } from './rsvp-handlers.ts';
import { iso, isoOrNull } from './views.ts';

export interface ReplyHandlerParts {
  readonly replies: ReplyStore;
  readonly households: HouseholdStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly rsvpChanged: () => void;
  readonly queueChanged: () => void;
}

export function replyHandlers(parts: ReplyHandlerParts): Pick<Handlers, keyof typeof replyMethods> {
  const { replies, households, clock, random, rsvpChanged, queueChanged } = parts;
  const context = () => ({ newId: () => random.id(), now: clock.now().wall });

  async function known(household: string): Promise<void> {
    if ((await households.household(household)) === null)
      throw new Refusal('UNKNOWN_HOUSEHOLD', { household });
  }

  /** Tells everybody what became of it. */
  function finish(result: DecideResult) {
    if (!result.ok) throw new Refusal(result.code);
    rsvpChanged();
    const { cancelled, requeued, tooLate } = result;
    if (cancelled + requeued > 0) queueChanged();
    return { cancelled, requeued, tooLate };
  }

  return {
    async 'replies.open'({ limit }) {
      const { items, total } = await replies.open(limit);
      return { items: items.map(proposalView), total };
    },
    async 'replies.ofHousehold'({ household, limit }) {
      await known(household);
      return { items: (await replies.ofHousehold(household, limit)).map(proposalView) };
    },
    async 'replies.accept'({ message, optOut }) {
      return finish(await replies.accept(message, optOut, context()));
    },
    async 'replies.correct'({ message, optOut, guests, ...content }) {
      const corrected = { ...content, guests: guests.map(withoutBlank) };
      return finish(await replies.correct(message, corrected, optOut, context()));
    },
    async 'replies.ignore'({ message }) {
      return finish(await replies.ignore(message, context().now));
    },
    async 'replies.reopen'({ message }) {
      return finish(await replies.reopen(message, context().now));
    },
    async 'guests.optIn'({ id, requeue }) {
      await known(id);
      const requeued = (await replies.optIn(id, requeue, context().now))?.requeued ?? 0;
      rsvpChanged();
      if (requeued > 0) queueChanged();
      return { requeued };
    },
  };
}

function proposalView({
  messageId,
  household,
  receivedAt,
  decidedAt,
  reading,
  ...rest
}: ReplyProposal): ProposalView {
  return {
    ...rest,
    message: messageId,
    household: { ...household },
    at: iso(receivedAt),
    reading: { ...reading },
    decidedAt: isoOrNull(decidedAt),
  };
}
