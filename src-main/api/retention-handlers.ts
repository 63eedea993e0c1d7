import { Refusal } from '#contract/result.ts';
import type { retentionMethods } from '#contract/retention.ts';
import type { Clock } from '../domain/clock.ts';
import type { RetentionStore } from '../domain/retention/retention-store.ts';
import type { Handlers } from './handlers.ts';

export interface RetentionHandlerParts {
  readonly retention: RetentionStore;
  readonly clock: Clock;
  readonly guestsChanged: () => void;
  readonly queueChanged: () => void;
}

export function retentionHandlers({
  retention,
  clock,
  guestsChanged,
  queueChanged,
}: RetentionHandlerParts): Pick<Handlers, keyof typeof retentionMethods> {
  return {
    async 'guests.forget'({ ids }) {
      const forgotten = await retention.forget(ids, clock.now().wall);
      if (!forgotten.ok) throw new Refusal(forgotten.code);
      await retention.wipe();
      guestsChanged();
      queueChanged();
      const { households, cancelled } = forgotten;
      return { households, cancelled };
    },
  };
}
