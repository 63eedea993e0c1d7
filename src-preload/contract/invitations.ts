import { z } from 'zod';
import { id, language, sessionType, time } from './common.ts';
import { messageKind } from './queue.ts';

export const template = z.object({
  id,
  kind: messageKind,
  language,
  name: z.string(),
  body: z.string(),
  revision: z.int(),
  updatedAt: time,
});

const audience = z.union([z.literal('all-not-invited'), z.array(id).min(1).max(100_000)]);

const order = {
  households: audience,
  template: id.optional(),
  type: sessionType.optional(),
};

export const skippedHousehold = z.object({
  household: id,
  name: z.string(),
  reason: z.enum([
    'ALREADY_INVITED',
    'NO_PHONE',
    'OPTED_OUT',
    'UNKNOWN_HOUSEHOLD',
    'SAME_PHONE',
    'TEMPLATE_FAILED',
  ]),
});

export const invitationPlan = z.object({
  messages: z.int(),
  skipped: z.array(skippedHousehold),
  startsAt: time.nullable(),
  finishesAt: time.nullable(),
  /** Messages by local date of the event's time zone, `YYYY-MM-DD`. */
  perDay: z.array(z.object({ date: z.string(), messages: z.int() })),
  sessionConnected: z.boolean(),
});

export const invitationMethods = {
  'invitations.templates': { input: z.void(), output: z.array(template) },
  'invitations.saveTemplate': {
    input: z.strictObject({ id, body: z.string().max(20_000) }),
    output: template,
  },
  /** The text a household would get. */
  'invitations.preview': {
    input: z.strictObject({
      household: id,
      template: id.optional(),
      body: z.string().max(20_000).optional(),
    }),
    output: z.object({ text: z.string(), household: z.string(), phones: z.array(z.string()) }),
  },
  'invitations.plan': { input: z.strictObject(order), output: invitationPlan },
  /** «Invia inviti»: freezes recipients and texts and queues them, all or nothing. */
  'invitations.send': {
    input: z.strictObject(order),
    output: z.object({ queued: z.int(), skipped: z.array(skippedHousehold), finishesAt: time.nullable() }),
  },
} as const;

export type Template = z.infer<typeof template>;
export type InvitationPlan = z.infer<typeof invitationPlan>;
export type SkippedHousehold = z.infer<typeof skippedHousehold>;
