import { z } from 'zod';
import { cursor, id, limit, page, time } from './common.ts';

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
  last: incomingMessage,
});

export const inboxMethods = {
  /** Who wrote, the latest first; `unknown`: only those who belong to no household. */
  'inbox.list': {
    input: z.strictObject({ unknown: z.boolean().default(false), cursor: cursor.optional(), limit }),
    output: page(conversation),
  },
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
  /** This sender belongs to this household, now and from now on. */
  'inbox.assign': { input: z.strictObject({ sender, household: id }), output: z.object({}) },
  /** No guest: what they wrote is removed, and not kept from now on. */
  'inbox.dismiss': { input: z.strictObject({ sender }), output: z.object({}) },
} as const;

export type Conversation = z.infer<typeof conversation>;
export type IncomingMessage = z.infer<typeof incomingMessage>;
