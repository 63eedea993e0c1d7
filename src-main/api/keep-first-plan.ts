import { isFirstPlan, type PlanStore, sentAhead } from '../domain/forecast/first-plan.ts';
import type { MessageKind } from '../domain/queue/message.ts';
import type { QueueReader } from '../domain/queue/queue-store.ts';
import type { Outlook } from '../outlook/outlook.ts';

/** Of a curve in the window: it is some 700 px wide. */
export const curvePoints = 150;

export interface FirstPlanParts {
  readonly plans: PlanStore;
  readonly reader: Pick<QueueReader, 'sentSeries'>;
  readonly onError: (error: unknown) => void;
}

/** Keeps what is expected right after an order. */
export type KeepFirstPlan = (
  order: { readonly kind: MessageKind; readonly queued: number },
  seen: Pick<Outlook, 'counts' | 'forecast' | 'now'>,
) => Promise<void>;

/** Where it is the first plan of a round. The messages are queued by then: a plan that cannot be kept fails no order. */
export function createKeepFirstPlan({ plans, reader, onError }: FirstPlanParts): KeepFirstPlan {
  async function keep(queued: number, { counts, forecast, now }: Parameters<KeepFirstPlan>[1]) {
    const sentSoFar = (await reader.sentSeries(1)).at(-1)?.sent ?? 0;
    const waiting = counts.byStatus.PENDING + counts.byStatus.SENDING;
    if (!isFirstPlan(await plans.firstPlan(), { queued, waiting, sentSoFar })) return;
    const points = sentAhead(forecast.times, sentSoFar, now.wall, curvePoints);
    if (points.length > 0) await plans.keepFirstPlan({ points });
  }

  return async ({ kind, queued }, seen) => {
    // Answers to answers leave in between, and are no round of their own.
    if (kind === 'RSVP_CONFIRMATION') return;
    await keep(queued, seen).catch(onError);
  };
}
