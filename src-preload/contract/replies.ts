import { z } from 'zod';
import { id, limit, rsvp, time } from './common.ts';
import { rsvpContent } from './rsvp.ts';

const count = z.int().min(0).max(999);

const replyReasons = [
  'SAID',
  'NUMBERS',
  'HINT',
  'CONTRADICTORY',
  'PARTIAL',
  'STOP_WORD',
  'STOP_PHRASE',
  'STOP_PERHAPS',
  'NO_THANKS',
  'ACKNOWLEDGED',
  'QUESTION',
  'THANKS',
  'EMOJI',
  'ATTACHMENT',
  'TOO_LONG',
  'EVENT',
  'UNKNOWN_WORDS',
] as const;

/** What a reply seems to say, and why it is or is not sure. */
const replyReading = z.object({
  rsvp: rsvp.optional(),
  adults: count.optional(),
  children: count.optional(),
  /** How many come, where it is not said how many of them are children. */
  total: count.optional(),
  /** They want no more messages. */
  stop: z.literal(true).optional(),
  /** Food and seats, in the guest's own words. */
  note: z.string().optional(),
  /** There is a question in it that somebody should answer. */
  asks: z.literal(true).optional(),
  confidence: z.enum(['clear', 'unclear']),
  why: z.enum(replyReasons),
});

export const replyProposal = z.object({
  /** Of the incoming message. */
  message: z.string(),
  household: z.object({ id, name: z.string(), rsvp: rsvp.nullable() }),
  text: z.string(),
  attachment: z.boolean(),
  /** By WhatsApp's clock. */
  at: time,
  edited: z.boolean(),
  reading: replyReading,
  /** `AUTO`: applied by itself. `WITHDRAWN`: taken back by its sender. */
  state: z.enum(['OPEN', 'ACCEPTED', 'CORRECTED', 'IGNORED', 'AUTO', 'WITHDRAWN']),
  decidedAt: time.nullable(),
});

const decided = z.object({
  /** Messages taken out of the queue, and put back into it. */
  cancelled: z.int(),
  requeued: z.int(),
  /** Messages that were being sent just then: they may arrive all the same. */
  tooLate: z.int(),
});
const message = z.string().min(1).max(200);

export const replyMethods = {
  /** Those that wait for a person, the oldest first. */
  'replies.open': {
    input: z.strictObject({ limit }),
    output: z.object({ items: z.array(replyProposal), total: z.int() }),
  },
  /** Of a household, newest first, decided ones too. */
  'replies.ofHousehold': {
    input: z.strictObject({ household: id, limit }),
    output: z.object({ items: z.array(replyProposal) }),
  },
  /** As it was read; with `optOut` nothing more is written to them. */
  'replies.accept': {
    input: z.strictObject({ message, optOut: z.boolean().default(false) }),
    output: decided,
  },
  /** As a person reads it. */
  'replies.correct': {
    input: z.strictObject({ message, ...rsvpContent, optOut: z.boolean().default(false) }),
    output: decided,
  },
  'replies.ignore': { input: z.strictObject({ message }), output: decided },
  /** Takes back what came of it: the answer, the opting out. It waits for a person again. */
  'replies.reopen': { input: z.strictObject({ message }), output: decided },
  /** They may be written to again; with `requeue`, what opting out took out of the queue waits again. */
  'guests.optIn': {
    input: z.strictObject({ id, requeue: z.boolean().default(false) }),
    output: z.object({ requeued: z.int() }),
  },
} as const;

export type ReplyProposal = z.infer<typeof replyProposal>;
