import { z } from 'zod';
import { id, rsvp, rsvps, time } from './common.ts';

const rsvpSource = z.enum(['WEBSITE', 'WHATSAPP', 'WHATSAPP_EVENT', 'ADMIN']);

const count = z.int().min(0).max(999);

const answeredGuest = z.strictObject({
  name: z.string().trim().min(1).max(160),
  coming: z.boolean(),
  dietary: z.string().trim().min(1).max(500).optional(),
});

/** What a household says; how many, where it says so. */
export const rsvpContent = {
  rsvp,
  adults: count.nullable().default(null),
  children: count.nullable().default(null),
  guests: z.array(answeredGuest).max(50).default([]),
  note: z.string().trim().max(2000).default(''),
};

export const standing = z.object({
  rsvp,
  adults: count.nullable(),
  children: count.nullable(),
  at: time,
  conflict: z.boolean(),
});

export const rsvpAnswer = z.object({
  id,
  source: rsvpSource,
  rsvp,
  adults: count.nullable(),
  children: count.nullable(),
  guests: z.array(answeredGuest),
  note: z.string(),
  /** The incoming message it was read in. */
  messageId: z.string().nullable(),
  /** Applied without a person looking at it. */
  automatic: z.boolean(),
  /** By the clock of its source, and by ours. */
  answeredAt: time,
  recordedAt: time,
  /** Taken back then: it counts no more. */
  withdrawnAt: time.nullable(),
});

const answerCount = z.object({ households: z.int(), adults: z.int(), children: z.int() });

export const rsvpMethods = {
  /** The organiser says how it is: that settles what sources say differently. */
  'rsvp.record': {
    input: z.strictObject({ household: id, ...rsvpContent }),
    output: z.object({
      /** Another answer stands now than before. */
      changed: z.boolean(),
      conflict: z.boolean(),
      previous: standing.nullable(),
      current: standing.nullable(),
    }),
  },
  /** All it answered, newest first. */
  'rsvp.ofHousehold': { input: z.strictObject({ household: id }), output: z.array(rsvpAnswer) },
  'rsvp.counts': {
    input: z.void(),
    output: z.object({
      byRsvp: z.record(z.enum(rsvps), answerCount),
      /** Of those coming, who did not say how many: the guest list's numbers stand in for theirs. */
      assumed: z.int(),
      notAnswered: z.int(),
      /** Opened the link in their invitation. */
      viewed: z.int(),
      conflicts: z.int(),
    }),
  },
} as const;

export type RsvpAnswer = z.infer<typeof rsvpAnswer>;
