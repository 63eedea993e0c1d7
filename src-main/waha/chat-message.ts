import * as z from 'zod';
import type { ChatMessage, Correspondent } from '../domain/inbox/chat-message.ts';
import { bareMessageIdOf } from './message-id.ts';

/** WhatsApp's own limit is 65,536; nobody answers an invitation with more than this. */
const maxText = 10_000;

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? '');
const something = z
  .unknown()
  .optional()
  .transform(
    (value) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );

const rawSchema = z
  .object({
    key: z.object({ remoteJid: text, remoteJidAlt: text }).nullish().catch(null),
    Info: z.object({ Chat: text, Sender: text, SenderAlt: text, PushName: text }).nullish().catch(null),
    pushName: text,
    notifyName: text,
  })
  .nullish()
  .catch(null);

/** Whose chat something belongs to. */
export const chatSchema = z.object({ from: text, to: text, fromMe: z.boolean(), _data: rawSchema });

const messageSchema = chatSchema.extend({
  timestamp: z.coerce.number().positive(),
  body: text,
  hasMedia: z.boolean().catch(false),
  location: something,
  vCards: something,
  ack: z.number().int().catch(0),
});

/** A message of any engine; `other` where it belongs to no chat with one person; null for what cannot be read. */
export function chatMessageOf(item: unknown): ChatMessage | 'other' | null {
  const id = bareMessageIdOf(item);
  const parsed = messageSchema.safeParse(item);
  if (id === null || !parsed.success) return null;
  const message = parsed.data;
  const who = correspondentOf(message);
  if (who === null) return 'other';
  const body = message.body.slice(0, maxText).toWellFormed();
  const attachment = message.hasMedia || message.location || message.vCards;
  // Keys, calls, polls and other things the phone speaks of under the hood.
  if (body === '' && !attachment && !message.fromMe) return 'other';
  const { fromMe, ack, timestamp } = message;
  const pushName =
    message._data?.pushName || message._data?.Info?.PushName || message._data?.notifyName || '';
  return {
    id,
    fromMe,
    ack,
    who,
    pushName: pushName === '' ? null : pushName.slice(0, 100).toWellFormed(),
    text: body,
    attachment,
    at: timestamp * 1000,
  };
}

/** A person, under whatever names this message tells; null for groups, channels, broadcasts and nonsense. */
export function correspondentOf({
  fromMe,
  from,
  to,
  _data,
}: z.infer<typeof chatSchema>): Correspondent | null {
  // NOWEB names the chat as the sender of one's own messages too.
  const chat = fromMe && to !== '' ? to : from;
  const info = _data?.Info;
  const chats = [chat, _data?.key?.remoteJid, info?.Chat].filter(isTold);
  if (chats.some((name) => !isPerson(name))) return null;
  const others = fromMe ? [] : [_data?.key?.remoteJidAlt, info?.Sender, info?.SenderAlt];
  const told = [...chats, ...others.filter(isTold)];
  const phone = told.map(phoneOf).find((found) => found !== null) ?? null;
  const lid = told.map(lidOf).find((found) => found !== null) ?? null;
  return phone === null && lid === null ? null : { phone, lid };
}

function isTold(name: string | undefined): name is string {
  return name !== undefined && name !== '';
}

function isPerson(chatId: string): boolean {
  return /@(c\.us|s\.whatsapp\.net|lid)$/.test(chatId);
}

/** `5511…@c.us` or, with a device, `5511…:7@s.whatsapp.net`. */
function phoneOf(chatId: string): string | null {
  const digits = /^([1-9]\d{5,14})(?::\d+)?@(?:c\.us|s\.whatsapp\.net)$/.exec(chatId)?.[1];
  return digits === undefined ? null : `+${digits}`;
}

export function lidOf(chatId: string): string | null {
  const digits = /^(\d{5,20})(?::\d+)?@lid$/.exec(chatId)?.[1];
  return digits === undefined ? null : `${digits}@lid`;
}
