import type { Clock } from '../domain/clock.ts';
import type { Random } from '../domain/random.ts';
import type { EventResponse } from '../domain/replies/reply-store.ts';
import type { Settings } from '../settings/settings.ts';
import type { Stores } from '../store/stores.ts';

interface Parts {
  readonly stores: Stores;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly random: Random;
  readonly rsvpChanged: () => void;
  readonly announceQueue: () => void;
}

/** Reads what came in by the rules of the configuration, and tells everybody what became of it. */
export function createReplyDesk({ stores, settings, clock, random, rsvpChanged, announceQueue }: Parts) {
  const context = () => ({ newId: () => random.id(), now: clock.now().wall });
  return {
    async readReplies(): Promise<void> {
      const { accept_clear_replies: acceptClear, opt_out_automatically: optOutAutomatically } =
        settings.get();
      const done = await stores.replies.readNew({ acceptClear, optOutAutomatically }, context());
      if (done.read > 0) rsvpChanged();
      if (done.cancelled > 0) announceQueue();
    },
    async eventResponded(response: EventResponse): Promise<void> {
      if (await stores.replies.recordEventResponse(response, clock.now().wall)) rsvpChanged();
    },
  };
}
