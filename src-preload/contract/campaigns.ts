import { z } from 'zod';
import { id, sessionType } from './common.ts';

/** How many messages may leave first and be waited for. */
export const canaryRange = { least: 1, most: 20, usual: 5 } as const;

/** Who gets theirs first: the first so many, or these. Of each sending session; the first five where none is among these. */
export const canaryStart = z.union([
  z.strictObject({ count: z.int().min(canaryRange.least).max(canaryRange.most) }),
  z.strictObject({ households: z.array(id).min(canaryRange.least).max(canaryRange.most) }),
]);

/** Invitations that wait until the first ones of their campaign have arrived. */
export const heldCampaign = z.object({
  id,
  type: sessionType,
  /** How many wait. */
  held: z.int(),
  /** Those sent ahead that can tell something, how many must arrive, and how many have or were refused. */
  canaries: z.int(),
  required: z.int(),
  delivered: z.int(),
  refused: z.int(),
  /** Why a person has to decide; null while it goes on by itself. */
  stuck: z.enum(['REFUSED', 'NOT_DELIVERED', 'NONE_LEFT', 'CLOSED', 'MOVED']).nullable(),
});

const one = z.strictObject({ id });

export const campaignMethods = {
  'campaigns.list': { input: z.void(), output: z.object({ items: z.array(heldCampaign), total: z.int() }) },
  /** Lets the others go, whatever became of the first ones. */
  'campaigns.openTap': { input: one, output: z.object({ id }) },
  /** Holds back what has not left, the first ones too, until a person opens the tap again. */
  'campaigns.closeTap': { input: one, output: z.object({ id }) },
  'campaigns.cancelHeld': { input: one, output: z.object({ cancelled: z.int() }) },
} as const;

export type CanaryStart = z.infer<typeof canaryStart>;
