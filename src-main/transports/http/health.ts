import { z } from 'zod';
import { realm } from '#contract/overview.ts';

/** What a monitor may know without a token: nothing of the event, its guests or its phones but how many are linked. */
export const wellbeing = z.object({
  realm,
  worker: z.object({
    /** Since it last finished a step, whole seconds; null before the first one. */
    lastStepSeconds: z.int().nullable(),
  }),
  /** `UNREADABLE` also while one realm is changed for the other. */
  store: z.enum(['OK', 'STORE_BUSY', 'DISK_FULL', 'READ_ONLY', 'UNREADABLE']),
  sessions: z.object({ total: z.int(), linked: z.int() }),
});

export const health = wellbeing.extend({
  /** `trouble` comes with status 503. */
  status: z.enum(['ok', 'trouble']),
  version: z.string(),
  uptimeSeconds: z.int(),
});

export type Wellbeing = z.infer<typeof wellbeing>;

/** Well above the longest step there is: a few questions to WAHA, typing, the upload of a file. */
export const stuckAfterSeconds = 300;

/** Whether somebody has to look: the worker hangs, or nothing can be written. A phone that is not linked is none of it. */
export function isWell({ worker, store }: Wellbeing, uptimeSeconds: number): boolean {
  const silentFor = worker.lastStepSeconds ?? uptimeSeconds;
  return silentFor <= stuckAfterSeconds && (store === 'OK' || store === 'STORE_BUSY');
}
