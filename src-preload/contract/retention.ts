import { z } from 'zod';
import { id, time } from './common.ts';

const date = z.iso.date();

const deletionPlan = z.object({
  /** The local date that the setting, or who put it off, gives. */
  due: date,
  /** When it is deleted: later, where nobody saw the announcement a week before. */
  at: time,
  /** Time to say so: a week before, and from then on. */
  notice: z.boolean(),
});

/** How many there were of each. */
const deletedCounts = z.object({
  households: z.int(),
  guests: z.int(),
  /** Messages of the queue, which say no more whom they were for. */
  messages: z.int(),
  /** Of those, they still waited. */
  cancelled: z.int(),
  /** Of those, nobody ever knew whether they arrived. */
  unconfirmed: z.int(),
  received: z.int(),
  answers: z.int(),
});

const retentionView = z.object({
  /** null where nothing is set, or there is nothing of anybody. */
  plan: deletionPlan.nullable(),
  households: z.int(),
  guests: z.int(),
  /** Messages that wait in the queue: they would be cancelled. */
  waiting: z.int(),
  /** There is something of somebody, be it only what a stranger wrote. */
  any: z.boolean(),
  /** The last time that all personal data was deleted. */
  last: z
    .object({
      at: time,
      /** DATE: by itself. HAND: a person wanted it so. */
      because: z.enum(['DATE', 'HAND']),
      counts: deletedCounts,
      /** Gone from the file's bytes and from every copy beside it too. */
      clean: z.boolean(),
    })
    .nullable(),
});

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
  /**
   * One person of a household, by the place and the name it was seen with: name, own number, and what answers say of it.
   * It stays counted, without a name. The last one with a name takes the household along, as `guests.forget` does.
   */
  'guests.forgetGuest': {
    input: z.strictObject({
      id,
      index: z.int().min(0),
      firstName: z.string().max(200),
      lastName: z.string().max(200),
    }),
    output: z.object({
      /** The whole household is forgotten. */
      household: z.boolean(),
      /** Messages taken out of the queue, as they named the person. */
      cancelled: z.int(),
    }),
  },
  /** What is planned to be deleted and when, and what was. */
  'retention.get': { input: z.void(), output: retentionView },
  /** Somebody has the announcement for this date before their eyes: a week from now at the earliest it is done. */
  'retention.seen': { input: z.strictObject({ due: date }), output: z.object({}) },
  /** A month later, and announced anew. */
  'retention.postpone': { input: z.void(), output: retentionView },
  /** All personal data of everybody, now and for good. Refused while a message is on its way. */
  'retention.deleteAll': {
    input: z.strictObject({ confirm: z.literal('DELETE_ALL_PERSONAL_DATA') }),
    output: retentionView,
  },
} as const;

export type RetentionView = z.infer<typeof retentionView>;
