import { z } from 'zod';

export const firstRunWays = ['practice', 'waha', 'docker'] as const;
const firstRunSteps = ['way', 'event'] as const;

/** How far somebody new to this data directory has come. */
export const firstRun = z.object({
  /**
   * `OPEN`: shown where the window opens. `LEFT`: left before its end, or answered on the command line; to be resumed.
   * `DONE`: gone through. `SPARED`: this directory was in use before anybody could be asked.
   */
  state: z.enum(['OPEN', 'LEFT', 'DONE', 'SPARED']),
  /** Where it goes on: how to send, or what the event is. */
  step: z.enum(firstRunSteps),
  /** The way that was taken last. */
  way: z.enum(firstRunWays).nullable(),
});

export const firstRunMethods = {
  /** Takes it up, at its step or at another one. */
  'firstRun.go': {
    input: z.strictObject({ step: z.enum(firstRunSteps).optional(), way: z.enum(firstRunWays).optional() }),
    output: firstRun,
  },
  /** To be resumed later; what was gone through stays so. */
  'firstRun.leave': { input: z.void(), output: firstRun },
  'firstRun.finish': { input: z.void(), output: firstRun },
} as const;

export type FirstRun = z.infer<typeof firstRun>;
