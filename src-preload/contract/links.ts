import { z } from 'zod';
import { id, time } from './common.ts';

const linkVerdicts = [
  'VALID',
  /** A newer link was made for this household. */
  'REVOKED',
  /** Signed by us for another event. */
  'OTHER_EVENT',
  'UNKNOWN_HOUSEHOLD',
  /** Altered, or signed with a secret that does not count (any more). */
  'BAD_SIGNATURE',
  'NO_LINK',
] as const;

const household = z.object({ id, name: z.string() });

export const linkMethods = {
  /** Reads a link as the event's web site would, and says whose it is. */
  'links.verify': {
    input: z.strictObject({ link: z.string().max(4000) }),
    output: z.object({
      verdict: z.enum(linkVerdicts),
      household: household.nullable(),
      signedAt: time.nullable(),
      /** Signed with the previous secret, whose grace still lasts. */
      previousSecret: z.boolean(),
    }),
  },
  /** The link of a household as it is made now. */
  'links.get': {
    input: z.strictObject({ household: id }),
    output: z.object({ household, link: z.string(), version: z.int() }),
  },
  /** Every link of this household that was made before stops counting. */
  'links.revoke': {
    input: z.strictObject({ household: id }),
    output: z.object({
      household,
      link: z.string(),
      version: z.int(),
      /** Messages in the queue that still hold the old link. */
      stillQueued: z.int(),
    }),
  },
  /** Signs with a new secret; links made with the old one count for so many days more. */
  'links.rotateSecret': {
    input: z.strictObject({
      graceDays: z.int().min(1).max(730),
      /** The web site's own; else one is made. */
      secret: z.string().max(1000).optional(),
    }),
    output: z.object({ previousSecretUntil: time }),
  },
  'links.status': {
    input: z.void(),
    output: z.object({ secretSet: z.boolean(), previousSecretUntil: time.nullable() }),
  },
} as const;
