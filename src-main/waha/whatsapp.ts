import * as z from 'zod';
import type { Attachment } from '../domain/attachments/attachment.ts';
import type { MessageLookup, StoredMessage, WhatsApp } from '../domain/queue/whatsapp.ts';
import { answerOf, isSuccess, refusalIn, troubleOf } from './answer.ts';
import { createChatReading, historyMaxBytes, newestFirst } from './chat-reading.ts';
import { type Http, path } from './http.ts';
import { bareMessageIdOf } from './message-id.ts';
import { sendOutcomeOf } from './outcomes.ts';
import { numberCheckSchema, storedMessageSchema } from './schemas.ts';
import type { WahaTimeouts } from './timeouts.ts';
import type { WahaIdentity } from './version.ts';

export interface WahaWhatsAppOptions {
  readonly http: Http;
  readonly session: string;
  readonly timeouts: WahaTimeouts;
  /** What the server is now; null when it does not say. */
  readonly identify: () => Promise<WahaIdentity | null>;
}

export function createWahaWhatsApp({ http, session, timeouts, identify }: WahaWhatsAppOptions): WhatsApp {
  const get = (path: string) => http({ method: 'GET', path, timeoutMs: timeouts.questionMs });
  const tell = (path: string, chatId: string) =>
    http({ method: 'POST', path, body: { session, chatId }, timeoutMs: timeouts.questionMs });

  async function find(chat: string, id: string, bareId: string): Promise<MessageLookup | 'missing'> {
    const result = await get(path`api/${session}/chats/${chat}/messages/${id}?downloadMedia=false`);
    if (refusalIn(result) === 'MESSAGE_MISSING') return 'missing';
    const message = isSuccess(result) ? storedMessageOf(result.body) : null;
    return message?.id === bareId ? { kind: 'found', message } : { kind: 'unreadable' };
  }

  return {
    async checkNumber(phone) {
      const digits = phone.replace(/\D/g, '');
      if (digits === '') return { ok: false, trouble: 'BAD_REQUEST' };
      const result = await get(path`api/contacts/check-exists?phone=${digits}&session=${session}`);
      const answer = answerOf(result, numberCheckSchema);
      if (!answer.ok) return answer;
      return { ok: true, data: answer.data.numberExists ? addressOf(answer.data) : { exists: false } };
    },

    async reserveMessageId() {
      const result = await get(path`api/${session}/new-message-id`);
      if (isSuccess(result)) {
        const id = bareMessageIdOf(result.body);
        return id === null ? { ok: false, trouble: 'FAILED' } : { ok: true, data: id };
      }
      const refusal = refusalIn(result);
      const isWithoutIds = refusal === 'NOT_IMPLEMENTED' || refusal === 'UNKNOWN_ROUTE';
      return isWithoutIds ? { ok: true, data: null } : { ok: false, trouble: troubleOf(result) };
    },

    async sendText({ chatId, text, messageId }) {
      const body = {
        session,
        chatId,
        text,
        linkPreview: false,
        ...(messageId !== null && { id: messageId }),
      };
      return sendOutcomeOf(
        await http({ method: 'POST', path: 'api/sendText', body, timeoutMs: timeouts.sendMs }),
      );
    },

    async sendFile({ chatId, text, file }) {
      const { path, body } = fileRequest(file);
      const whole = { session, chatId, caption: text, ...body };
      return sendOutcomeOf(await http({ method: 'POST', path, body: whole, timeoutMs: timeouts.sendFileMs }));
    },

    async beginTyping(chatId) {
      await tell('api/sendSeen', chatId);
      await tell('api/startTyping', chatId);
    },

    async endTyping(chatId) {
      await tell('api/stopTyping', chatId);
    },

    async findMessage(messageId, chatId) {
      const bare = await find('all', messageId, messageId);
      if (bare !== 'missing') return bare;
      // Engines that know no bare ids find nothing by one, be it there or not: their "not found" proves nothing.
      if ((await identify())?.hasMessageIds) return { kind: 'absent' };
      const full =
        chatId === undefined ? 'missing' : await find(chatId, `true_${chatId}_${messageId}`, messageId);
      return full === 'missing' ? { kind: 'unreadable' } : full;
    },

    async readChat(chatId, limit) {
      const result = await http({
        method: 'GET',
        path: `${path`api/${session}/chats/${chatId}/messages?limit=${String(limit)}`}&${newestFirst}`,
        timeoutMs: timeouts.questionMs,
        maxBytes: historyMaxBytes,
      });
      const messages = answerOf(result, historySchema);
      return messages.ok ? { kind: 'read', messages: messages.data } : { kind: 'unreadable' };
    },

    ...createChatReading({ http, session, timeouts }),
  };
}

/** A PDF sent as a picture would reach the guest as one that cannot be shown. */
function fileRequest({ filename, mimetype, bytes }: Attachment) {
  return {
    path: mimetype.startsWith('image/') ? 'api/sendImage' : 'api/sendFile',
    body: { file: { mimetype, filename, data: Buffer.from(bytes).toString('base64') } },
  };
}

/** The phone's own chat id where WAHA tells it, as it stays the same when a hidden id comes up. */
function addressOf({ chatId, pn }: { chatId: string; pn: string | null }) {
  const isHidden = chatId.endsWith('@lid');
  const digits = isHidden ? /^\+?(\d+)(@|$)/.exec(pn ?? '')?.[1] : undefined;
  return {
    exists: true,
    chatId: digits === undefined ? chatId : `${digits}@c.us`,
    lid: isHidden ? chatId : null,
  } as const;
}

function storedMessageOf(item: unknown): StoredMessage | null {
  const id = bareMessageIdOf(item);
  const parsed = storedMessageSchema.safeParse(item);
  if (id === null || !parsed.success) return null;
  const { timestamp, ...message } = parsed.data;
  return { id, ...message, at: typeof timestamp === 'number' ? timestamp * 1000 : null };
}

/** One message that cannot be read spoils the chat: it may be the very one that is looked for. */
const historySchema = z.array(z.unknown()).transform((items, context) => {
  const messages = items.map(storedMessageOf).filter((message) => message !== null);
  if (messages.length < items.length) context.addIssue('A message cannot be read');
  return messages;
});
