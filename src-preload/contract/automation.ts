import { z } from 'zod';
import { id, rsvp, time } from './common.ts';
import { skippedHousehold } from './invitations.ts';
import { messageStatus } from './queue.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Null = the first text of its kind; each household reads its own language. */
const template = id.nullable();

const rulePlan = z.discriminatedUnion('trigger', [
  /** When an answer arrives, confirm it. Answers taken by hand only with `byAdmin`. */
  z.strictObject({
    trigger: z.literal('ANSWER'),
    answers: z.array(rsvp).min(1).max(3),
    byAdmin: z.boolean(),
    template,
  }),
  /** So many days before `reply_by`, remind those who have not answered. */
  z.strictObject({
    trigger: z.literal('DEADLINE'),
    days: z.int().min(1).max(60),
    at: clockTime,
    template,
  }),
  /** On a day, at an hour of the event's time zone, send a text. */
  z.strictObject({
    trigger: z.literal('DATE'),
    date: z.iso.date(),
    at: clockTime,
    kind: z.enum(['CUSTOM', 'REMINDER']),
    audience: z.union([
      z.enum(['INVITED', 'COMING', 'NOT_ANSWERED']),
      /** A filter kept on the guest list. */
      z.strictObject({ filter: id }),
    ]),
    template,
  }),
]);

const run = z.object({
  id,
  dueAt: time,
  state: z.enum(['RUNNING', 'DONE', 'MISSED']),
  /** What keeps it from queuing anything, or kept it: the code of an error. */
  problem: z.string().nullable(),
  queued: z.int(),
  /** Of those queued. */
  byStatus: z.partialRecord(messageStatus, z.int()),
  leftOut: z.int(),
});

const rule = z.object({
  id,
  plan: rulePlan,
  on: z.boolean(),
  /** When it runs next; null when it does not, or runs whenever an answer comes. */
  nextAt: time.nullable(),
  /** Why it runs then, or does not run by itself. */
  standing: z.enum(['OFF', 'ON_ANSWER', 'NO_DATE', 'PASSED', 'WAITS', 'DUE', 'DONE', 'MISSED']),
  /** It runs today or tomorrow. */
  near: z.boolean(),
  /** Households it speaks to as things stand, while it waits for its time; else 0. */
  meant: z.int(),
  /** Newest first. */
  runs: z.array(run),
});

const rules = z.object({ items: z.array(rule), total: z.int() });
const one = z.strictObject({ id });

/** What is queued by itself: rules, when each runs next, and what its last runs came to. */
export const automationMethods = {
  'automation.list': { input: z.void(), output: rules },
  /** Without `id` a new rule, switched off. */
  'automation.save': { input: z.strictObject({ id: id.optional(), plan: rulePlan }), output: rule },
  /** What was over before it is switched on is not made up for. */
  'automation.switch': { input: z.strictObject({ id, on: z.boolean() }), output: rule },
  'automation.remove': { input: one, output: z.object({ removed: id }) },
  /** Whom it would reach if it ran now, and whom it would leave out. */
  'automation.preview': {
    input: one,
    output: z.object({
      meant: z.array(z.object({ id, name: z.string() })),
      skipped: z.array(skippedHousehold),
    }),
  },
  /** The messages of one run, in the order of queuing: the first thousand. */
  'automation.messages': {
    input: z.strictObject({ run: id }),
    output: z.array(z.object({ id, household: id.nullable(), name: z.string(), status: messageStatus })),
  },
} as const;

export type RulePlan = z.infer<typeof rulePlan>;
export type AutomationRule = z.infer<typeof rule>;
export type AutomationRun = z.infer<typeof run>;
