import * as z from 'zod';
import type { ChatMessage } from '../domain/inbox/chat-message.ts';
import type { WhatsApp } from '../domain/queue/whatsapp.ts';
import { answerOf } from './answer.ts';
import { chatMessageOf } from './chat-message.ts';
import { type Http, path } from './http.ts';
import { lidSchema, recentChatsSchema } from './schemas.ts';
import type { WahaTimeouts } from './timeouts.ts';

/** Stored messages carry thumbnails: fifty photos of one chat are more than other answers may be. */
export const historyMaxBytes = 8 * 1024 * 1024;
export const newestFirst = 'sortBy=timestamp&sortOrder=desc&merge=true&downloadMedia=false';

type ChatReading = Pick<WhatsApp, 'recentChats' | 'readIncoming' | 'phoneOfLid'>;

/** What came in, read from WAHA's own store of the chats. */
export function createChatReading({
  http,
  session,
  timeouts,
}: {
  readonly http: Http;
  readonly session: string;
  readonly timeouts: WahaTimeouts;
}): ChatReading {
  const get = (path: string) => http({ method: 'GET', path, timeoutMs: timeouts.questionMs });
  return {
    async recentChats(limit, offset) {
      const page = path`limit=${String(limit)}&offset=${String(offset)}`;
      const latestFirst = 'sortBy=conversationTimestamp&sortOrder=desc&merge=true';
      return answerOf(await get(`${path`api/${session}/chats`}?${page}&${latestFirst}`), recentChatsSchema);
    },

    async readIncoming(chatId, since, limit) {
      const seconds = String(Math.max(0, Math.floor(since / 1000)));
      const filter = path`limit=${String(limit)}&filter.timestamp.gte=${seconds}&filter.fromMe=false`;
      const result = await http({
        method: 'GET',
        path: `${path`api/${session}/chats/${chatId}/messages`}?${filter}&${newestFirst}`,
        timeoutMs: timeouts.questionMs,
        maxBytes: historyMaxBytes,
      });
      const items = answerOf(result, z.array(z.unknown()));
      if (!items.ok) return items;
      return { ok: true, data: items.data.map(chatMessageOf).filter(isIncoming) };
    },

    async phoneOfLid(lid) {
      const answer = answerOf(await get(path`api/${session}/lids/${lid}`), lidSchema);
      return answer.ok || answer.trouble !== 'NOT_FOUND' ? answer : { ok: true, data: null };
    },
  };
}

function isIncoming(message: ChatMessage | 'other' | null): message is ChatMessage {
  return message !== null && message !== 'other' && !message.fromMe;
}
