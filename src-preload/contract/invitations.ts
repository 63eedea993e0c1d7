import { z } from 'zod';
import { canaryStart } from './campaigns.ts';
import { finishRange, id, perDay, sessionType, time } from './common.ts';
import { householdQuestion } from './guests.ts';
import { messageKind } from './queue.ts';
import { maxBodyLength, templateMethods } from './templates.ts';
import { unreachedMethods } from './unreached.ts';

const audience = z.union([
  /** Not answered: invited, and no answer yet. */
  z.enum(['all-not-invited', 'all-not-answered', 'all-answered']),
  z.array(id).min(1).max(100_000),
  z.strictObject({ filter: householdQuestion }),
]);

const order = {
  households: audience,
  /** What is sent; an invitation where it is not said. */
  kind: messageKind.exclude(['TEST']).optional(),
  template: id.optional(),
  type: sessionType.optional(),
};

const textWarnings = [
  'LONG',
  'LINKS',
  'HTTP',
  'SHORTENER',
  'CAPITALS',
  'STRAY_FIELD',
  'NO_NAME',
  'SAME_FOR_ALL',
] as const;

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
    /** No mobile among its phones; tried all the same when it is chosen by hand. */
    'LANDLINE_ONLY',
    /** This text waits for it in the queue, in this or an earlier version. */
    'ALREADY_WAITING',
    /** It has this very text; it gets it once more when it is chosen by hand. */
    'ALREADY_GOT',
    /** No reminder before the invitation. */
    'INVITATION_WAITING',
    /** No reminder after the answer, unless it is chosen by hand or by its answer. */
    'ANSWERED',
  ]),
});

export const invitationPlan = z.object({
  messages: z.int(),
  skipped: z.array(skippedHousehold),
  startsAt: time.nullable(),
  finishesAt: time.nullable(),
  finishRange: finishRange.nullable(),
  perDay,
  sessionConnected: z.boolean(),
  /** A file goes with the text, and a WAHA it would leave through sends none. */
  sendsNoFiles: z.boolean(),
});

export const invitationMethods = {
  ...templateMethods,
  ...unreachedMethods,
  /** The text a household would get. */
  'invitations.preview': {
    input: z.strictObject({
      household: id,
      template: id.optional(),
      body: z.string().max(maxBodyLength).optional(),
      /** A file goes with it: WhatsApp takes fewer words then. */
      withFile: z.boolean().optional(),
    }),
    output: z.object({ text: z.string(), household: z.string(), phones: z.array(z.string()) }),
  },
  /** What is worth a look before it is sent: of the words, and what is missing for whom. `body` in place of the saved one. */
  'invitations.check': {
    input: z.strictObject({ ...order, body: z.string().max(maxBodyLength).optional() }),
    output: z.object({
      warnings: z.array(z.enum(textWarnings)),
      /** Placeholders that leave a hole; the first hundred households are named. */
      missing: z.array(
        z.object({
          placeholder: z.string(),
          count: z.int(),
          households: z.array(z.object({ id, name: z.string() })),
        }),
      ),
    }),
  },
  'invitations.plan': { input: z.strictObject(order), output: invitationPlan },
  /** «Invia inviti»: freezes recipients and texts and queues them, all or nothing. */
  'invitations.send': {
    input: z.strictObject({
      ...order,
      /** Of one press of the button: asked again with it, no household is written to twice. */
      idempotencyKey: z.string().min(1).max(100).optional(),
      /** The first ones are waited for; without it all leave as they may. */
      canary: canaryStart.optional(),
    }),
    output: z.object({
      queued: z.int(),
      /** How many of them wait for the first ones to arrive. */
      held: z.int(),
      /** What they wait in, one for each session; their taps can be opened and closed. */
      campaigns: z.array(id),
      skipped: z.array(skippedHousehold),
      finishesAt: time.nullable(),
    }),
  },
} as const;

export type InvitationPlan = z.infer<typeof invitationPlan>;
export type SkippedHousehold = z.infer<typeof skippedHousehold>;
