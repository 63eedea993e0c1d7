import { isFirstPlan, type PlanStore, sentAhead } from '../domain/forecast/first-plan.ts';
import type { QueueReader } from '../domain/queue/queue-store.ts';
import type { Outlook } from '../outlook/outlook.ts';

/** Of a curve in the window: it is some 700 px wide. */
export const curvePoints = 150;

/** Keeps what is expected right after an order, when it is the first plan of a round. */
export async function keepFirstPlan(
  queued: number,
  { counts: { byStatus }, forecast, now }: Outlook,
  { plans, reader }: { readonly plans: PlanStore; readonly reader: Pick<QueueReader, 'sentSeries'> },
): Promise<void> {
  const sentSoFar = (await reader.sentSeries(1)).at(-1)?.sent ?? 0;
  const waiting = byStatus.PENDING + byStatus.SENDING;
  if (!isFirstPlan(await plans.firstPlan(), { queued, waiting, sentSoFar })) return;
  const points = sentAhead(forecast.times, sentSoFar, now.wall, curvePoints);
  if (points.length > 0) await plans.keepFirstPlan({ points });
}
