import { z } from 'zod';
import { cursor, id, limit, page, time } from './common.ts';
import { enqueued, queueItem } from './queue.ts';

/** A phone in E.164 or, while WhatsApp hides it, its hidden user id. */
const sender = z.string().min(1).max(64);

export const incomingMessage = z.object({
  id: z.string(),
  text: z.string(),
  /** A picture, a voice message, a place: only WhatsApp itself shows it. */
  attachment: z.boolean(),
  /** By WhatsApp's clock. */
  at: time,
  edited: z.boolean(),
  /** Taken back by its sender: the text is gone. */
  revoked: z.boolean(),
});

export const conversation = z.object({
  sender,
  /** null while WhatsApp hides it. */
  phone: z.string().nullable(),
  /** The name they gave themselves. */
  name: z.string().nullable(),
  /** null: nobody knows yet who this is. */
  household: z.object({ id, name: z.string() }).nullable(),
  messages: z.int(),
  /** Nobody has looked at those yet. */
  unseen: z.int(),
  /** A reply of theirs waits for a decision. */
  undecided: z.boolean(),
  /** Nothing is sent to this sender any more. */
  stopped: z.boolean(),
  /** Their last message seems to ask for no more. */
  wantsStop: z.boolean(),
  last: incomingMessage,
});

/** One message between us and a household, whichever way it went. */
const conversationEntry = z.discriminatedUnion('from', [
  z.object({ from: z.literal('household'), message: incomingMessage }),
  z.object({ from: z.literal('us'), message: queueItem }),
]);

/** Why nothing can be written to a household from its conversation. */
const answerRefusal = z.enum(['HOUSEHOLD_OPTED_OUT', 'NOTHING_TO_ANSWER', 'HOUSEHOLD_WITHOUT_PHONE']);

export const inboxMethods = {
  /**
   * Who wrote, a household once, the latest first. `unknown`: only those who belong to no household; `needsYou`: only
   * those of whom nobody knows who they are, nobody has seen all they wrote, or a reply waits for a decision.
   */
  'inbox.list': {
    input: z.strictObject({
      unknown: z.boolean().default(false),
      needsYou: z.boolean().default(false),
      /** Looked for in names, numbers and in what they wrote. */
      q: z.string().max(200).optional(),
      cursor: cursor.optional(),
      limit,
    }),
    output: page(conversation),
  },
  /** Somebody has looked at what a household or a sender wrote. */
  'inbox.see': {
    input: z.union([z.strictObject({ household: id }), z.strictObject({ sender })]),
    output: z.object({}),
  },
  /** Who an unknown sender may be, the likeliest first. Nothing is assigned by this. */
  'inbox.suggest': {
    input: z.strictObject({ sender }),
    output: z.object({
      items: z.array(
        z.object({
          household: z.object({ id, name: z.string() }),
          because: z.enum(['PHONE', 'NAME', 'SIGNATURE']),
        }),
      ),
    }),
  },
  /** This sender wants no more: nothing is sent there, on whosever list it stands or comes to stand. */
  'inbox.stop': { input: z.strictObject({ sender }), output: z.object({ cancelled: z.int() }) },
  /** Takes that back. */
  'inbox.free': { input: z.strictObject({ sender }), output: z.object({}) },
  /** What a household wrote, the latest first. */
  'inbox.ofHousehold': {
    input: z.strictObject({ id, limit }),
    output: z.object({ items: z.array(incomingMessage) }),
  },
  /** What a sender wrote, the latest first. */
  'inbox.ofSender': {
    input: z.strictObject({ sender, limit }),
    output: z.object({ items: z.array(incomingMessage) }),
  },
  /** What we sent to a household and what it wrote, in the order of time; `earlier`: there is more before. */
  'inbox.conversation': {
    input: z.strictObject({ household: id, limit }),
    output: z.object({
      items: z.array(conversationEntry),
      earlier: z.boolean(),
      refusal: answerRefusal.nullable(),
    }),
  },
  /** Words of the admin's own to who wrote, once per key: queued in the warm lane, and counted like all the rest. */
  'inbox.answer': {
    input: z.strictObject({
      household: id,
      /** The message of theirs that is answered, as it was shown; without it, the last. */
      messageId: z.string().min(1).max(200).optional(),
      text: z.string().max(20_000),
      idempotencyKey: z.string().min(1).max(200),
    }),
    output: enqueued,
  },
  /** This sender belongs to this household, now and from now on. */
  'inbox.assign': { input: z.strictObject({ sender, household: id }), output: z.object({}) },
  /** No guest: what they wrote is removed, and not kept from now on. */
  'inbox.dismiss': { input: z.strictObject({ sender }), output: z.object({}) },
} as const;

export type Conversation = z.infer<typeof conversation>;
export type ConversationEntry = z.infer<typeof conversationEntry>;
export type AnswerRefusal = z.infer<typeof answerRefusal>;
export type IncomingMessage = z.infer<typeof incomingMessage>;
