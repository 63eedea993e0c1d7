import { z } from 'zod';
import { id } from './common.ts';

export const retentionMethods = {
  /** Erases them for good, with all they wrote and were written; cannot be undone. Refused while a message is in doubt. */
  'guests.forget': {
    input: z.strictObject({ ids: z.array(id).min(1).max(1000) }),
    output: z.object({
      households: z.int(),
      /** Messages taken out of the queue. */
      cancelled: z.int(),
    }),
  },
} as const;
