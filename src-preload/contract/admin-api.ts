import { z } from 'zod';

/** Below it ports belong to the system. */
const lowestPort = 1024;
export const adminApiDefaultPort = 4780;

const adminApiSwitch = z.strictObject({
  on: z.boolean(),
  port: z.int().min(lowestPort).max(65_535),
});

const adminApiView = adminApiSwitch.extend({
  /** false where it answers as long as Invita runs, as under `serve`. */
  switchable: z.boolean(),
  /** Where it answers now, such as `http://127.0.0.1:4780`; null while it does not. */
  address: z.string().nullable(),
  /** Switched on, and yet it does not answer: the code of why. */
  problem: z.string().nullable(),
});

/** Of the window alone: a program must not be able to shut the door behind itself, or move it. */
export const adminApiMethods = {
  'adminApi.get': { input: z.void(), output: adminApiView },
  /** At once, without a new start. */
  'adminApi.set': { input: adminApiSwitch, output: adminApiView },
} as const;

export type AdminApiSwitch = z.infer<typeof adminApiSwitch>;
export type AdminApiView = z.infer<typeof adminApiView>;
