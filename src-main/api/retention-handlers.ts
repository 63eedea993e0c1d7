import { Refusal } from '#contract/result.ts';
import type { RetentionView, retentionMethods } from '#contract/retention.ts';
import type { Clock } from '../domain/clock.ts';
import type { DeletionDesk, DeletionOutlook } from '../domain/retention/data-deletion.ts';
import type { RetentionStore } from '../domain/retention/retention-store.ts';
import type { Handlers } from './handlers.ts';
import { iso } from './views.ts';

export interface RetentionHandlerParts {
  readonly retention: RetentionStore;
  readonly deletion: DeletionDesk;
  readonly clock: Clock;
  readonly guestsChanged: () => void;
  readonly queueChanged: () => void;
}

export function retentionHandlers({
  retention,
  deletion,
  clock,
  guestsChanged,
  queueChanged,
}: RetentionHandlerParts): Pick<Handlers, keyof typeof retentionMethods> {
  const view = async () => retentionView(await deletion.outlook());
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
    async 'guests.forgetGuest'({ id, ...guest }) {
      const forgotten = await retention.forgetGuest({ household: id, ...guest }, clock.now().wall);
      if (!forgotten.ok) throw new Refusal(forgotten.code);
      await retention.wipe();
      guestsChanged();
      queueChanged();
      const { household, cancelled } = forgotten;
      return { household, cancelled };
    },
    'retention.get': view,
    async 'retention.seen'({ due }) {
      await deletion.seen(due);
      return {};
    },
    async 'retention.postpone'() {
      if (!(await deletion.postpone())) throw new Refusal('NOTHING_TO_POSTPONE');
      return view();
    },
    async 'retention.deleteAll'() {
      const deleted = await deletion.deleteNow();
      if (!deleted.ok) throw new Refusal('MESSAGE_ON_ITS_WAY');
      return view();
    },
  };
}

function retentionView({ plan, data, last }: DeletionOutlook): RetentionView {
  return {
    plan: plan && { due: plan.due, at: iso(plan.at), notice: plan.standing !== 'FAR' },
    ...data,
    last: last && {
      at: iso(last.at),
      because: last.because,
      counts: { ...last.counts },
      clean: last.clean,
    },
  };
}
