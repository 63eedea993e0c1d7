import { z } from 'zod';

/** Chosen by the caller of long work, who can then follow `work.progress` and give it up with `work.cancel`. */
export const workId = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .optional();

/** How far a piece of work is. One that is done within a moment is never told of. */
export const workProgress = z.object({
  id: z.string(),
  unit: z.enum(['bytes', 'rows']),
  /** `waiting`: other work comes first. `checking`: not counted, and given up when the check is over. `final`: it is put in place, and cannot be given up any more. */
  phase: z.enum(['waiting', 'counting', 'checking', 'final']),
  done: z.number(),
  total: z.number(),
  /** null until there is enough to tell it by. */
  perSecond: z.number().nullable(),
  leftMs: z.number().nullable(),
});

export const workMethods = {
  /** Gives it up, with nothing half-written left; its call is refused with WORK_CANCELLED. `cancelled`: it was under way, and not `final`. */
  'work.cancel': {
    input: z.strictObject({ id: z.string().regex(/^[\w-]{8,64}$/) }),
    output: z.object({ cancelled: z.boolean() }),
  },
} as const;

export type WorkProgress = z.infer<typeof workProgress>;
